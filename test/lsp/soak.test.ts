// A short soak test; `npm run soak` has more logs, runs for any length of time, and checks times as well.

import assert from "node:assert/strict";
import { soak } from "../soak/soak.ts";

suite("lsp: soak", () => {
	test("memory stays constant, and every request gets a response", async function () {
		// The server is asked for its memory with a signal that Windows does not have.
		if (process.platform === "win32") this.skip();
		const { memory, requests, unanswered, logged, written } = await soak({ logs: 40, ms: 12_000, seed: 1 });
		assert.deepEqual(unanswered, []);
		assert.deepEqual(logged, []);
		assert.ok(requests > 1600 && written > 0, `${requests} requests, ${written} characters written`);
		const growth = memory.after / memory.before - 1;
		assert.ok(growth <= 0.1, `memory has grown by ${(100 * growth).toFixed(1)} %, from ${memory.before} bytes`);
	});
});
