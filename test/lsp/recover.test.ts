// A damaged text read as a log, requested like our client does, over a real connection.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { RECOVER_REQUEST, type RecoverResult, sourceLineOf } from "../../server/src/protocol.ts";
import { type LspClient, startLspClient } from "../support/lspClient.ts";

const fixture = (name: string) => readFileSync(join(import.meta.dirname, "../fixtures", name), "utf8");
const SAMPLE = fixture("RTCDLL0.log").replaceAll("\r\n", "\n");
const MESSAGE = `OPTIONS sip:contoso.com SIP/2.0
Via: SIP/2.0/TCP 192.0.2.1
From: <sip:alice@contoso.com>;tag=1
To: <sip:contoso.com>
CSeq: 1 OPTIONS
Call-ID: 4f2

`;

suite("language server: recover", () => {
	let client: LspClient;
	setup(async () => {
		client = await startLspClient();
	});
	teardown(() => client.stop());

	const lines = (count: number) => [{ line: 0, sourceLine: 0, count }];
	const recover = (text: unknown) => client.request<RecoverResult>(RECOVER_REQUEST, { text });

	test("a mail quote, with the line that each line came from", async () => {
		const original = `Hello,\nthis is the log:\n\n${SAMPLE.replace(/^/gm, "> ")}\nRegards\n`;
		const { text, words, blocks, messages, isMostlyLog } = await recover(original);
		assert.equal(words, "Read from a mail quote.");
		assert.equal(messages, 4);
		assert.equal(isMostlyLog, true);
		const originals = original.split("\n");
		for (const [line, recovered] of text.split("\n").entries()) {
			const from = sourceLineOf(blocks, line)!.line;
			if (recovered.includes("::")) assert.equal(originals[from], `> ${recovered}`);
		}
	});

	test("a web page", async () => {
		const page = fixture("blog-paste.html");
		const { words, blocks, messages, text } = await recover(page);
		assert.equal(words, "Read from a web page.");
		assert.equal(messages, 4);
		const ok = text.split(/\r?\n/).findIndex((line) => line.endsWith("SIP/2.0 401 Unauthorized"));
		assert.match(page.split(/\r?\n/)[sourceLineOf(blocks, ok)!.line]!, /SIP\/2\.0 401 Unauthorized/);
	});

	test("a log is returned unchanged", async () => {
		const { text, words, blocks } = await recover(SAMPLE);
		assert.equal(text, SAMPLE);
		assert.equal(words, "");
		assert.deepEqual(blocks, lines(SAMPLE.split("\n").length));
	});

	test("a text without messages, or any other value, is returned unchanged", async () => {
		const none = { messages: 0, words: "", isMostlyLog: false };
		assert.deepEqual(await recover("> Hello\n> world"), { text: "> Hello\n> world", blocks: lines(2), ...none });
		assert.deepEqual(await recover(""), { text: "", blocks: lines(1), ...none });
		assert.deepEqual(await recover(null), { text: "", blocks: lines(1), ...none });
	});

	test("messages count as mostly a log, a text about them does not", async () => {
		const prose = "Some words about SIP.\n".repeat(20);
		const isMostlyLog = async (text: string) => (await recover(text)).isMostlyLog;
		assert.equal(await isMostlyLog((MESSAGE + MESSAGE).replace(/^/gm, "> ")), true);
		assert.equal(await isMostlyLog(fixture("dialects/server-trace.log")), true);
		assert.equal(await isMostlyLog(prose + MESSAGE + prose + MESSAGE), false);
		assert.equal(await isMostlyLog((prose + MESSAGE + MESSAGE).replace(/^(?=.)/gm, "   ")), false);
		assert.equal(await isMostlyLog(`${prose}\`\`\`\n${MESSAGE}${MESSAGE}\`\`\`\n`), false);
		assert.equal(await isMostlyLog(SAMPLE + prose.repeat(50)), false);
	});
});
