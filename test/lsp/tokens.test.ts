// Decode Token over a real connection.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { DECODE_TOKEN_REQUEST, type DecodeTokenResult } from "../../server/src/protocol.ts";
import { type LspClient, startLspClient } from "../support/lspClient.ts";

const LOG = "file:///logs/tokens.log";
const FOLDER = join(import.meta.dirname, "../fixtures/tokens");

suite("language server: tokens", () => {
	let client: LspClient;

	setup(async () => {
		client = await startLspClient();
	});

	teardown(async () => {
		assert.deepEqual(client.logged, [], "the server logged errors");
		assert.equal(await client.stop(), 0);
	});

	test("the token of the message at the cursor, with its range", async () => {
		const base64 = readFileSync(join(FOLDER, "ntlm-spec-v2-authenticate.base64"), "utf8").trim();
		open(`Authorization: NTLM gssapi-data="${base64}"`);
		const found = await decode(0);
		assert.equal(found.reason, undefined);
		assert.ok(found.text !== null);
		assert.equal(found.kind, "NTLM AUTHENTICATE");
		assert.equal(found.summary, "NTLM type 3: Domain\\User from COMPUTER, NTLMv2");
		assert.deepEqual(found.range, {
			start: { line: 3, character: 33 },
			end: { line: 3, character: 33 + base64.length },
		});
		const expected = readFileSync(join(FOLDER, "expected/ntlm-spec-v2-authenticate.txt"), "utf8");
		assert.equal(found.text, expected.replaceAll("\r\n", "\n"));
	});

	test("a reason if there is none", async () => {
		open("X: y");
		assert.deepEqual(await decode(0), { text: null, reason: "No security token was found at the cursor." });
		assert.deepEqual(await decode(900), { text: null, reason: "No security token was found at the cursor." });
	});

	test("a reason for a log that is not open", async () => {
		assert.deepEqual(await decode(0), { text: null, reason: "This log is not open." });
	});

	function open(header: string): void {
		const headers = ["Call-ID: a", "CSeq: 1 REGISTER", header, "", ""];
		client.open(LOG, ["10:00:00.000 1:1 INFO  :: REGISTER sip:contoso.com SIP/2.0", ...headers].join("\r\n"));
	}

	function decode(line: number): Promise<DecodeTokenResult> {
		return client.request(DECODE_TOKEN_REQUEST, { textDocument: { uri: LOG }, position: { line, character: 0 } });
	}
});
