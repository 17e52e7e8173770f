// How the server tracks the documents of an editor, and an editor that cancels requests or does not respond.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { CancellationTokenSource, type DocumentSymbol, LSPErrorCodes, type ResponseError } from "vscode-languageserver";
import { indexLines, type LineIndex } from "../../server/src/core/index.ts";
import { changedLog, openLog } from "../../server/src/lsp/logs/documents.ts";
import { type LspClient, startLspClient } from "../support/lspClient.ts";

const URI = "file:///C:/logs/RTCDLL0.log";
const log = readFileSync(join(import.meta.dirname, "../fixtures/RTCDLL0.log"), "utf8");

suite("open documents", () => {
	let client: LspClient;
	setup(async () => {
		client = await startLspClient();
	});
	teardown(() => client.stop());

	const messages = async () => {
		const symbols = await client.request<DocumentSymbol[]>("textDocument/documentSymbol", {
			textDocument: { uri: URI },
		});
		return symbols.length;
	};

	test("a document that is reopened under the same version is read again", async () => {
		client.open(URI, log);
		assert.equal(await messages(), 4);
		client.close(URI);
		client.open(URI, log + log);
		assert.equal(await messages(), 8);
	});

	test("so is one that changes without a new version, or is opened twice", async () => {
		client.open(URI, log);
		assert.equal(await messages(), 4);
		client.change(URI, 1, { text: log + log });
		assert.equal(await messages(), 8);
		client.open(URI, "");
		assert.equal(await messages(), 0);
	});

	test("all changes of a notification are applied, each to the result of those before it", async () => {
		client.open(URI, "x");
		const start = { line: 0, character: 0 };
		client.change(
			URI,
			2,
			{ range: { start, end: { line: 0, character: 1 } }, text: "" },
			...Array.from({ length: 50 }, () => ({ range: { start, end: start }, text: log })),
		);
		assert.equal(await messages(), 200);
	});

	test("requests that are cancelled while the server is busy are not computed", async () => {
		client.open(URI, log.repeat(2000));
		const hovers = Array.from({ length: 300 }, (_, number) => {
			const source = new CancellationTokenSource();
			const params = { textDocument: { uri: URI }, position: { line: number * 40, character: 30 } };
			return { source, answer: client.request("textDocument/hover", params, source.token) };
		});
		const answers = Promise.allSettled(hovers.map(({ answer }) => answer));
		for (const { source } of hovers) source.cancel();
		const cancelled = (await answers).filter(
			(answer) =>
				answer.status === "rejected" && (answer.reason as ResponseError).code === LSPErrorCodes.RequestCancelled,
		);
		// On a busy machine the log may have been parsed before the last ones were cancelled.
		assert.ok(cancelled.length > 150, `${cancelled.length} of 300`);
	});
});

suite("an editor that never tells its settings", () => {
	test("gets diagnostics nevertheless", async () => {
		const client = await startLspClient({ isSilent: true });
		const refused = readFileSync(join(import.meta.dirname, "../fixtures/refused-sign-in.uccapilog"), "utf8");
		client.open(URI, refused);
		const diagnostics = await client.diagnostics(URI);
		assert.ok(diagnostics.some(({ code }) => code === "auth-failed"));
		await client.stop();
	});
});

suite("a document that changes", () => {
	const text = fc.string({ unit: fc.constantFrom("a", "\n", "\r", "\r\n"), maxLength: 8 });
	const position = fc.record({ line: fc.nat(6), character: fc.nat(4) });
	const edit = fc.record({ start: position, end: position, text, isRead: fc.boolean(), isAsked: fc.boolean() });

	test("has the lines of its text, whichever of its versions were read", () => {
		fc.assert(
			fc.property(text, fc.array(edit, { maxLength: 6 }), (first, edits) => {
				let version = openLog(URI, 1, first);
				for (const [at, { start, end, text, isRead, isAsked }] of edits.entries()) {
					if (isRead) assert.equal(version.trace.text, version.text);
					version = changedLog(version, [{ range: { start, end }, text }], at + 2);
					if (isAsked) assert.deepEqual(startsOf(version.lines), startsOf(indexLines(version.text)));
				}
				assert.deepEqual(startsOf(version.lines), startsOf(indexLines(version.text)));
			}),
			{ numRuns: 1000 },
		);
	});
});

function startsOf(lines: LineIndex): readonly (readonly number[])[] {
	return Array.from({ length: lines.count }, (_, line) => [lines.start(line), lines.end(line)]);
}
