// Large texts that go to the server in parts: whatever happens meanwhile, the server has the text that the editor has.

import assert from "node:assert/strict";
import fc from "fast-check";
import type { TextDocument, TextDocumentChangeEvent } from "vscode";
import type { Connection } from "vscode-languageserver";
import { textInParts } from "../../../client/src/textInParts.ts";
import { collectTextParts } from "../../../server/src/lsp/textParts.ts";
import { TEXT_PART_NOTIFICATION, type TextPartParams } from "../../../server/src/protocol.ts";

const URI = "file:///RTCDLL0.log";
const LONGEST = 4;

/** A document as VS Code has it: one object for as long as it is open, with the text and the version of now. */
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

/** What the server has of documents, and what it was told, in order. */
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
			open.set(URI, { version, text: texts.take(URI, version, text) });
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

/** An editor with one document, the library in between, and a server that can be replaced by another one. */
function newEditor(text: string) {
	let server = newServer();
	let document: Document | undefined;
	/** How many turns a message takes: the library hands on each in its order. */
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

	test("whatever is done while they are sent, the server has the text of the editor in the end", async () => {
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

	test("who asks about a document of which a part has come is to wait until it is open", async () => {
		const editor = newEditor("0123456789");
		editor.act.open();
		const { texts } = editor.server();
		for (let turn = 0; turn < 20 && !texts.opened(URI); turn++) await new Promise((resolve) => setImmediate(resolve));
		assert.equal(editor.server().open.get(URI), undefined);
		await texts.opened(URI);
		assert.equal(editor.server().open.get(URI)?.text, "0123456789");
		assert.equal(texts.opened(URI), undefined);
	});

	test("the next request is held back until the server knows of the text, and no longer", async () => {
		const sent: string[] = [];
		const { didOpen } = textInParts(
			(_, params) => {
				sent.push((params as TextPartParams).text);
				return sent.length === 1 ? Promise.resolve() : new Promise(() => undefined);
			},
			(error) => assert.fail(String(error)),
			LONGEST,
		);
		await didOpen(new Document("0123456789") as unknown as TextDocument, async () => undefined);
		assert.equal(sent[0], "0123");
	});

	test("a text that is not large is sent as ever", async () => {
		const editor = newEditor("0123");
		editor.act.open();
		assert.equal(editor.server().texts.opened(URI), undefined);
		await rest();
		assert.equal(editor.server().open.get(URI)?.text, "0123");
	});
});

/** Until all is sent: no message takes more than a turn. */
async function rest(): Promise<void> {
	for (let turn = 0; turn < 60; turn++) await new Promise((resolve) => setImmediate(resolve));
}
