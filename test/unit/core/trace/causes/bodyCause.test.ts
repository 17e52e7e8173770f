// What the body of a response says about a failure.

import assert from "node:assert/strict";
import { parseTrace } from "../../../../../server/src/core/index.ts";
import { bodyCause } from "../../../../../server/src/core/trace/causes/bodyCause.ts";
import type { Cause } from "../../../../../server/src/core/trace/causes/cause.ts";
import { writeLog } from "../../../../support/fixture.ts";

function check(body: string, expected: string | undefined): void {
	assert.equal(textOf(body), expected);
}

/** Checks the stock sentence of a body that gives no reason; there is no advice for it. */
function checkStock(body: string, expected: string): void {
	assert.deepEqual(causeOf(body), { text: expected, check: "", isStock: true });
}

/** The text of the cause; empty for a stock sentence, `undefined` if there is none. */
function textOf(body: string): string | undefined {
	const cause = causeOf(body);
	return cause?.isStock ? "" : cause?.text;
}

function causeOf(body: string): Cause | undefined {
	const trace = parseTrace(writeLog(`0 500 1 SERVICE | Content-Type: text/xml |  | ${body}`));
	return bodyCause(trace.text, trace.lines, trace.message(0));
}

const c3p = (attributes: string, command: string) =>
	`<response xmlns="urn:ietf:params:xml:ns:cccp" C3PVersion="1" ${attributes}>${command}</response>`;
const soap = (body: string) => `<s:Envelope xmlns:s="x"><s:Body>${body}</s:Body></s:Envelope>`;

suite("causes: bodies", () => {
	test("a meeting that refuses, by its reason", () => {
		check(
			c3p('code="failure"', '<getConference reason="conferenceDoesntExist"/>'),
			"The meeting does not exist, or is over (C3P conferenceDoesntExist).",
		);
		assert.match(textOf(c3p('code="failure"', '<addUser reason="moonIsFull"/>'))!, /\(C3P moonIsFull\)\.$/);
		check(c3p('code="failure"', "<addUser/>"), "");
		checkStock(c3p('code="failure"', "<addUser/>"), "The meeting gives no reason.");
	});
	test("a meeting that accepts, is pending, or is requested", () => {
		check(c3p('code="success"', "<addUser/>"), undefined);
		check(c3p('code="pending"', "<addUser/>"), undefined);
		check(c3p('code="failure"', '<addUser reason="x"/>').replaceAll("response", "request"), undefined);
	});
	test("the meeting's own text", () =>
		check(
			c3p(
				'code="failure"',
				'<addUser reason="conferenceDoesntExist"/><diagnostics-info><entry><key>x</key><value>Purged</value></entry></diagnostics-info>',
			),
			"The meeting does not exist, or is over: Purged (C3P conferenceDoesntExist).",
		));
	test("a SOAP fault, by its text or its code", () => {
		check(
			soap("<s:Fault><faultcode>s:Client</faultcode><faultstring>No more   room</faultstring></s:Fault>"),
			"No more room (SOAP fault Client).",
		);
		check(soap("<s:Fault><faultcode>s:Client</faultcode></s:Fault>"), "Client (SOAP fault).");
		check(soap("<s:Fault/>"), "");
		checkStock(soap("<s:Fault/>"), "The server gives no reason.");
		check(soap("<s:Fault><faultstring> No room </faultstring></s:Fault>"), "No room (SOAP fault).");
		check(soap("<m:setContactResponse xmlns:m='x'/>"), undefined);
	});
	test("a refused publication", () =>
		check("<Fault><Faultcode>Client.BadCall.WrongDelta</Faultcode></Fault>", "Client.BadCall.WrongDelta (fault)."));
	test("one of several parts, and long texts", () => {
		check(
			soap(`<s:Fault><faultstring>${"x".repeat(2000)}</faultstring></s:Fault>`),
			`X${"x".repeat(299)}… (SOAP fault).`,
		);
		check("<html>Sorry</html>", undefined);
		check("", undefined);
	});
});
