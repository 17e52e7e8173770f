// The tables: the content of their rows, and that CSV and NDJSON represent it in a form that any parser can read.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import {
	csv,
	diagnose,
	EXPORTED_TABLES,
	exportedTable,
	ndjson,
	parseTrace,
	type TableName,
} from "../../../../server/src/core/index.ts";
import { anyWord, EVIL, evilLog } from "../../../support/evilLog.ts";

const FIXTURES = join(import.meta.dirname, "../../../fixtures");
const REFUSED = readFileSync(join(FIXTURES, "refused-sign-in.uccapilog"), "utf8");

suite("exported tables", () => {
	test("messages", () =>
		check("messages", 5, {
			line: 80,
			time: "2013-04-16 09:14:02.448",
			direction: "received",
			method: "REGISTER",
			status: 403,
			reason: "Forbidden",
			uri: null,
			from: "alice@contoso.com",
			to: "alice@contoso.com",
			callId: "d5f2b95d5be64c2cbfb38aa5d3a87ae7",
			cseq: 3,
			body: null,
			peer: "192.0.2.10:5061",
			transaction: 2,
			activity: 0,
		}));

	test("transactions", () =>
		check("transactions", 3, {
			line: 93,
			time: "2013-04-16 09:14:20.004",
			direction: "sent",
			method: "OPTIONS",
			from: "alice@contoso.com",
			to: "contoso.com",
			outcome: "unanswered",
			status: null,
			answer: null,
			durationMs: null,
			messages: 1,
			problem: "OPTIONS got no response: the log continues for 50.2 s without one.",
			callId: "7f0c4f5a0b9d4d9a9a2f6c1e6f3b2d10",
			cseq: 1,
			transaction: 3,
			activity: 1,
		}));

	test("activities", () =>
		check("activities", 0, {
			line: 3,
			start: "2013-04-16 09:14:02.310",
			kind: "Sign-in",
			who: "alice@contoso.com",
			withWhom: null,
			outcome: "refused, 403 Forbidden",
			durationMs: 138,
			messages: 6,
			reason: "The credentials do not belong to the sign-in address (ms-diagnostics 4004).",
			result: "refused",
			activity: 0,
		}));

	test("unknown values are null, and empty cells in CSV", () => {
		const text = "OPTIONS sip:b SIP/2.0\r\nVia: SIP/2.0/TCP 192.0.2.1\r\nCall-ID: c\r\nCSeq: x\r\n\r\n";
		const [row] = rowsOf(text, "messages");
		assert.deepEqual([row!.time, row!.status, row!.cseq, row!.from, row!.peer], [null, null, null, null, null]);
		assert.equal(linesOf(text, "messages")[1], `1,,${row!.direction},OPTIONS,,,sip:b,,,c,,,,0,0`);
	});

	for (const name of EXPORTED_TABLES) {
		test(`${name}: CSV and NDJSON contain the same, whatever is in the log`, () => {
			for (const word of [...EVIL, "=1+1", "@SUM(A1)", '","', "\r\n"]) checkSame(evilLog(word), name);
			checkSame(REFUSED, name);
			checkSame("", name);
			fc.assert(
				fc.property(anyWord, (word) => checkSame(evilLog(word), name)),
				{ numRuns: 30 },
			);
		});
	}
});

function tableOf(text: string, name: TableName) {
	const trace = parseTrace(text);
	return exportedTable(trace, diagnose(trace), name);
}

function rowsOf(text: string, name: TableName): readonly Readonly<Record<string, string | number | null>>[] {
	return [...ndjson(tableOf(text, name))].map((line) => {
		assert.match(line, /^\{[^\r\n\u2028]*\}\n$/);
		return JSON.parse(line);
	});
}

function linesOf(text: string, name: TableName): readonly string[] {
	return [...csv(tableOf(text, name))].join("").split("\r\n");
}

function check(name: TableName, row: number, expected: Readonly<Record<string, string | number | null>>): void {
	const found = rowsOf(REFUSED, name)[row];
	assert.deepEqual(found, expected);
	assert.deepEqual(Object.keys(found!), Object.keys(expected), "in this order");
}

function checkSame(text: string, name: TableName): void {
	const [titles, ...lines] = readCsv([...csv(tableOf(text, name))].join(""));
	const rows = rowsOf(text, name);
	assert.equal(lines.length, rows.length);
	for (const [at, cells] of lines.entries()) {
		assert.equal(cells.length, titles!.length);
		for (const [column, value] of Object.values(rows[at]!).entries()) {
			const cell = cells[column]!;
			assert.ok(cell.length <= 1003);
			const shown = value === null ? "" : String(value).trim();
			const isFormula = typeof value === "string" && /^[=+\-@＝＋－＠]/.test(shown);
			assert.equal(cell, isFormula ? `'${shown}` : shown);
		}
	}
}

/** Parses CSV according to RFC 4180 §2, and fails if it is invalid. */
function readCsv(text: string): readonly (readonly string[])[] {
	const rows: string[][] = [];
	const cell = /(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r\n)/y;
	for (let row: string[] = []; cell.lastIndex < text.length; ) {
		const found = cell.exec(text);
		assert.ok(found, "a cell");
		row.push(found[1]?.replaceAll('""', '"') ?? found[2]!);
		if (found[3] === ",") continue;
		rows.push(row);
		row = [];
	}
	return rows;
}
