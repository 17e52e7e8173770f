// A rotated log, put together again.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { diagnose, mergeLogs, parseTrace } from "../../../../server/src/core/index.ts";
import { SCENARIOS } from "../../../scenarios/labels.ts";
import { transactionLines, writeLog } from "../../../support/fixture.ts";

const FOLDER = join(import.meta.dirname, "../../../scenarios");

function merged(...files: readonly [name: string, text: string][]) {
	return mergeLogs(files.map(([name, text]) => ({ name, text })));
}

suite("merge: rolled-over logs", () => {
	test("each scenario, cut at any record, is restored", () => {
		const logs = SCENARIOS.map(({ file }) => readFileSync(join(FOLDER, file), "utf8")).filter((text) => {
			const { id } = parseTrace(text).index.dialect;
			return id === "rtcdll" || id === "uccapi";
		});
		assert.ok(logs.length > 100);
		for (const text of logs) {
			const { records } = parseTrace(text).index;
			if (records.count < 2) continue;
			fc.assert(
				fc.property(fc.integer({ min: 1, max: records.count - 1 }), (record) => {
					const at = records.span(record).start;
					const result = merged(["x.uccapilog", text.slice(at)], ["x.uccapilog.bak", text.slice(0, at)]);
					assert.deepEqual(
						result.lanes.map(({ sources }) => sources),
						[[1, 0]],
					);
					assert.equal(result.text, text.replace(/^\uFEFF/, ""));
				}),
				{ numRuns: 6 },
			);
		}
	});

	test("cut anywhere, even in the middle of a line or a record", () => {
		const text = readFileSync(join(FOLDER, "../fixtures/refused-sign-in.uccapilog"), "utf8");
		const { records } = parseTrace(text).index;
		// Both files must contain a record; otherwise it is unknown when they were written.
		const [first, last] = [records.span(0).end, records.span(records.count - 1).start];
		for (let at = first; at <= last; at += 3) {
			const result = merged(["a/X.uccapilog.bak", text.slice(0, at)], ["a/X.uccapilog", text.slice(at)]);
			assert.equal(result.text, text, `cut at ${at}`);
		}
	});

	test("a request in one file and its response in the next are one transaction", () => {
		const result = merged(["RTCDLL0.log", writeLog("1 200 1 REGISTER")], ["RTCDLL0.log.old", writeLog("0 REGISTER 1")]);
		assert.deepEqual(transactionLines(parseTrace(result.text)), ["REGISTER 1 success 1000 ms: 0 >1"]);
		assert.deepEqual(diagnose(parseTrace(result.text)), []);
		const at = result.text.indexOf("SIP/2.0 200");
		const line = result.text.slice(0, at).split("\n").length - 1;
		const block = result.blocks.findLast((each) => each.line <= line)!;
		assert.deepEqual([block.source, block.sourceLine + line - block.line], [0, 0]);
	});

	test("across midnight", () => {
		const result = merged(
			["RTCDLL0.log", writeLog("00:00:01.000 200 1 REGISTER")],
			["RTCDLL0.old", writeLog("23:59:59.000 REGISTER 1")],
		);
		assert.deepEqual(transactionLines(parseTrace(result.text)), ["REGISTER 1 success 2000 ms: 0 >1"]);
	});

	test("files numbered by the client: times show which one is older", () => {
		const [older, newer] = [writeLog("0 REGISTER 1"), writeLog("1 200 1 REGISTER")];
		for (const files of [
			["RTCDLL0.log", "RTCDLL1.log"],
			["RTCDLL1.log", "RTCDLL0.log"],
		] as const) {
			assert.equal(merged([files[0], older], [files[1], newer]).text, older + newer);
			assert.equal(merged([files[1], newer], [files[0], older]).text, older + newer);
		}
	});

	test("a split line is rejoined, with a note", () => {
		const text = writeLog("0 REGISTER 1\n1 200 1 REGISTER");
		const at = text.indexOf("192.0.2.1");
		const result = merged(["x.log.old", text.slice(0, at)], ["x.log", text.slice(at)]);
		assert.equal(result.text, text);
		assert.deepEqual(result.lanes[0]!.joined, [1]);
		assert.deepEqual(result.blocks, [
			{ line: 0, sourceLine: 0, count: 2, source: 0 },
			{ line: 2, sourceLine: 1, count: text.split("\r\n").length - 3, source: 1 },
		]);
	});

	test("a split prefix whose second half looks like a complete one", () => {
		const text = writeLog("0 REGISTER 1\n1 200 1 REGISTER");
		const at = text.indexOf("10:00:01") + 1;
		assert.equal(merged(["x.log.old", text.slice(0, at)], ["x.log", text.slice(at)]).text, text);
	});

	test("the rest of a record whose beginning is in neither file comes first", () => {
		const [older, newer] = [writeLog("0 REGISTER 1 | Content-Length: 0"), writeLog("2 200 1 REGISTER")];
		const rest = "Content-Length: 0\r\n\r\n";
		const result = merged(["x.log.old", older], ["x.log", rest + newer]);
		assert.equal(result.text, rest + older + newer);
		assert.deepEqual(
			result.blocks.map(({ source, line }) => [source, line]),
			[
				[1, 0],
				[0, 2],
				[1, 2 + older.split("\r\n").length - 1],
			],
		);
	});

	const notRolled: readonly [string, [string, string], [string, string]][] = [
		["in two folders", ["a/x.log", "0 REGISTER 1"], ["b/x.log.old", "1 200 1 REGISTER"]],
		["with different names", ["alice.log", "0 REGISTER 1"], ["bob.log.old", "1 200 1 REGISTER"]],
		["numbers that are a part of the name", ["alice1.log", "0 REGISTER 1"], ["alice2.log", "1 200 1 REGISTER"]],
		["a copy that was put aside", ["x.log", "0 REGISTER 1\n1 # more"], ["x.log.old", "0 REGISTER 1"]],
		[
			"that were written at the same time",
			["RTCDLL0.log", "0 REGISTER 1\n9 # end"],
			["RTCDLL1.log", "1 REGISTER 1 call=c2 pid=7\n8 # end pid=7"],
		],
	];
	for (const [name, one, other] of notRolled) {
		test(`two logs, not one: ${name}`, () => {
			const { lanes } = merged([one[0], writeLog(one[1])], [other[0], writeLog(other[1])]);
			assert.deepEqual(
				lanes.map(({ sources }) => sources),
				[[0], [1]],
			);
		});
	}

	test("two logs, not one: the dates of the older file continue after the newer one begins", () => {
		const dated = (script: string, pid: string) =>
			writeLog(script)
				.replace(/^(?=\d\d:)/gm, "04/16/2013|")
				.replaceAll("33C:", `${pid}:`);
		const { lanes } = merged(
			["x.uccapilog.bak", dated("0 REGISTER 1\n20 # end", "1")],
			["x.uccapilog", dated("10 REGISTER 1\n30 # end", "2")],
		);
		assert.equal(lanes.length, 2);
	});
});
