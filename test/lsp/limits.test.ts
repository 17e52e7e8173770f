// The limits of docs/limits.md that the server keeps.

import assert from "node:assert/strict";
import { SHAPES } from "../scaling/shapes.ts";
import { startLspClient } from "../support/lspClient.ts";

suite("lsp: limits", () => {
	test("1000 diagnostics for a log, the last of which counts the rest; 500 symbols for a search", async () => {
		const client = await startLspClient();
		const uri = "file:///many.log";
		client.open(uri, SHAPES.REFERs!(750));
		const diagnostics = await client.diagnostics(uri);
		assert.equal(diagnostics.length, 1000);
		assert.match(JSON.stringify(diagnostics), /501 more/);
		const symbols = await client.request<readonly unknown[]>("workspace/symbol", { query: "" });
		assert.equal(symbols.length, 500);
		assert.equal(await client.stop(), 0);
	}).timeout(120_000);
});
