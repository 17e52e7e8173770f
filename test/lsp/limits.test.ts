// The limits in docs/limits.md that the server enforces.

import assert from "node:assert/strict";
import { diagnose, parseTrace } from "../../server/src/core/index.ts";
import { documentLines } from "../../server/src/lsp/columns.ts";
import { diagnosticsOf } from "../../server/src/lsp/diagnostics.ts";
import { SHAPES } from "../scaling/shapes.ts";
import { writeLog } from "../support/fixture.ts";
import { startLspClient } from "../support/lspClient.ts";

suite("lsp: limits", () => {
	test("at most 1000 diagnostics per log although it has more hints; at most 500 symbols per search", async () => {
		const client = await startLspClient();
		const uri = "file:///many.log";
		client.open(uri, SHAPES.REFERs!(750));
		const diagnostics = await client.diagnostics(uri);
		assert.equal(diagnostics.length, 1000);
		assert.ok(
			diagnostics.every(({ severity }) => severity === 4),
			"more than hints",
		);
		const symbols = await client.request<readonly unknown[]>("workspace/symbol", { query: "" });
		assert.equal(symbols.length, 500);
		assert.equal(await client.stop(), 0);
	});

	test("of more failures, the most severe are listed, with the number of the others", () => {
		const call = (number: number, status: number) =>
			`${number * 3} INVITE 1 call=${number}\n${number * 3} ${status} 1 INVITE call=${number} reason=R${number}`;
		const calls = Array.from({ length: 1100 }, (_, number) => call(number, number < 1050 ? 486 : 500));
		const trace = parseTrace(writeLog(calls.join("\n")));
		const form = { version: true, relatedInformation: true, codeDescription: true, tags: new Set<1 | 2>() };
		const listed = diagnosticsOf(diagnose(trace), {
			lines: documentLines(trace.lines, trace.text, "utf-16"),
			uri: "file:///many.log",
			rulePages: undefined,
			form,
		});
		const count = (severity: number) => listed.filter((each) => each.severity === severity).length;
		assert.deepEqual([1, 2, 3].map(count), [50, 949, 1]);
		assert.match(listed[0]!.message as string, /^101 more findings are not listed here/);
	});
});
