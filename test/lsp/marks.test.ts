// Marks over a real connection to the built server: what our client sends about them, and the effects.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import {
	EXPLAIN_REQUEST,
	type ExplainResult,
	LADDER_REQUEST,
	LADDER_ROWS_REQUEST,
	type LadderResult,
	type LadderRowsResult,
	MARKABLE_REQUEST,
	MARKED_REQUEST,
	MARKS_NOTIFICATION,
	type MarkableResult,
	type MarkedResult,
	STEP_REQUEST,
	type StepResult,
	TREE_REQUEST,
	type TreeResult,
} from "../../server/src/protocol.ts";
import { type LspClient, startLspClient } from "../support/lspClient.ts";

const URI = "file:///logs/refused.uccapilog";
const TEXT = readFileSync(join(import.meta.dirname, "../fixtures/refused-sign-in.uccapilog"), "utf8");
const textDocument = { uri: URI };

suite("language server: marks", () => {
	let client: LspClient;

	suiteSetup(async () => {
		client = await startLspClient();
		client.open(URI, TEXT);
	});

	suiteTeardown(async () => {
		assert.deepEqual(client.logged, [], "the server logged errors");
		assert.equal(await client.stop(), 0);
	});

	const markable = (line: number) =>
		client.request<MarkableResult>(MARKABLE_REQUEST, { textDocument, position: { line, character: 3 } });
	const marked = async () => (await client.request<MarkedResult>(MARKED_REQUEST, { textDocument }))!;

	test("a mark is in the list, the tree, the diagram and the explanation, and moves with its message", async () => {
		const found = await markable(81);
		assert.ok(found.message !== null, found.reason);
		assert.deepEqual([found.name, found.note], ["← 403 Forbidden", null]);
		client.notify(MARKS_NOTIFICATION, {
			textDocument,
			marks: [
				{ message: found.message, note: "ask the proxy team" },
				{ message: "gone", note: "" },
			],
		});
		const list = await marked();
		assert.deepEqual(
			list.marked.map(({ name, note, range }) => [name, note, range.start.line]),
			[["← 403 Forbidden", "ask the proxy team", 79]],
		);
		assert.equal(list.missing, 1);
		const again = await markable(81);
		assert.equal(again.message !== null && again.note, "ask the proxy team");

		const tree = await client.request<TreeResult>(TREE_REQUEST, {
			textDocument,
			parent: null,
			order: "time",
			filter: "marked",
			search: "",
		});
		const items = tree?.items.map(({ label, detail }) => `${label} | ${detail.slice(0, 18)}`);
		assert.deepEqual(items, ["★ 403 Sign-in | ask the proxy team"]);

		const part = { textDocument, part: "log", line: 0 };
		const frame = await client.request<LadderResult>(LADDER_REQUEST, part);
		assert.ok(frame.lanes);
		const drawn = await client.request<LadderRowsResult>(LADDER_ROWS_REQUEST, { ...part, from: 0, count: 100 });
		assert.deepEqual(
			drawn?.rows.flatMap((row) => (row.kind === "arrow" && row.mark !== null ? [[row.label, row.mark]] : [])),
			[["403 Forbidden", "ask the proxy team"]],
		);

		const { markdown } = await client.request<ExplainResult>(EXPLAIN_REQUEST, { textDocument });
		assert.match(
			markdown!,
			/\n## Marked by you\n\n- .*: ask the proxy team \(\[line 80\]\(refused\.uccapilog#L80\)\)\n/,
		);

		const cut = TEXT.split("\n").slice(0, 2).join("\n").length + 1;
		client.change(URI, 2, { text: TEXT.slice(cut) });
		assert.deepEqual(
			(await marked()).marked.map(({ range }) => range.start.line),
			[77],
		);
		const step = await client.request<StepResult>(STEP_REQUEST, {
			textDocument,
			position: { line: 0, character: 0 },
			along: "mark",
			direction: "next",
		});
		assert.equal(step.range?.start.line, 77);

		client.notify(MARKS_NOTIFICATION, { textDocument, marks: [] });
		assert.deepEqual(await marked(), { marked: [], missing: 0 });
	});

	test("invalid marks are ignored", async () => {
		for (const marks of [null, "x", [null, 7, {}, { message: 1, note: 2 }]]) {
			client.notify(MARKS_NOTIFICATION, { textDocument, marks });
			assert.deepEqual(await marked(), { marked: [], missing: 0 });
		}
	});
});
