import assert from "node:assert/strict";
import { jsonPieces } from "../../../server/src/cli/formats/jsonPieces.ts";
import { parseTrace, report } from "../../../server/src/core/index.ts";
import { manyCalls, REFUSED, UNSAFE } from "./logs.ts";

const LOGS = { "an empty log": "", "a refused sign-in": REFUSED, "an unsafe log": UNSAFE };

suite("cli: JSON report", () => {
	for (const [name, log] of Object.entries(LOGS)) {
		const expected = report(parseTrace(log), "a.log");
		for (const layout of ["lines", "line"] as const) {
			test(`of ${name} on ${layout} is equal to JSON.stringify`, () =>
				assert.deepEqual(JSON.parse([...jsonPieces(expected, layout)].join("")), JSON.parse(JSON.stringify(expected))));
		}
	}

	test("of one file has one line per message", () => {
		const lines = [...jsonPieces(report(parseTrace(REFUSED), "a.log"), "lines")].join("").split("\n");
		assert.equal(lines[1], '  "schema": "rtcdll-report/1",');
		assert.equal(lines.filter((line) => line.startsWith('    {"line":')).length, 7);
	});

	test("of several files is one line", () => {
		const text = [...jsonPieces(report(parseTrace(REFUSED), "a.log"), "line")].join("");
		assert.equal(text.indexOf("\n"), text.length - 1);
	});

	test("comes in pieces", () => {
		const pieces = [...jsonPieces(report(parseTrace(manyCalls(300)), "a.log"), "line")];
		assert.ok(pieces.length > 2);
		assert.ok(pieces.every((piece) => piece.length < 80_000));
	});

	test("has no control sequences", () =>
		assert.doesNotMatch(
			[...jsonPieces(report(parseTrace(UNSAFE), "a.log"), "line")].join(""),
			/[^\n\u0020-\u007e\u00a0-\u2027\u202f-\u2065\u206a-\uffff]/,
		));
});
