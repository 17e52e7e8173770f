// The limits in docs/limits.md that no other test checks: at the limit, and one beyond.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import {
	answer,
	comparePartners,
	decodeToken,
	diagnose,
	findingSummary,
	ladder,
	outgoing,
	parseQuery,
	parseTrace,
	report,
	statementText,
	symbols,
	transactionTree,
} from "../../../server/src/core/index.ts";
import { SHAPES } from "../../scaling/shapes.ts";
import { writeLog } from "../../support/fixture.ts";

suite("limits", () => {
	test("a name has at most 200 characters, and a sentence 1000", () => {
		const log = (length: number) =>
			parseTrace(`${writeLog("0 INVITE 1")}${writeLog(`1 500 1 INVITE reason=${"x".repeat(length)}`)}`);
		assert.ok(symbols(log(190))[1]!.name.endsWith("x"));
		const long = log(1_000_000);
		assert.equal(symbols(long)[1]!.name.length, 201);
		const findings = diagnose(long);
		for (const { message } of findings) assert.ok(message.length <= 1001);
		assert.ok(findingSummary(long, findings[0]!, "a.log").length <= 4001);
		assert.ok(answer(long, findings).every((each) => statementText(each).length <= 1300));
		assert.equal(report(long, "", findings).messages[1]!.reason?.length, 1_000_000, "the data are whole");
	});

	test("a diagram has at most 40 lanes", () => {
		assert.equal(ladder(parseTrace(SHAPES.addresses!(39)), { kind: "log" }).lanes.length, 40);
		const { lanes } = ladder(parseTrace(SHAPES.addresses!(1000)), { kind: "log" });
		assert.equal(lanes.length, 40);
		assert.match(lanes[39]!.name, /^\d+ other endpoints$/);
	});

	test("a message has at most 500 effects, and 1000 messages to compare it with", () => {
		const trace = parseTrace(SHAPES["NOTIFYs of one SUBSCRIBE"]!(1200));
		assert.equal(outgoing(trace, trace.index.messages.start(0) + 1).length, 500);
		assert.equal(comparePartners(trace, 0).length, 1000);
	});

	test("a page of the tree has at most 250 items", () => {
		const tree = transactionTree(parseTrace(SHAPES.calls!(1000)), []);
		const options = { order: "time", filter: "all", search: "" } as const;
		assert.ok(tree.children(null, options).length <= 250);
	});

	test("a query has at most 4000 characters", () => {
		assert.equal(parseQuery("x".repeat(4000)).errors.length, 0);
		assert.match(parseQuery("x".repeat(4001)).errors[0]!.message, /at most 4000 characters/);
	});

	test("the summary of a token has at most 1000 characters, however many records it has", () => {
		const records = new Uint8Array(5 * 20_000).map((_, at) => [21, 3, 1, 0, 0][at % 5]!);
		const { summary, problem = "" } = decodeToken("TLS-DSK", Buffer.from(records).toString("base64"));
		assert.ok(summary.length <= 1001 && problem.length <= 1001);
	});

	test("a line of 20 MB, a million lines and 20,000 processes are read", () => {
		assert.equal(parseTrace(SHAPES["one long line"]!(4_000_000)).index.records.count, 1);
		assert.equal(parseTrace(SHAPES["blank lines"]!(100_000)).index.messages.count, 1);
		assert.equal(parseTrace(SHAPES.processes!(20_000)).transactions.length, 20_000);
	}).timeout(300_000);

	test("the page names a test for every limit, and each of these exists", () => {
		const root = join(import.meta.dirname, "../../..");
		const rows = readFileSync(join(root, "docs/limits.md"), "utf8")
			.split("\n")
			.filter((line) => /^\| (?!limit|-)/.test(line));
		assert.ok(rows.length > 15);
		for (const row of rows) {
			const [, path] = /`(test\/[^`]+\.ts)` \|$/.exec(row) ?? [];
			assert.ok(path, row);
			readFileSync(join(root, path));
		}
	});
});
