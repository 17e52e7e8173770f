import assert from "node:assert/strict";
import { isRefused, readRlmi } from "../../../../server/src/core/bodies/rlmi.ts";
import { at, readAt } from "./bodyHelper.ts";

const LIST = [
	'<list xmlns="urn:ietf:params:xml:ns:rlmi" uri="sip:alice@contoso.com" version="3" fullState="false">',
	'<resource uri="sip:bob@contoso.com"><name>Bob</name><instance id="0" state="resubscribe" cid="sip:bob@contoso.com" ',
	'poolFqdn="sip:pool02.contoso.com@contoso.com;gruu;opaque=srvr:HomeServer:rf0wV4"/></resource>',
	'<resource uri="sip:carol@fabrikam.com"><instance id="0" state="terminated" reason="Rejected" statusCode="403"/></resource>',
	'<resource uri="sip:dave@fabrikam.com"><instance id="1" state="active" cid="c1"/></resource>',
	'<resource uri="sip:erin@fabrikam.com"/>',
	"</list>",
].join("\r\n");

suite("bodies: RLMI", () => {
	test("contacts that are provided, refused, or elsewhere", () => {
		const { found, text } = readAt(readRlmi, LIST);
		assert.ok(found);
		assert.deepEqual(
			[found.uri, found.version, found.fullState, found.complete],
			["sip:alice@contoso.com", 3, false, true],
		);
		const [bob, carol, dave, erin] = found.resources;
		assert.equal(bob!.name, "Bob");
		assert.deepEqual([bob!.instances[0]!.state, bob!.instances[0]!.askInstead], ["resubscribe", "pool02.contoso.com"]);
		const refused = carol!.instances[0]!;
		assert.deepEqual([refused.state, refused.reason, refused.statusCode], ["terminated", "rejected", 403]);
		assert.match(at(text, refused.span), /^<instance .*403"\/>$/);
		assert.deepEqual([isRefused(bob!.instances[0]!), isRefused(refused)], [false, true]);
		assert.equal(dave!.instances[0]!.cid, "c1");
		assert.deepEqual(erin!.instances, []);
	});

	test("a truncated list keeps the resources before the cut", () => {
		const { found } = readAt(readRlmi, LIST.slice(0, LIST.indexOf('<resource uri="sip:dave') + 20));
		assert.deepEqual([found?.resources.length, found?.complete], [2, false]);
	});

	test("other texts, and an empty list", () => {
		assert.equal(readAt(readRlmi, "<lists/>").found, undefined);
		const { found } = readAt(readRlmi, "<list><resource><instance state='moved' poolFqdn=''/></resource></list>");
		const [instance] = found!.resources[0]!.instances;
		assert.deepEqual([found!.uri, instance!.state, instance!.askInstead], ["", "other", undefined]);
	});
});
