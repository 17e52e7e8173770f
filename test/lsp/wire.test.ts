// A short run of the wire fuzzer; `npm run fuzz -- --wire` runs for any length of time.

import assert from "node:assert/strict";
import { shortTexts } from "../fuzz/campaign.ts";
import { wireCampaign } from "../fuzz/wire.ts";

suite("lsp: messages of every shape", () => {
	test("each request is answered or rejected, and the server keeps running", async () => {
		const { messages, finds } = await wireCampaign(1, shortTexts(), (count) => count < 1500);
		assert.deepEqual(
			finds.map(({ what }) => what),
			[],
		);
		assert.equal(messages, 1500);
	});
});
