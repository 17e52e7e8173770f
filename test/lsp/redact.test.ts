// The redacted copy of a log, requested like our client does, over a real connection.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { REDACT_REQUEST, type RedactResult } from "../../server/src/protocol.ts";
import { type LspClient, startLspClient } from "../support/lspClient.ts";

const REFUSED = readFileSync(join(import.meta.dirname, "../fixtures/refused-sign-in.uccapilog"), "utf8");
const LOG = "file:///c%3A/logs/alice.uccapilog";

suite("language server: redact", () => {
	let client: LspClient;
	setup(async () => {
		client = await startLspClient();
		client.open(LOG, REFUSED);
	});
	teardown(() => client.stop());

	const redact = (uri: string) => client.request<RedactResult>(REDACT_REQUEST, { textDocument: { uri } });

	test("the copy, what was replaced, and the lines of the log", async () => {
		const { text, ...rest } = await redact(LOG);
		assert.ok(text !== null && "blocks" in rest);
		assert.doesNotMatch(text, /alice|contoso/i);
		assert.match(rest.words, /^Replaced 1 account \(14 places\)/);
		assert.deepEqual(rest.blocks, [{ line: 0, sourceLine: 0, count: REFUSED.split("\n").length }]);
	});

	test("a log that is not open gets a reason", async () =>
		assert.deepEqual(await redact("file:///other.log"), { text: null, reason: "This log is not open." }));
});
