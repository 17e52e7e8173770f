import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { csvLine } from "../../../../server/src/core/exports/csv.ts";
import {
	diagnose,
	type FlowOptions,
	type FlowTable,
	flowsCsv,
	flowTable,
	parseTrace,
} from "../../../../server/src/core/index.ts";
import { linesOf, writeLog } from "../../../support/fixture.ts";
import { MIXED } from "../../../support/mixedTraffic.ts";

const IN_LOG: FlowOptions = { column: "start", descending: false, search: "" };

suite("flows", () => {
	test("one row per activity, in file order", () =>
		check(
			MIXED,
			IN_LOG,
			`10:00:00.000 | Call | alice | bob | worked | 5.5 s | 6 | The end of the call between alice@example.com and bob@example.com was not confirmed: 481 Reason. | succeeded warning
			10:00:02.000 | OPTIONS | alice | bob | worked | 100 ms | 2 |  | succeeded none
			10:00:03.000 | Call | alice | bob | failed, 404 Reason | 100 ms | 3 | The call from alice@example.com to bob@example.com failed: 404 Reason. | failed error
			10:00:04.000 | Sign-in | alice | bob | worked | 100 ms | 2 |  | succeeded none
			10:01:00.000 | Conversation | alice | bob | no response yet | 0 ms | 1 |  | pending none`,
		));

	test("a refused sign-in and a request without a response, each with its reason", () =>
		check(
			file("fixtures/refused-sign-in.uccapilog"),
			IN_LOG,
			`09:14:02.310 | Sign-in | alice |  | refused, 403 Forbidden | 138 ms | 6 | The credentials do not belong to the sign-in address (ms-diagnostics 4004). | failed error
			09:14:20.004 | OPTIONS | alice | contoso.com | no response | 50.2 s | 1 | OPTIONS got no response: the log continues for 50.2 s without one. | unanswered warning`,
		));

	test("a request is shown with its event package", () =>
		check(
			file("scenarios/154-settings.log"),
			IN_LOG,
			"08:30:00.020 | Settings (provisioning-v2) | alice |  | worked | 85 ms | 2 |  | succeeded none",
		));

	test("sorts by each column; equal rows stay in file order, empty cells come last", () => {
		const table = tableOf(MIXED);
		const sorted = (column: FlowOptions["column"], descending = false) =>
			table.arranged({ ...IN_LOG, column, descending });
		assert.deepEqual(sorted("start", true), [4, 3, 2, 1, 0]);
		assert.deepEqual(sorted("kind"), [0, 2, 4, 1, 3]);
		assert.deepEqual(sorted("who", true), [0, 1, 2, 3, 4]);
		assert.deepEqual(sorted("duration"), [4, 1, 2, 3, 0]);
		assert.deepEqual(sorted("messages", true), [0, 2, 1, 3, 4]);
		assert.deepEqual(sorted("outcome"), [2, 4, 0, 1, 3]);
		assert.deepEqual(sorted("reason"), [2, 0, 1, 3, 4]);
		assert.deepEqual(sorted("reason", true), [0, 2, 1, 3, 4]);
	});

	test("a search keeps the flows that contain all its words", () => {
		const table = tableOf(MIXED);
		const found = (search: string) => table.arranged({ ...IN_LOG, search }).map((number) => table.flow(number).kind);
		assert.deepEqual(found("481  invite"), ["Call"]);
		assert.deepEqual(found("CONVERSATION"), ["Conversation"]);
		assert.deepEqual(found("nobody"), []);
		assert.equal(table.bad(table.arranged({ ...IN_LOG, search: "invite" })), "1 call failed");
		assert.equal(table.total, 5);
	});

	test("a flow is identified by the line of its first message, which stays the same while the log grows", () => {
		const table = tableOf(MIXED);
		const lines = table.arranged(IN_LOG).map(table.line);
		const longer = tableOf(`${MIXED}${writeLog("70 OPTIONS 1 call=f")}`);
		assert.deepEqual(longer.arranged(IN_LOG).map(longer.line).slice(0, lines.length), lines);
	});
});

suite("flows as CSV", () => {
	test("full names, dates, milliseconds; values with a comma are quoted", () =>
		assert.deepEqual(csvOf(file("fixtures/refused-sign-in.uccapilog")).split("\r\n"), [
			"Line,Start,Kind,Who,With Whom,Outcome,Duration (ms),Messages,Reason,Result,Activity",
			'3,2013-04-16 09:14:02.310,Sign-in,alice@contoso.com,,"refused, 403 Forbidden",138,6,The credentials do not belong to the sign-in address (ms-diagnostics 4004).,refused,0',
			"93,2013-04-16 09:14:20.004,OPTIONS,alice@contoso.com,contoso.com,no response,50229,1,OPTIONS got no " +
				"response: the log continues for 50.2 s without one.,unanswered,1",
			"",
		]));

	test("no cell is interpreted as a formula", () =>
		assert.match(
			csvOf(writeLog("0 INVITE 1 from=sip:=cmd@example.com to=sip:@SUM(A1)@example.com")),
			/,'=cmd@example\.com,'@SUM/,
		));

	test("cells are on one line and printable, quotes are doubled", () => {
		const cells = ["a,b", 'say "x"', "two\r\nlines", "\u202ex", "=1", " +1", "-1", "@a", "\t=1", "＝1", "1-1", ""];
		assert.equal(csvLine(cells), `"a,b","say ""x""",two lines,\\u{202e}x,'=1,'+1,'-1,'@a,'=1,'＝1,1-1,\r\n`);
	});
});

const file = (name: string) => readFileSync(join(import.meta.dirname, "../../..", name), "utf8");

function tableOf(log: string): FlowTable {
	const trace = parseTrace(log);
	return flowTable(trace, diagnose(trace));
}

function csvOf(log: string): string {
	const trace = parseTrace(log);
	const table = flowTable(trace, diagnose(trace));
	return flowsCsv(trace, table.arranged(IN_LOG).map(table.flow));
}

function check(log: string, options: FlowOptions, expected: string): void {
	const table = tableOf(log);
	const rows = table.arranged(options).map((number) => {
		const { start, kind, who, withWhom, outcome, duration, messages, reason, state, tone } = table.flow(number);
		return [start, kind, who, withWhom, outcome, duration, messages, reason, `${state} ${tone}`].join(" | ");
	});
	assert.deepEqual(rows, linesOf(expected));
}
