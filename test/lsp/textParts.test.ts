// A text that is sent in parts: other requests are answered in between, and requests about it wait.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { DocumentSymbol } from "vscode-languageserver";
import { FILTER_SCHEME, TEXT_PART_NOTIFICATION } from "../../server/src/protocol.ts";
import { type LspClient, startLspClient } from "../support/lspClient.ts";

const URI = "file:///RTCDLL0.log";
const OTHER = "file:///RTCDLL1.log";
const TEXT = readFileSync(join(import.meta.dirname, "../fixtures/refused-sign-in.uccapilog"), "utf8");
const FILTERED = `${FILTER_SCHEME}:/a.log?${encodeURIComponent(JSON.stringify({ log: URI, query: "status:403" }))}`;
const SYMBOLS = "textDocument/documentSymbol";
const ASKED = { textDocument: { uri: URI } };

suite("lsp: a text in parts", () => {
	let client: LspClient;
	setup(async () => {
		client = await startLspClient();
	});
	teardown(() => client.stop());

	function part(start: number, end: number, version = 1): void {
		const textDocument = { uri: URI, version };
		client.notify(TEXT_PART_NOTIFICATION, { textDocument, start, length: TEXT.length, text: TEXT.slice(start, end) });
	}
	const outline = () => client.request<DocumentSymbol[]>(SYMBOLS, ASKED);

	test("is opened like a whole text", async () => {
		client.open(OTHER, TEXT);
		const whole = await client.diagnostics(OTHER);
		part(0, 100);
		part(100, 5000);
		part(5000, TEXT.length);
		client.open(URI, "");
		const inParts = await client.diagnostics(URI);
		assert.equal(inParts.length, whole.length);
		assert.equal((await outline()).length, 7);
	});

	for (const [name, uri] of [
		["it", URI],
		["a document that shows a part of it", FILTERED],
	] as const) {
		test(`a request about ${name} waits, and a request about another log does not`, async () => {
			client.open(OTHER, TEXT);
			part(0, 100);
			if (uri !== URI) client.open(uri, TEXT.slice(TEXT.lastIndexOf("\n", TEXT.indexOf("SIP/2.0 403")) + 1));
			let isThere = false;
			const waiting = client.request<DocumentSymbol[]>(SYMBOLS, { textDocument: { uri } }).then((found) => {
				isThere = true;
				return found;
			});
			const position = { line: 79, character: 60 };
			const hover = await client.request("textDocument/hover", { textDocument: { uri: OTHER }, position });
			assert.ok(hover);
			assert.equal(isThere, false);
			part(100, TEXT.length);
			client.open(URI, "");
			assert.ok((await waiting).length > 0);
		});
	}

	test("changes and closing apply to the whole text", async () => {
		part(0, TEXT.length);
		client.open(URI, "");
		const start = { line: 0, character: 0 };
		client.change(URI, 2, { range: { start, end: { line: 79, character: 0 } }, text: "" });
		assert.ok((await outline()).length < 7);
		client.close(URI);
		assert.deepEqual(await outline(), []);
	});

	for (const [name, send] of [
		["a part is missing", () => [part(0, 100), part(200, TEXT.length)]],
		["its end is missing", () => [part(0, 100)]],
		["it belongs to another version", () => [part(0, TEXT.length, 2)]],
	] as const) {
		test(`${name}: the text of didOpen counts`, async () => {
			send();
			client.open(URI, "");
			assert.deepEqual(await outline(), []);
			assert.deepEqual(client.logged, []);
		});
	}

	test("it starts anew: earlier parts are forgotten", async () => {
		part(0, 100);
		part(0, 5000);
		part(100, 200);
		part(5000, TEXT.length);
		client.open(URI, "");
		assert.equal((await outline()).length, 7);
	});

	test("a didOpen with a text: its text counts", async () => {
		part(0, TEXT.length);
		client.open(URI, "no log");
		assert.deepEqual(await outline(), []);
	});
});
