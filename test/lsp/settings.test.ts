// How the server reads its settings.

import assert from "node:assert/strict";
import { DEFAULT_LIMITS } from "../../server/src/core/index.ts";
import { readSection } from "../../server/src/lsp/settings.ts";

suite("settings", () => {
	test("a limit of zero, or of another type, counts as not set", () => {
		const limitOf = (slowTransaction: unknown) => readSection({ slowTransaction }).limits.slowTransactionMs;
		assert.equal(limitOf(1), 1);
		for (const nonsense of [0, -1, Number.NaN, "2000", null]) {
			assert.equal(limitOf(nonsense), DEFAULT_LIMITS.slowTransactionMs, String(nonsense));
		}
	});
});
