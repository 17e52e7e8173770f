// Logs that the server reads from disk: requests about their URIs are answered as for an open log.

import assert from "node:assert/strict";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import {
	EXPLAIN_REQUEST,
	type ExplainResult,
	FILTER_REQUEST,
	type FilterResult,
	FORGET_FILE_NOTIFICATION,
	LADDER_REQUEST,
	type LadderResult,
	READ_FILE_REQUEST,
	type ReadFileResult,
	SUMMARIZE_REQUEST,
	type SummarizeResult,
	TREE_REQUEST,
	type TreeResult,
} from "../../server/src/protocol.ts";
import { makeLog } from "../bench/makeLog.ts";
import { writeLog } from "../support/fixture.ts";
import { EDITOR, type LspClient, startLspClient } from "../support/lspClient.ts";

interface Progress {
	readonly token: string;
	readonly value: { readonly percentage?: number };
}

const SCRIPT = "0 OPTIONS 1\n1 503 1 OPTIONS\n2 # end";

suite("a log that the server reads itself", () => {
	const folder = mkdtempSync(join(tmpdir(), "rtcdll-disk-"));
	const path = join(folder, "RTCDLL0.log");
	const uri = pathToFileURL(path).href;
	const textDocument = { uri };
	let client: LspClient;

	setup(async () => {
		writeFileSync(path, writeLog(SCRIPT));
		client = await startLspClient({ capabilities: { ...EDITOR, window: { workDoneProgress: true } } });
		client.onRequest("window/workDoneProgress/create", () => null);
	});
	teardown(async () => {
		assert.deepEqual(client.logged, [], "the server logged errors");
		assert.equal(await client.stop(), 0);
	});
	suiteTeardown(() => rmSync(folder, { recursive: true, force: true }));

	const read = (other = uri) => client.request<ReadFileResult>(READ_FILE_REQUEST, { textDocument: { uri: other } });
	const rules = async () => (await client.diagnostics(uri)).map(({ code }) => code);

	test("has findings, a tree, a diagram, a report and parts", async () => {
		const { lines } = await read();
		assert.equal(lines, writeLog(SCRIPT).split("\n").length);
		assert.deepEqual(await rules(), ["failed-transaction"]);
		const options = { order: "time", filter: "all", search: "", parent: null };
		const tree = await client.request<TreeResult>(TREE_REQUEST, { textDocument, ...options });
		assert.equal(tree?.summary?.total, 1);
		const ladder = await client.request<LadderResult>(LADDER_REQUEST, { textDocument, part: "log", line: 0 });
		assert.equal(ladder.lanes && ladder.messages, 2);
		const { markdown } = await client.request<ExplainResult>(EXPLAIN_REQUEST, { textDocument });
		assert.match(markdown ?? "", /503/);
		const part = await client.request<FilterResult>(FILTER_REQUEST, {
			textDocument,
			query: "status:503",
			context: "message",
		});
		assert.deepEqual(part.text !== null && part.words, "1 of 2 messages");
	});

	test("is summarised for the report on its folder", async () => {
		assert.equal(await client.request<SummarizeResult>(SUMMARIZE_REQUEST, { uri, text: null }), null, "not read yet");
		await read();
		const summary = await client.request<SummarizeResult>(SUMMARIZE_REQUEST, { uri, text: null });
		assert.match(summary?.failure?.text ?? "", /503/);
	});

	test("is read again on request, and released", async () => {
		await read();
		assert.deepEqual(await rules(), ["failed-transaction"]);
		writeFileSync(path, writeLog("0 OPTIONS 1\n1 200 1 OPTIONS\n2 OPTIONS 2"));
		await read();
		assert.deepEqual(await rules(), ["pending-request"]);
		client.notify(FORGET_FILE_NOTIFICATION, { textDocument });
		assert.deepEqual(await rules(), []);
		const { markdown } = await client.request<ExplainResult>(EXPLAIN_REQUEST, { textDocument });
		assert.equal(markdown, null);
	});

	test("is replaced by the text if the editor opens it", async () => {
		await read();
		assert.deepEqual(await rules(), ["failed-transaction"]);
		client.open(uri, writeLog("0 OPTIONS 1\n1 200 1 OPTIONS\n2 OPTIONS 2"));
		assert.deepEqual(await rules(), ["pending-request"]);
		client.notify(FORGET_FILE_NOTIFICATION, { textDocument });
		const { markdown } = await client.request<ExplainResult>(EXPLAIN_REQUEST, { textDocument });
		assert.equal(typeof markdown, "string");
	});

	test("is decoded as in the command line", async () => {
		writeFileSync(path, Buffer.from(`\uFEFF${writeLog(SCRIPT)}`, "utf16le"));
		await read();
		assert.deepEqual(await rules(), ["failed-transaction"]);
	});

	test("reports the progress of the analysis, which can be cancelled", async () => {
		writeFileSync(path, makeLog(4_000_000));
		const reported: number[] = [];
		client.onNotification<Progress>("$/progress", ({ token, value: { percentage = 0 } }) => {
			reported.push(percentage);
			if (percentage > 10) client.notify("window/workDoneProgress/cancel", { token });
		});
		assert.deepEqual(await read(), { lines: null, reason: "This log was not read, because that was cancelled." });
		assert.ok(
			reported.some((percentage) => percentage > 10) && reported.every((percentage) => percentage < 100),
			`${reported}`,
		);
		assert.equal((await client.request<ExplainResult>(EXPLAIN_REQUEST, { textDocument })).markdown, null);
	});

	test("a file that cannot be read gets a reason", async () => {
		writeFileSync(path, "no log\n");
		assert.equal((await read()).reason, "No log was found in this file.");
		writeFileSync(path, Buffer.from([0xd4, 0xc3, 0xb2, 0xa1, 2, 0, 4, 0, 0, 0, 0, 0, 0, 0, 0, 0]));
		assert.match((await read()).reason ?? "", /packet capture/);
		assert.match((await read(`${uri}.gone`)).reason ?? "", /^This file could not be read \(ENOENT/);
		assert.match((await read("vscode-vfs://github/a.log")).reason ?? "", /rtcdll report FILE/);
	});
});
