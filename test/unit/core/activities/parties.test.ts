// The parties of a conversation, and the writer of a message.

import assert from "node:assert/strict";
import { partiesOf, writerOf } from "../../../../server/src/core/activities/parties.ts";
import { parseTrace } from "../../../../server/src/core/index.ts";
import { writeLog, writeServerLog } from "../../../support/fixture.ts";
import { traceOf } from "./activityHelper.ts";

suite("parties", () => {
	function check(script: string, from: string | null, to: string | null): void {
		assert.deepEqual(partiesOf(traceOf(script), 0), { from, to });
	}

	test("From and To, of a response as well", () => {
		check("0 INVITE 1", "alice@example.com", "bob@example.com");
		check("0 200 1 INVITE", "alice@example.com", "bob@example.com");
	});
	test("if To names nobody, the Request-URI is used; a response has none", () => {
		const withoutTo = (script: string) => parseTrace(writeLog(script).replace(/^To: .*\r\n/gm, ""));
		const carol = "0 INVITE 1 uri=sip:carol@example.com";
		assert.equal(partiesOf(withoutTo(carol), 0).to, "carol@example.com");
		assert.equal(partiesOf(withoutTo("0 200 1 INVITE"), 0).to, null);
	});
});

suite("parties: who wrote a message", () => {
	/** The writer of the last message. */
	function check(text: string, expected: string | null): void {
		const trace = parseTrace(text);
		assert.equal(writerOf(trace, trace.index.messages.count - 1), expected);
	}
	const answered = (headers: string) => writeLog(`0 INVITE 1\n1 486 1 INVITE branch=x;ms-received-port=1 ${headers}`);

	test("this client, if it was sent", () => check(writeLog("0 INVITE 1 | User-Agent: x"), "client"));
	test("unknown, if the log shows no direction", () => {
		check(writeLog("0 INVITE 1"), null);
		check(writeLog("0 INVITE 1\n1 486 1 INVITE | ms-diagnostics: 1"), null);
	});
	test("the other party or a server, by the header that identifies it", () => {
		check(answered("| User-Agent: phone"), "peer");
		check(answered("| ms-client-diagnostics: 51004"), "peer");
		check(answered("| Server: RTC/5.0"), "server");
		check(answered("| ms-diagnostics: 1"), "server");
		check(answered(""), null);
	});
	test("the other party, even if a forwarding server added a header", () =>
		check(answered("| User-Agent: phone | ms-diagnostics: 1"), "peer"));
	test('in the log of a server there is no "this client"', () => {
		check(writeServerLog("0 INVITE 1 dir=out"), null);
		check(writeServerLog("0 INVITE 1 dir=out | User-Agent: phone"), "peer");
	});
	test("unknown, if a request is logged on several hops", () =>
		check(
			writeLog(
				"0 INVITE 1 branch=1 | Max-Forwards: 70 | User-Agent: x\n0 INVITE 1 branch=2 | Max-Forwards: 69 | User-Agent: x",
			),
			null,
		));
});
