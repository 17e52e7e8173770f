// The result of a filter: a log whose lines map back to the original.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import {
	callQuery,
	diagnose,
	type FilterContext,
	filter,
	parseQuery,
	parseTrace,
	partOf,
	type Trace,
} from "../../../../server/src/core/index.ts";
import { writeLog } from "../../../support/fixture.ts";

function run(trace: Trace, query: string, context?: FilterContext) {
	return filter(trace, parseQuery(query).query!, () => diagnose(trace), context);
}

const REFUSED = parseTrace(
	readFileSync(join(import.meta.dirname, "../../../fixtures/refused-sign-in.uccapilog"), "utf8"),
);

suite("filter", () => {
	for (const query of ["status:4xx", "is:request", "not is:sip", "method:REGISTER -status:401", "is:other or is:sip"]) {
		test(`the result is a part of the log, with the stated number of messages: ${query}`, () => {
			const result = run(REFUSED, query);
			assert.equal(parseTrace(result.text).index.messages.count, result.messages);
			assert.ok(partOf(REFUSED, result));
		});
	}
	test("a query that matches everything gives the whole log from its first record on", () => {
		const { text, blocks } = run(REFUSED, "is:sip or is:other");
		assert.equal(text, REFUSED.text);
		assert.equal(blocks.length, 1);
	});
	test("nothing: the result says so", () => {
		const { text, blocks, summary } = run(REFUSED, "from:nobody");
		assert.deepEqual({ text, blocks }, { text: "", blocks: [] });
		assert.match(summary, /^Nothing in this log matches \(it has \d+ messages\)\.$/);
		assert.match(run(parseTrace("no log"), "a").summary, /it has no records/);
	});
	test("numbers", () => assert.match(run(REFUSED, "status:403").summary, /^1 of \d+ messages$/));

	test("context: the transaction, the call", () => {
		const trace = parseTrace(
			writeLog(`
				0 REGISTER 1
				1 401 1 REGISTER
				2 REGISTER 2
				3 200 2 REGISTER
				4 MESSAGE 1 call=c2
			`),
		);
		assert.equal(run(trace, "status:401").messages, 1);
		assert.equal(run(trace, "status:401", "transaction").messages, 2);
		assert.equal(run(trace, "status:401", "call").messages, 4);
	});
	test("context: the ACK of an answered call includes its INVITE, and vice versa", () => {
		const trace = parseTrace(writeLog("0 INVITE 1\n1 200 1 INVITE\n1 ACK 1\n2 BYE 2"));
		assert.equal(run(trace, "method:INVITE", "transaction").messages, 3);
		assert.equal(run(trace, "method:ACK", "transaction").messages, 3);
	});
	test("keep-alives: a refresh and its challenge are hidden, the sign-in and failures stay", () => {
		const register = (at: number, cseq: number, status: string, expires = 600) =>
			`${at} REGISTER ${cseq} | Expires: ${expires}\n${at}.1 ${status} ${cseq} REGISTER | Expires: ${expires}`;
		const trace = parseTrace(
			writeLog(
				[
					register(0, 1, "401"),
					register(1, 2, "200"),
					register(300, 3, "200"),
					register(600, 4, "503"),
					register(900, 5, "200", 0),
				].join("\n"),
			),
		);
		const shown = parseTrace(run(trace, "not is:keepalive").text);
		const { messages } = shown.index;
		const kept = Array.from({ length: messages.count }, (_, message) => messages.cseqNumber(message));
		assert.deepEqual([...new Set(kept)], [1, 2, 4, 5]);
	});
	test("only this call: quotes and wildcards in the Call-ID are literal", () => {
		const trace = parseTrace(writeLog('0 MESSAGE 1 call=a"*\\b\n1 MESSAGE 1 call=a"x\\b'));
		const found = callQuery(trace, 40);
		assert.ok("query" in found);
		assert.equal(run(trace, found.query).messages, 1);
		assert.deepEqual(callQuery(parseTrace("x"), 0), { reason: "The cursor is not in a SIP message." });
	});
	test("a log that ends within a record", () => {
		const { text } = run(parseTrace(writeLog("0 MESSAGE 1\n1 # end").trimEnd()), "end");
		assert.match(text, /:: end$/);
	});
});
