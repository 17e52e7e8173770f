// The requests of our own client over a real connection to the built server.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import {
	BODY_REQUEST,
	type BodyResult,
	COPY_REQUEST,
	type CopyResult,
	FOLD_LINES_REQUEST,
	FOLD_TEXTS_REQUEST,
	type FoldLinesResult,
	type FoldTextsResult,
	GO_TO_TIME_REQUEST,
	OVERVIEW_REQUEST,
	type OverviewResult,
	STEP_REQUEST,
	STRETCH_REQUEST,
	type StepResult,
	type StretchResult,
} from "../../server/src/protocol.ts";
import { type LspClient, startLspClient } from "../support/lspClient.ts";

const SAMPLE = "file:///logs/RTCDLL0.log";
const REFUSED = "file:///logs/refused.uccapilog";
const BODIES = "file:///logs/bodies.log";
const UNKNOWN = "file:///logs/unknown.log";

const BODIES_TEXT = [
	"10:00:00.000 33C:B00 INFO  :: NOTIFY sip:bob@example.com SIP/2.0",
	"Call-ID: 1",
	"Content-Type: multipart/mixed; boundary=b",
	"",
	"--b",
	"Content-Type: application/sdp",
	"",
	"v=0",
	"--b",
	"Content-Type: application/pidf+xml",
	"",
	"<presence><tuple/></presence>",
	"--b--",
	"",
].join("\r\n");

suite("language server: requests of our own", () => {
	let client: LspClient;

	suiteSetup(async () => {
		client = await startLspClient();
		client.open(SAMPLE, fixture("RTCDLL0.log"));
		client.open(REFUSED, fixture("refused-sign-in.uccapilog"));
		client.open(BODIES, BODIES_TEXT);
	});

	suiteTeardown(async () => {
		assert.deepEqual(client.logged, [], "the server logged errors");
		assert.equal(await client.stop(), 0);
	});

	test("step: cycles through the messages of a call", async () => {
		const lines = [];
		for (const line of [1, 9, 19, 27]) {
			const params = { ...at(SAMPLE, line), along: "call", direction: "next" };
			lines.push((await client.request<StepResult>(STEP_REQUEST, params)).range!.start.line + 1);
		}
		assert.deepEqual(lines, [9, 19, 27, 1]);
	});

	test("fold lines: what stays open", async () => {
		assert.deepEqual(await foldLines(SAMPLE, "failures"), "No failure was found in this log.");
		assert.deepEqual(await foldLines(SAMPLE, "call"), []);
		const sip = await foldLines(REFUSED, "sip");
		const failures = await foldLines(REFUSED, "failures");
		assert.ok(Array.isArray(sip) && Array.isArray(failures));
		assert.ok(sip.includes(104), "the records at the end were not folded");
		assert.ok(failures.includes(3) && !failures.includes(80) && !failures.includes(93), String(failures));
		assert.equal(await foldLines(UNKNOWN, "call"), "This log is not open.");
	});

	test("copy: a message and a call, unchanged", async () => {
		const text = fixture("RTCDLL0.log");
		const message = await client.request<CopyResult>(COPY_REQUEST, { ...at(SAMPLE, 9), what: "message" });
		assert.equal(
			message.text,
			text
				.split("\n")
				.slice(8, 18)
				.map((line) => `${line}\n`)
				.join(""),
		);
		const call = await client.request<CopyResult>(COPY_REQUEST, { ...at(SAMPLE, 9), what: "call" });
		assert.deepEqual([call.text, call.text === null ? 0 : call.messages], [text, 4]);
		const none = await client.request<CopyResult>(COPY_REQUEST, { ...at(UNKNOWN, 1), what: "call" });
		assert.deepEqual(none, { text: null, reason: "This log is not open." });
	});

	test("body: the parts, and the one at the cursor", async () => {
		const answer = await client.request<BodyResult>(BODY_REQUEST, at(BODIES, 12));
		assert.ok(answer.parts);
		assert.deepEqual(
			[answer.name, answer.message, answer.at],
			["· NOTIFY bob@example.com", { line: 0, character: 30 }, 1],
		);
		assert.deepEqual(
			answer.parts.map(({ kind, text, range }) => [kind, text, range.start.line + 1]),
			[
				["sdp", "v=0", 8],
				["xml", "<presence>\n  <tuple/>\n</presence>", 12],
			],
		);
		const none = await client.request<BodyResult>(BODY_REQUEST, at(SAMPLE, 1));
		assert.deepEqual(none, { parts: null, reason: "This message has no body in this log." });
	});

	test("overview: the log in one line", async () => {
		assert.equal((await overview(SAMPLE))?.worst, "none");
		assert.match((await overview(SAMPLE))!.text, /^4 messages · 1 /);
		assert.equal((await overview(REFUSED))?.worst, "error");
		assert.equal(await overview(UNKNOWN), null);
	});

	test("fold texts: what folded lines contain, without what hints show", async () => {
		const ask = (folds: readonly { startLine: number; endLine: number }[], uri = SAMPLE) =>
			client.request<FoldTextsResult>(FOLD_TEXTS_REQUEST, { textDocument: { uri }, folds });
		const folds = [
			{ startLine: 0, endLine: 6 },
			{ startLine: 2, endLine: 4 },
			{ startLine: 1e9, endLine: 1e9 },
		];
		assert.deepEqual(await ask(folds), ["yun.zheng@add.com.cn", null, null]);
		assert.deepEqual(await ask(folds, UNKNOWN), []);
	});

	test("stretch: the duration of a selection", async () => {
		const range = { start: { line: 17, character: 0 }, end: { line: 27, character: 0 } };
		const params = { textDocument: { uri: SAMPLE }, range };
		assert.deepEqual(await client.request<StretchResult>(STRETCH_REQUEST, params), {
			duration: "852 ms",
			size: "3 records",
		});
		const single = { ...params, range: { start: range.start, end: range.start } };
		assert.equal(await client.request<StretchResult>(STRETCH_REQUEST, single), null);
	});

	test("go to time: the first record at or after it", async () => {
		assert.equal(await goToTime(SAMPLE, "10:38"), 1);
		assert.equal(await goToTime(SAMPLE, "+1ms"), 19);
		assert.match(String(await goToTime(SAMPLE, "11:00")), /^The log ends at 10:38:5/);
		assert.match(String(await goToTime(SAMPLE, "noon")), /^Type a time such as/);
		assert.equal(await goToTime(UNKNOWN, "10:38"), "This log is not open.");
	});

	async function foldLines(uri: string, keep: string): Promise<readonly number[] | string> {
		const answer = await client.request<FoldLinesResult>(FOLD_LINES_REQUEST, { ...at(uri, 1), keep });
		return answer.lines?.map((line) => line + 1) ?? answer.reason!;
	}

	function overview(uri: string): Promise<OverviewResult> {
		return client.request(OVERVIEW_REQUEST, { textDocument: { uri } });
	}

	async function goToTime(uri: string, time: string): Promise<number | string> {
		const answer = await client.request<StepResult>(GO_TO_TIME_REQUEST, { ...at(uri, 1), time });
		return answer.range ? answer.range.start.line + 1 : answer.reason;
	}
});

function fixture(name: string): string {
	return readFileSync(join(import.meta.dirname, "../fixtures", name), "utf8");
}

/** A position on a 1-based line. */
function at(uri: string, line: number) {
	return { textDocument: { uri }, position: { line: line - 1, character: 3 } };
}
