// The requests of the filter over a real connection.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { LocationLink } from "vscode-languageserver/node";
import {
	CHECK_QUERY_REQUEST,
	type CheckQueryResult,
	COUNT_MATCHES_REQUEST,
	type CountMatchesResult,
	FILTER_REQUEST,
	type FilterContext,
	type FilterResult,
	PRESET_QUERY_REQUEST,
	type PresetQueryParams,
	type PresetQueryResult,
} from "../../server/src/protocol.ts";
import { type LspClient, startLspClient } from "../support/lspClient.ts";

const SAMPLE = "file:///logs/RTCDLL0.log";
const FILTERED = "rtcdll-filter:/cseq:2";

suite("filter requests", () => {
	let client: LspClient;

	setup(async () => {
		client = await startLspClient();
		client.open(SAMPLE, readFileSync(join(import.meta.dirname, "../fixtures/RTCDLL0.log"), "utf8"));
	});

	teardown(async () => {
		assert.deepEqual(client.logged, [], "the server logged errors");
		assert.equal(await client.stop(), 0);
	});

	test("filter: whole records", async () => {
		const { text, words, blocks } = await found("status:401");
		assert.deepEqual(blocks, [{ line: 0, sourceLine: 8, count: 10 }]);
		assert.match(text, /^\S+ \S+ INFO +:: SIP\/2\.0 401 Unauthorized\r?\n/);
		assert.equal(words, "1 of 4 messages");
	});
	test("filter: with the transaction", async () =>
		assert.equal((await found("status:401", "transaction")).words, "2 of 4 messages"));
	test("filter: nothing matches", async () => {
		const { text, words, blocks } = await found("from:nobody");
		assert.deepEqual({ text, blocks }, { text: "", blocks: [] });
		assert.match(words, /^Nothing in this log matches/);
	});
	test("filter: the severity settings decide what counts as a problem", async () => {
		assert.equal((await found("problem:any")).text, "");
		client.configure({ rules: { "auth-challenge": "error" } });
		assert.equal((await found("problem:any")).words, "2 of 4 messages");
	});
	test("filter: a query with an error, a log that is not open", async () => {
		assert.match((await filter(SAMPLE, "form:x")).reason!, /There is no field form:/);
		assert.equal((await filter("file:///other.log", "x")).reason, "This log is not open.");
	});

	test("the result is a log for every other request, but has no diagnostics of its own", async () => {
		const { text } = await found("cseq:2");
		client.open(FILTERED, text);
		const [link] = await client.request<LocationLink[]>("textDocument/definition", {
			textDocument: { uri: FILTERED },
			position: { line: 0, character: 3 },
		});
		assert.deepEqual([link!.targetUri, link!.targetSelectionRange.start.line], [FILTERED, 8]);
		// A challenge without its request would be a finding; the first diagnostics to arrive are those of the log.
		client.open("rtcdll-filter:/401", (await found("status:401")).text);
		const silent = client.diagnostics("rtcdll-filter:/401").then(() => "published");
		const quiet = new Promise((resolve) => setTimeout(() => resolve("silent"), 500));
		assert.equal(await Promise.race([silent, quiet]), "silent");
	});

	test("count: as many as the filter would show, or a reason", async () => {
		const count = (query: string, context: FilterContext = "message") =>
			client.request<CountMatchesResult>(COUNT_MATCHES_REQUEST, { textDocument: { uri: SAMPLE }, query, context });
		assert.deepEqual(await count("status:401"), { words: "1 of 4 messages" });
		assert.deepEqual(await count("status:401", "transaction"), { words: "2 of 4 messages" });
		assert.match((await count("form:x")).reason!, /There is no field form:/);
	});

	test("check: every preset has a readable name and a valid query", async () => {
		const { presets } = await checked("");
		assert.ok(presets.length > 2);
		for (const { name, query } of presets) {
			assert.match(name, /^[A-Z][A-Za-z -]+$/);
			assert.deepEqual((await checked(query)).errors, [], query);
		}
	});

	test("check: errors with their position, and completions", async () => {
		const { errors } = await checked("a form:x");
		assert.deepEqual(
			errors.map(({ start, end, instead }) => [start, end, instead]),
			[[2, 6, "from"]],
		);
		const { suggestions } = await checked("method:");
		assert.deepEqual(suggestions, [{ start: 7, end: 7, text: "REGISTER", detail: "in this log" }]);
	});
	test("check: fields even for a log that is not open", async () =>
		assert.equal((await checked("fr", "file:///other.log")).suggestions[0]!.text, "from:"));

	test("presets are queries", async () => {
		assert.match((await preset("call", 3)).query!, /^callid:="48bb/);
		for (const name of ["failures", "noKeepAlives"] as const) {
			const { query } = await preset(name, 0);
			assert.deepEqual((await checked(query!)).errors, []);
		}
	});

	function filter(uri: string, query: string, context: FilterContext = "message"): Promise<FilterResult> {
		return client.request(FILTER_REQUEST, { textDocument: { uri }, query, context });
	}

	async function found(query: string, context?: FilterContext) {
		const answer = await filter(SAMPLE, query, context);
		assert.ok(answer.text !== null, answer.reason);
		return answer;
	}

	function checked(query: string, uri = SAMPLE): Promise<CheckQueryResult> {
		return client.request(CHECK_QUERY_REQUEST, { textDocument: { uri }, query, offset: query.length });
	}

	function preset(name: PresetQueryParams["preset"], line: number): Promise<PresetQueryResult> {
		const position = { line, character: 0 };
		return client.request(PRESET_QUERY_REQUEST, { textDocument: { uri: SAMPLE }, position, preset: name });
	}
});
