// The same server in a web worker: the bundles for the web host, in a real browser.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import type { Browser } from "playwright-core";
import type { Diagnostic, DocumentSymbol } from "vscode-languageserver/node";
// @ts-expect-error The scripts are plain JavaScript.
import { launchChromium } from "../../scripts/lib/chromium.mjs";

/** Both bundles in one script, as client/src/browser.ts combines them. */
const SCRIPT = ["lsp.js", "engine.js", "server.browser.js"].map((name) =>
	readFileSync(join(import.meta.dirname, "../../dist", name), "utf8"),
);
const SAMPLE = join(import.meta.dirname, "../fixtures/refused-sign-in.uccapilog");

suite("language server in a web worker", () => {
	let pages: Server;
	let browser: Browser;

	suiteSetup(async function () {
		// The browser may have to be installed first.
		this.timeout(300_000);
		browser = await launchChromium();
		pages = createServer(({ url }, response) => {
			const isScript = url === "/server.js";
			response.setHeader("Content-Type", isScript ? "text/javascript" : "text/html");
			response.end(isScript ? SCRIPT.join("\n") : "<!doctype html><title>test</title>");
		});
		await new Promise<void>((listening) => pages.listen(0, "127.0.0.1", listening));
	});

	suiteTeardown(async () => {
		await browser?.close();
		pages?.close();
	});

	test("gives the same responses and findings as in Node", async () => {
		const page = await browser.newPage();
		await page.goto(`http://127.0.0.1:${(pages.address() as AddressInfo).port}/`);
		const { outline, problems } = await page.evaluate(talk, readFileSync(SAMPLE, "utf8"));
		assert.equal(outline.length, 7);
		assert.equal(outline[5]?.name, "← 403 Forbidden");
		assert.deepEqual(
			problems.filter(({ severity }) => severity === 1).map(({ code, range }) => [code, range.start.line]),
			[["auth-failed", 79]],
		);
	});
});

/** Runs in the page: speaks LSP to the worker, whose messages need no headers. */
async function talk(text: string): Promise<{ outline: DocumentSymbol[]; problems: Diagnostic[] }> {
	const worker = new Worker("/server.js");
	const uri = "file:///refused.uccapilog";
	let id = 0;
	const answers = new Map<unknown, (result: unknown) => void>();
	const problems = new Promise<Diagnostic[]>((resolve) => {
		worker.onmessage = ({ data }) => {
			if (data.method === "textDocument/publishDiagnostics") resolve(data.params.diagnostics);
			else answers.get(data.id)?.(data.result);
		};
	});
	const notify = (method: string, params: object) => worker.postMessage({ jsonrpc: "2.0", method, params });
	const request = (method: string, params: object) =>
		new Promise<unknown>((resolve) => {
			answers.set(++id, resolve);
			worker.postMessage({ jsonrpc: "2.0", id, method, params });
		});
	const capabilities = { textDocument: { documentSymbol: { hierarchicalDocumentSymbolSupport: true } } };
	await request("initialize", { processId: null, rootUri: null, capabilities });
	notify("initialized", {});
	notify("textDocument/didOpen", { textDocument: { uri, languageId: "rtcdll", version: 1, text } });
	const outline = (await request("textDocument/documentSymbol", { textDocument: { uri } })) as DocumentSymbol[];
	return { outline, problems: await problems };
}
