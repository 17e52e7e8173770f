import assert from "node:assert/strict";
import { readBatchSubscribe } from "../../../../server/src/core/bodies/batchSubscribe.ts";
import { readMediaRelay } from "../../../../server/src/core/bodies/mediaRelay.ts";
import { readProvisioning, setting } from "../../../../server/src/core/bodies/provisioning.ts";
import { readRoaming } from "../../../../server/src/core/bodies/roaming.ts";
import { at, readAt } from "./bodyHelper.ts";

suite("bodies: data stored on a server", () => {
	test("settings by group", () => {
		const { found, text } = readAt(
			readProvisioning,
			`<provisionGroupList xmlns="urn:p"><provisionGroup name="ServerConfiguration"><absInternalServerUrl>https://abs.contoso.com</absInternalServerUrl>
			<ucDiffServVoice>40</ucDiffServVoice><list><server>a</server><server>b</server></list></provisionGroup>
			<provisionGroup name="endpointConfiguration"><propertyEntryList><property name="EnableTracing">true</property></propertyEntryList></provisionGroup></provisionGroupList>`,
		);
		assert.equal(found!.kind, "settings");
		assert.deepEqual(
			found!.groups.map(({ name, settings }) => `${name}: ${settings.map((each) => each.name).join(" ")}`),
			[
				"ServerConfiguration: absInternalServerUrl ucDiffServVoice server server",
				"endpointConfiguration: EnableTracing",
			],
		);
		const tracing = setting(found!, "enabletracing");
		assert.equal(tracing?.value, "true");
		assert.equal(at(text, tracing.span), '<property name="EnableTracing">true</property>');
	});

	test("a request for settings, and a truncated group", () => {
		const asked = readAt(
			readProvisioning,
			'<provisioningGroupList><provisioningGroup name="ServerConfiguration"/><provisioningGroup name="ucPolicy"/></provisioningGroupList>',
		).found;
		assert.deepEqual(
			[asked!.kind, asked!.groups.map(({ name }) => name)],
			["request", ["ServerConfiguration", "ucPolicy"]],
		);
		const cut = readAt(readProvisioning, '<provisionGroupList><provisionGroup name="a"><b>1</b><c>').found;
		assert.deepEqual([cut!.complete, cut!.groups[0]!.settings.length], [false, 1]);
		assert.equal(readAt(readProvisioning, "<other/>").found, undefined);
	});

	test("contacts and groups", () => {
		const { found } = readAt(
			readRoaming,
			`<contactList deltaNum="7" xmlns="urn:c"><group id="1" name="~" externalURI=""/><group id="2" name="Friends"/>
			<contact uri="bob@contoso.com" name="" groups="1 2" subscribed="true" externalURI=""/></contactList>`,
		);
		assert.deepEqual([found!.what, found!.isDelta, found!.deltaNumber], ["contacts", false, 7]);
		assert.deepEqual(
			[found!.contacts, found!.groups],
			[
				{ count: 1, names: ["bob@contoso.com"] },
				{ count: 2, names: ["~", "Friends"] },
			],
		);
		const delta = readAt(
			readRoaming,
			'<contactDelta prevDeltaNum="7" deltaNum="8"><addedContact uri="a"/><deletedGroup id="2"/></contactDelta>',
		).found;
		assert.deepEqual([delta!.isDelta, delta!.contacts.count, delta!.groups.count], [true, 1, 1]);
	});

	test("the user's own data, rules, and pending watchers", () => {
		const self = readAt(
			readRoaming,
			`<roamingData xmlns="urn:r"><categories uri="sip:alice@contoso.com"><category name="state" container="2"><state xsi:type="userState" xmlns:xsi="urn:x"><availability>3500</availability></state></category></categories>
			<containers><container id="300" version="1"><member type="user" value="bob@contoso.com"/></container></containers>
			<subscribers><subscriber user="carol@fabrikam.com" displayName="Carol" acknowledged="false"/></subscribers></roamingData>`,
		).found!;
		assert.deepEqual([self.what, self.persons[0]!.availability?.word], ["self", "available"]);
		assert.deepEqual([self.members.names, self.subscribers.names], [["bob@contoso.com"], ["carol@fabrikam.com"]]);
		const acl = readAt(
			readRoaming,
			'<ACLlist deltaNum="1"><ace type="USER" mask="sip:bob@contoso.com" rights="AA"/></ACLlist>',
		).found!;
		assert.deepEqual([acl.what, acl.rules], ["acl", { count: 1, names: ["sip:bob@contoso.com"] }]);
		const waiting = readAt(readRoaming, '<watchers><watcher uri="sip:bob@contoso.com" displayName="Bob"/></watchers>')
			.found!;
		assert.deepEqual([waiting.what, waiting.subscribers.count], ["watchers", 1]);
	});

	test("all names are counted, but only some are listed", () => {
		const { found } = readAt(readRoaming, `<contactList>${'<contact uri="x"/>'.repeat(1000)}</contactList>`);
		assert.deepEqual([found!.contacts.count, found!.contacts.names.length], [1000, 200]);
	});

	test("the contacts of a batched SUBSCRIBE", () => {
		const { found } = readAt(
			readBatchSubscribe,
			`<batchSub xmlns="urn:b" uri="sip:alice@contoso.com" name=""><action name="subscribe" id="1"><adhocList><resource uri="sip:bob@contoso.com"/>
			<resource uri="sip:carol@fabrikam.com"/></adhocList><categoryList><category name="state"/><category name="note"/></categoryList></action></batchSub>`,
		);
		assert.deepEqual(
			[found!.uri, found!.action, found!.resources.length, found!.categories],
			["sip:alice@contoso.com", "subscribe", 2, ["state", "note"]],
		);
		assert.equal(readAt(readBatchSubscribe, "<x/>").found, undefined);
	});

	test("credentials for the media relay", () => {
		const { found } = readAt(
			readMediaRelay,
			`<response requestID="1" reasonPhrase="OK" xmlns="http://schemas.microsoft.com/2006/09/sip/mrasp"><credentialsResponse><credentials><username>u</username><password>p</password><duration>480</duration></credentials>
			<mediaRelayList><mediaRelay><location>Internet</location><hostName>av.contoso.com</hostName><udpPort>3478</udpPort><tcpPort>443</tcpPort></mediaRelay></mediaRelayList></credentialsResponse></response>`,
		);
		const [relay] = found!.relays;
		assert.deepEqual([found!.reasonPhrase, found!.duration], ["OK", 480]);
		assert.deepEqual(
			[relay!.location, relay!.host, relay!.udpPort, relay!.tcpPort],
			["internet", "av.contoso.com", 3478, 443],
		);
		assert.ok(!JSON.stringify(found).includes('"p"'));
		const asked = readAt(
			readMediaRelay,
			'<request requestID="1"><credentialsRequest><identity>sip:a@contoso.com</identity><location>intranet</location></credentialsRequest></request>',
		).found;
		assert.deepEqual(asked!.locations, ["intranet"]);
	});
});
