// The requests of the transactions view over a real connection to the built server.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import {
	TREE_PATH_REQUEST,
	TREE_REQUEST,
	type TreeOptions,
	type TreePathResult,
	type TreeResult,
} from "../../server/src/protocol.ts";
import { type LspClient, startLspClient } from "../support/lspClient.ts";

const REFUSED = "file:///logs/refused.uccapilog";
const GROUPED: TreeOptions = { order: "grouped", filter: "all", search: "" };

suite("language server: tree", () => {
	let client: LspClient;

	suiteSetup(async () => {
		client = await startLspClient();
		const path = join(import.meta.dirname, "../fixtures/refused-sign-in.uccapilog");
		client.open(REFUSED, readFileSync(path, "utf8"));
	});

	suiteTeardown(async () => {
		assert.deepEqual(client.logged, [], "the server logged errors");
		assert.equal(await client.stop(), 0);
	});

	test("the top level comes with the summary, other levels without", async () => {
		const first = await children(null);
		assert.deepEqual(
			first?.items.map(({ label, detail, range, fold }) => [label, detail, range, fold]),
			[
				["Sign-ins", "1 · 1 with problems", null, "open"],
				["Other", "1 · 1 with problems", null, "open"],
			],
		);
		assert.equal(first?.summary?.total, 2);
		assert.equal(first?.summary?.counts.failed, 1);
		const second = await children("signIns");
		assert.equal(second?.summary, null);
		assert.equal(second?.items[0]?.range?.start.line, 2);
		assert.equal(second?.items[0]?.tone, "error");
	});

	test("a rule that is turned off removes its problem from the tree", async () => {
		client.configure({ rules: { "unanswered-request": "off" } });
		const [other] = (await children("others"))!.items;
		assert.equal(`${other?.state} ${other?.tone}`, "unanswered none");
		client.configure({});
		const [again] = (await children("others"))!.items;
		assert.equal(`${again?.state} ${again?.tone}`, "unanswered warning");
	});

	test("the path to a place, under the same options", async () => {
		const found = await path(REFUSED, 79, GROUPED);
		assert.deepEqual(
			found.map(({ kind }) => kind),
			["signIns", "activity", "transaction", "message"],
		);
		assert.equal(found.at(-1)?.label, "403 Forbidden");
		assert.equal(found.at(-1)?.direction, "received");
		assert.deepEqual(await path(REFUSED, 79, { ...GROUPED, filter: "succeeded" }), []);
	});

	test("a log that is not open has no tree", async () => {
		const textDocument = { uri: "file:///logs/unknown.log" };
		assert.equal(await client.request(TREE_REQUEST, { textDocument, parent: null, ...GROUPED }), null);
		assert.deepEqual(await path(textDocument.uri, 1, GROUPED), []);
	});

	function children(parent: string | null): Promise<TreeResult> {
		return client.request(TREE_REQUEST, { textDocument: { uri: REFUSED }, parent, ...GROUPED });
	}

	function path(uri: string, line: number, options: TreeOptions): Promise<TreePathResult> {
		return client.request(TREE_PATH_REQUEST, { textDocument: { uri }, position: { line, character: 0 }, ...options });
	}
});
