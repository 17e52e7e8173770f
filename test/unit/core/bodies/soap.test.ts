import assert from "node:assert/strict";
import { readFault } from "../../../../server/src/core/bodies/fault.ts";
import { readPublish } from "../../../../server/src/core/bodies/publish.ts";
import { readSoap, soapArgument } from "../../../../server/src/core/bodies/soap.ts";
import { at, readAt } from "./bodyHelper.ts";

suite("bodies: SOAP, faults and publications", () => {
	test("the function and its arguments", () => {
		const { found } = readAt(
			readSoap,
			`<SOAP-ENV:Envelope xmlns:SOAP-ENV="http://schemas.xmlsoap.org/soap/envelope/"><SOAP-ENV:Body>
			<m:setContact xmlns:m="http://schemas.microsoft.com/winrtc/2002/11/sip"><m:displayName>Bob</m:displayName><m:groups>1 2</m:groups>
			<m:subscribed>true</m:subscribed><m:URI>sip:bob@contoso.com</m:URI><m:externalURI/><m:deltaNum>4</m:deltaNum></m:setContact>
			</SOAP-ENV:Body></SOAP-ENV:Envelope>`,
		);
		assert.equal(found!.action, "setContact");
		assert.equal(soapArgument(found!, "uri"), "sip:bob@contoso.com");
		assert.deepEqual(
			found!.arguments.map(({ name }) => name),
			["displayName", "groups", "subscribed", "URI", "deltaNum"],
		);
		assert.equal(found!.fault, undefined);
	});

	test("a fault with its details", () => {
		const { found, text } = readAt(
			readSoap,
			`<s:Envelope xmlns:s="urn:s"><s:Body><s:Fault><faultcode>s:Client.Auth</faultcode><faultstring>Not allowed</faultstring>
			<detail><m:exactErrorCode xmlns:m="urn:m">0xC3E93EC7</m:exactErrorCode><faultindex>1</faultindex></detail></s:Fault></s:Body></s:Envelope>`,
		);
		const fault = found!.fault!;
		assert.deepEqual([found!.action, fault.code, fault.text], [undefined, "Client.Auth", "Not allowed"]);
		assert.deepEqual(
			fault.details.map(({ name, value }) => `${name}=${value}`),
			["exactErrorCode=0xC3E93EC7", "faultindex=1"],
		);
		assert.match(at(text, fault.span), /^<s:Fault>.*<\/s:Fault>$/s);
	});

	test("an envelope without a body, a truncated one, and other texts", () => {
		assert.deepEqual(readAt(readSoap, "<Envelope><Body/></Envelope>").found?.arguments, []);
		assert.deepEqual(readAt(readSoap, "<Envelope><Body><getPresence><uri>sip:a").found?.action, "getPresence");
		assert.equal(readAt(readSoap, "<Body/>").found, undefined);
	});

	test("which operations a server refused", () => {
		const { found } = readAt(
			readFault,
			'<Fault xmlns="urn:f"><Faultcode>Client.BadCall.WrongDelta</Faultcode><details><operation index="1" version="2" curVersion="5"/></details></Fault>',
		);
		assert.equal(found!.code, "Client.BadCall.WrongDelta");
		const [operation] = found!.operations;
		assert.deepEqual([operation!.index, operation!.version, operation!.currentVersion], [1, 2, 5]);
		const pasted = readAt(
			readFault,
			"- <Fault>\r\n<Faultcode>Client.Delegate.Operation.NotAuthorized</Faultcode>",
		).found;
		assert.deepEqual([pasted?.code, pasted?.complete], ["Client.Delegate.Operation.NotAuthorized", false]);
		assert.equal(readAt(readFault, "<Faults/>").found, undefined);
	});

	test("what is published, and for whom", () => {
		const { found } = readAt(
			readPublish,
			`<publish xmlns="http://schemas.microsoft.com/2006/09/sip/rich-presence"><publications uri="sip:alice@contoso.com">
			<publication categoryName="state" instance="0x30000000" container="2" version="3" expireType="endpoint">
			<state xsi:type="userState" xmlns:xsi="urn:x"><availability>9500</availability></state></publication>
			<publication categoryName="note" instance="0" container="300" version="0" expireType="static" expires="0"/></publications></publish>`,
		);
		const [state, note] = found!.publications;
		assert.equal(found!.uri, "sip:alice@contoso.com");
		assert.deepEqual(
			[state!.category, state!.container, state!.version, state!.expireType, state!.state?.word, state!.isRemoval],
			["state", 2, 3, "endpoint", "do not disturb", false],
		);
		assert.deepEqual([note!.category, note!.isRemoval, note!.state], ["note", true, undefined]);
		assert.equal(readAt(readPublish, "<public/>").found, undefined);
	});
});
