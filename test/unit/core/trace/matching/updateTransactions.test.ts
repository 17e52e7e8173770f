// Which transactions remain the same objects after a change.

import assert from "node:assert/strict";
import { changedTrace, parseTrace } from "../../../../../server/src/core/index.ts";
import { spreadOut } from "../../../../support/spreadOut.ts";

suite("unchanged transactions", () => {
	const request = (call: string, time: string) =>
		`${time} 33C:B00 INFO  :: OPTIONS sip:b.com SIP/2.0\r\nCall-ID: ${call}\r\nCSeq: 1 OPTIONS\r\n\r\n`;
	const response = (call: string, time: string, status = "200 OK") =>
		`${time} 33C:B00 INFO  :: SIP/2.0 ${status}\r\nCall-ID: ${call}\r\nCSeq: 1 OPTIONS\r\n\r\n`;
	const ANSWERED = request("one", "10:00:00.000") + response("one", "10:00:01.000");
	const OTHER = request("two", "10:00:02.000") + response("two", "10:00:03.000");

	/** Writes the log with its calls far apart, changes it, and returns for each transaction whether it is the same object. */
	function check(log: string, piece: string, put: string, ...stands: readonly boolean[]): void {
		const before = parseTrace(spreadOut(log, [2, 4]));
		const start = piece === "" ? before.text.length : before.text.indexOf(piece);
		assert.ok(start >= 0);
		const text = before.text.slice(0, start) + put + before.text.slice(start + piece.length);
		const change = { start, oldEnd: start + piece.length, newEnd: start + put.length };
		const { transactions } = changedTrace(before, text, change);
		assert.deepEqual(
			transactions.map((each, id) => each === before.transactions[id]),
			stands,
		);
	}

	test("all answered ones, when text is appended", () =>
		check(ANSWERED + OTHER, "", request("three", "10:00:04.000"), true, false, false));
	test("those of other calls, when a character is typed", () =>
		check(ANSWERED + OTHER, "200 OK", "200 OKx", false, true));
	test("none after an inserted message", () =>
		check(ANSWERED + OTHER, OTHER, request("new", "10:00:01.500") + OTHER, true, false, false));
	test("no pending one, when time passes", () =>
		check(
			request("one", "10:00:00.000") + OTHER + OTHER.replaceAll("two", "three"),
			"",
			"10:00:09.000 33C:B00 INFO  :: later\r\n",
			false,
			true,
			false,
		));
	test("none with an unanswered challenge, when time passes", () =>
		check(
			request("one", "10:00:00.000") + response("one", "10:00:01.000", "401 Unauthorized") + OTHER + OTHER,
			"",
			"10:00:09.000 33C:B00 INFO  :: later\r\n",
			false,
			false,
		));
});
