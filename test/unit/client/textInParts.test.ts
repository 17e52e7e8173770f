// Large texts that are sent in parts: whatever happens in the meantime, the server ends up with the editor's text.

import assert from "node:assert/strict";
import fc from "fast-check";
import type { TextDocument, TextDocumentChangeEvent } from "vscode";
import type { Connection } from "vscode-languageserver";
import { textInParts } from "../../../client/src/textInParts.ts";
import { collectTextParts } from "../../../server/src/lsp/logs/textParts.ts";
import { TEXT_PART_NOTIFICATION, type TextPartParams } from "../../../server/src/protocol.ts";

const URI = "file:///RTCDLL0.log";
const LONGEST = 4;

/** A document like VS Code's: one object for as long as it is open, with the current text and version. */
class Document {
	readonly uri = { toString: () => URI };
	version = 1;
	text: string;

	constructor(text: string) {
		this.text = text;
	}

	getText(): string {
		return this.text;
	}
}

/** A server that keeps the documents that it is told about. */
function newServer() {
	let hear: (params: TextPartParams) => void = () => undefined;
	const connection = {
		onNotification(method: string, handler: (params: TextPartParams) => void) {
			assert.equal(method, TEXT_PART_NOTIFICATION);
			hear = handler;
		},
	};
	const texts = collectTextParts(connection as unknown as Connection);
	const open = new Map<string, { version: number; text: string }>();
	return {
		texts,
		open,
		part: (params: TextPartParams) => hear(structuredClone(params)),
		didOpen(version: number, text: string) {
			assert.ok(!open.has(URI), "opened twice");
			open.set(URI, { version, text: texts.take(URI, version, text).toString() });
		},
		didChange(version: number, appended: string) {
			const document = open.get(URI)!;
			assert.equal(version, document.version + 1, "a change of another version");
			open.set(URI, { version, text: document.text + appended });
		},
		didClose() {
			assert.ok(open.delete(URI), "closed, and was not open");
		},
	};
}

/** An editor with one document, the library in between, and a server that can be replaced. */
function newEditor(text: string) {
	let server = newServer();
	let document: Document | undefined;
	/** The latest message: the library passes on each in order, and each takes a turn. */
	let sent = Promise.resolve();
	const send = (deliver: (to: typeof server) => void): Promise<void> => {
		const to = server;
		sent = sent
			.then(() => new Promise((resolve) => setImmediate(resolve)))
			.then(() => {
				if (to !== server) throw new Error("the server is gone");
				deliver(to);
			});
		const written = sent;
		sent = sent.catch(() => undefined);
		return written;
	};
	const failures: unknown[] = [];
	const parts = textInParts(
		(_, params) => send((to) => to.part(params as TextPartParams)),
		(error) => failures.push(error),
		LONGEST,
	);
	const ignored = () => undefined;
	const open = () =>
		parts
			.didOpen(document as unknown as TextDocument, ({ version, getText }) => {
				const given = getText.call(document);
				return send((to) => to.didOpen(version, given));
			})
			.catch(ignored);
	return {
		failures,
		server: () => server,
		document: () => document,
		act: {
			open() {
				if (document) return;
				document = new Document(text);
				void open();
			},
			change() {
				if (!document) return;
				document.text += "x";
				const version = ++document.version;
				const event = { document } as unknown as TextDocumentChangeEvent;
				parts.didChange(event, () => send((to) => to.didChange(version, "x"))).catch(ignored);
			},
			close() {
				if (!document) return;
				const closed = document as unknown as TextDocument;
				document = undefined;
				parts.didClose(closed, () => send((to) => to.didClose())).catch(ignored);
			},
			crash() {
				parts.abandon();
				server = newServer();
				sent = Promise.resolve();
				if (document) void open();
			},
			wait: () => undefined,
		},
	};
}

suite("texts in parts", () => {
	const action = fc.constantFrom("open", "change", "close", "crash", "wait", "wait", "wait");

	test("whatever happens while they are sent, the server ends up with the editor's text", async () => {
		await fc.assert(
			fc.asyncProperty(
				fc.string({ unit: "binary", maxLength: 30 }),
				fc.array(action, { maxLength: 30 }),
				async (text, actions) => {
					const editor = newEditor(text);
					for (const each of actions) {
						editor.act[each as keyof typeof editor.act]();
						await new Promise((resolve) => setImmediate(resolve));
					}
					await rest();
					const document = editor.document();
					assert.deepEqual(
						editor.server().open.get(URI),
						document && { version: document.version, text: document.text },
					);
					if (!actions.includes("crash")) assert.deepEqual(editor.failures, []);
				},
			),
			{ numRuns: 300 },
		);
	});

	test("a request about a document of which a part has arrived waits until it is opened", async () => {
		const editor = newEditor("0123456789");
		editor.act.open();
		const { texts } = editor.server();
		for (let turn = 0; turn < 20 && !texts.opened(URI); turn++) await new Promise((resolve) => setImmediate(resolve));
		assert.equal(editor.server().open.get(URI), undefined);
		await texts.opened(URI);
		assert.equal(editor.server().open.get(URI)?.text, "0123456789");
		assert.equal(texts.opened(URI), undefined);
	});

	test("a request about the document waits for the first part, and no longer", async () => {
		const sent: string[] = [];
		const { didOpen, sendRequest } = textInParts(
			async (_, params) => {
				if ((params as TextPartParams).start > 0) await new Promise(() => undefined);
				await new Promise((resolve) => setImmediate(resolve));
				sent.push((params as TextPartParams).text);
			},
			(error) => assert.fail(String(error)),
			LONGEST,
		);
		const request = (uri: string) =>
			sendRequest("hover", { textDocument: { uri } }, undefined, async () => sent.push(uri) as never);
		void didOpen(new Document("0123456789") as unknown as TextDocument, async () => undefined);
		await Promise.all([request(URI), request("file:///other.log")]);
		assert.deepEqual(sent, ["file:///other.log", "0123", URI]);
	});

	test("a text that is not large is sent as a whole", async () => {
		const editor = newEditor("0123");
		editor.act.open();
		assert.equal(editor.server().texts.opened(URI), undefined);
		await rest();
		assert.equal(editor.server().open.get(URI)?.text, "0123");
	});
});

/** Waits until everything is sent: no message takes more than a turn. */
async function rest(): Promise<void> {
	for (let turn = 0; turn < 60; turn++) await new Promise((resolve) => setImmediate(resolve));
}
