// The limits of docs/limits.md that the server keeps.

import assert from "node:assert/strict";
import { SHAPES } from "../scaling/shapes.ts";
import { startLspClient } from "../support/lspClient.ts";

suite("lsp: limits", () => {
	test("1000 diagnostics for a log, though it has more hints; 500 symbols for a search", async () => {
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
});
