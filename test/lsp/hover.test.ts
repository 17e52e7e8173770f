// Hover over a real connection, with and without Markdown.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { Hover } from "vscode-languageserver/node";
import { type LspOptions, startLspClient } from "../support/lspClient.ts";

const SAMPLE = readFileSync(join(import.meta.dirname, "../fixtures/refused-sign-in.uccapilog"), "utf8");
const URI = "file:///log.uccapilog";

suite("lsp: hover", () => {
	test("Markdown where the editor shows it", async () => {
		const ask = await open({ capabilities: { textDocument: { hover: { contentFormat: ["markdown", "plaintext"] } } } });
		const shown = await ask("SIP/2.0 403 For", 9);
		assert.ok(shown && typeof shown.contents === "object" && "kind" in shown.contents);
		assert.equal(shown.contents.kind, "markdown");
		assert.match(shown.contents.value, /^\*\*403 Forbidden\*\* · response, received\n/);
		assert.equal(textOf(shown), "403 Forbidden");
		assert.equal(await ask("client start", 3), null);
		await ask.stop();
	});

	test("plain text where it does not", async () => {
		const ask = await open({ capabilities: {} });
		const shown = await ask("ms-received-cid", 4);
		assert.ok(shown && typeof shown.contents === "object" && "kind" in shown.contents);
		assert.equal(shown.contents.kind, "plaintext");
		assert.match(shown.contents.value, /^ms-received-cid · parameter of Via\n/);
		await ask.stop();
	});
});

/** Opens the sample; the returned function requests a hover some characters after the start of the first occurrence of `text`. */
async function open(options: LspOptions) {
	const client = await startLspClient(options);
	assert.equal(client.initializeResult.capabilities.hoverProvider, true);
	client.open(URI, SAMPLE);
	const ask = (text: string, into: number): Promise<Hover | null> => {
		const before = SAMPLE.slice(0, SAMPLE.indexOf(text) + into).split(/\r?\n/);
		const position = { line: before.length - 1, character: before.at(-1)!.length };
		return client.request("textDocument/hover", { textDocument: { uri: URI }, position });
	};
	return Object.assign(ask, { stop: () => client.stop() });
}

function textOf({ range }: Hover): string {
	assert.ok(range);
	const line = SAMPLE.split(/\r?\n/)[range.start.line]!;
	return line.slice(range.start.character, range.end.character);
}
