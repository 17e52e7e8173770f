// The requests of the flow table over a real connection to the built server.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import {
	FLOW_ROWS_REQUEST,
	FLOWS_EXPORT_REQUEST,
	FLOWS_REQUEST,
	type FlowRowsResult,
	type FlowsExportResult,
	type FlowsResult,
} from "../../server/src/protocol.ts";
import { type LspClient, startLspClient } from "../support/lspClient.ts";

const REFUSED = "file:///logs/refused.uccapilog";
const UNKNOWN = "file:///logs/unknown.log";
const OPTIONS = { column: "start", descending: false, search: "" };

suite("language server: flow table", () => {
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

	function asked<Result>(request: string, params: object, uri = REFUSED): Promise<Result> {
		return client.request(request, { textDocument: { uri }, ...OPTIONS, ...params });
	}

	test("the table lists its rows by line, in order", async () => {
		assert.deepEqual(await asked<FlowsResult>(FLOWS_REQUEST, {}), {
			version: 1,
			total: 2,
			lines: [2, 92],
			bad: "1 sign-in refused · 1 other request unanswered",
		});
		const sorted = await asked<FlowsResult>(FLOWS_REQUEST, { column: "messages" });
		assert.deepEqual(sorted?.lines, [92, 2]);
		const found = await asked<FlowsResult>(FLOWS_REQUEST, { search: "403" });
		assert.deepEqual([found?.lines, found?.total], [[2], 2]);
	});

	test("rows page by page", async () => {
		const rows = await asked<FlowRowsResult>(FLOW_ROWS_REQUEST, { from: 1, count: 5 });
		assert.deepEqual(rows?.rows, [
			{
				line: 92,
				title: "→ OPTIONS contoso.com",
				start: "09:14:20.004",
				kind: "OPTIONS",
				who: "alice",
				withWhom: "contoso.com",
				outcome: "no response",
				duration: "50.2 s",
				messages: 1,
				reason: "OPTIONS got no response: the log continues for 50.2 s without one.",
				state: "unanswered",
				tone: "warning",
			},
		]);
	});

	test("a rule that is turned off removes its problem from the table", async () => {
		client.configure({ rules: { "unanswered-request": "off" } });
		const rows = await asked<FlowRowsResult>(FLOW_ROWS_REQUEST, { from: 1, count: 1 });
		assert.deepEqual([rows?.rows[0]?.tone, rows?.rows[0]?.reason], ["none", ""]);
		client.configure({});
	});

	test("CSV of all rows that match, or of the given rows", async () => {
		const lines = async (params: object) => {
			const { text, count } = (await asked<FlowsExportResult>(FLOWS_EXPORT_REQUEST, params))!;
			return [count, text.split("\r\n").map((line) => line.split(",")[0])];
		};
		assert.deepEqual(await lines({ lines: null, column: "messages" }), [2, ["Line", "93", "3", ""]]);
		assert.deepEqual(await lines({ lines: null, search: "403" }), [1, ["Line", "3", ""]]);
		assert.deepEqual(await lines({ lines: [92, 7], search: "403" }), [1, ["Line", "93", ""]]);
	});

	test("a log that is not open has no table, and invalid options give file order", async () => {
		assert.equal(await asked<FlowsResult>(FLOWS_REQUEST, {}, UNKNOWN), null);
		assert.equal(await asked<FlowRowsResult>(FLOW_ROWS_REQUEST, { from: 0, count: 9 }, UNKNOWN), null);
		const found = await asked<FlowsResult>(FLOWS_REQUEST, { column: "constructor", descending: 1 });
		assert.deepEqual(found?.lines, [2, 92]);
		const rows = await asked<FlowRowsResult>(FLOW_ROWS_REQUEST, { from: -3, count: 1e9 });
		assert.equal(rows?.rows.length, 2);
	});
});
