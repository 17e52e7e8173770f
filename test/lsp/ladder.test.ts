// The requests behind the sequence diagram over a real connection to the built server.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import {
	LADDER_EXPORT_REQUEST,
	LADDER_FIND_REQUEST,
	LADDER_MESSAGE_REQUEST,
	LADDER_REQUEST,
	LADDER_ROWS_REQUEST,
	LADDER_SOURCE_REQUEST,
	type LadderExportResult,
	type LadderFindResult,
	type LadderMessageResult,
	type LadderPart,
	type LadderResult,
	type LadderRow,
	type LadderRowsResult,
	type LadderSourceResult,
} from "../../server/src/protocol.ts";
import { type LspClient, startLspClient } from "../support/lspClient.ts";

const REFUSED = "file:///logs/refused.uccapilog";
const MOVED = "file:///logs/moved.log";
const EMPTY = "file:///logs/empty.log";
const UNKNOWN = "file:///logs/unknown.log";

suite("language server: sequence diagram", () => {
	let client: LspClient;

	suiteSetup(async () => {
		client = await startLspClient();
		client.open(REFUSED, read("fixtures/refused-sign-in.uccapilog"));
		client.open(MOVED, read("scenarios/039-home-server-redirect.log"));
		client.open(EMPTY, "10:00:00.000 33C:B00 INFO  :: nothing\n");
	});

	suiteTeardown(async () => {
		assert.deepEqual(client.logged, [], "the server logged errors");
		assert.equal(await client.stop(), 0);
	});

	const params = (uri: string, part: LadderPart, line = 0) => ({ textDocument: { uri }, part, line });

	async function frame(uri: string, part: LadderPart, line = 0) {
		const found = await client.request<LadderResult>(LADDER_REQUEST, params(uri, part, line));
		assert.ok(found.lanes, found.reason);
		return found;
	}

	async function rows(uri: string, part: LadderPart, line: number, from = 0, count = 1000) {
		const asked = { ...params(uri, part, line), from, count };
		return (await client.request<LadderRowsResult>(LADDER_ROWS_REQUEST, asked))!.rows;
	}

	test("frame: the lanes and the totals of a whole log", async () => {
		const found = await frame(REFUSED, "log");
		assert.equal(found.title, "Whole log");
		assert.equal(found.version, 1);
		assert.deepEqual(
			found.lanes.map(({ name, isClient }) => [name, isClient]),
			[
				["alice@contoso.com", true],
				["pool01.contoso.com", false],
			],
		);
		assert.equal(found.rows, (await rows(REFUSED, "log", 0)).length);
		assert.equal(found.messages, 7);
	});

	test("frame: counts failures, not messages that repeat them", async () => {
		const { failures, failed, unanswered } = await frame(REFUSED, "log");
		// The record after the 403 repeats it as an error code.
		assert.deepEqual({ failures, failed, unanswered }, { failures: 2, failed: 1, unanswered: 1 });
	});

	test("frame: parts at a line", async () => {
		assert.equal((await frame(REFUSED, "transaction", 85)).messages, 2);
		assert.equal((await frame(REFUSED, "call", 85)).messages, 6);
		assert.equal((await frame(REFUSED, "activity", 85)).title, "Sign-in of alice@contoso.com");
	});

	test("frame: a selection of activities", async () => {
		const selected = (lines: unknown) =>
			client.request<LadderResult>(LADDER_REQUEST, { ...params(REFUSED, "selection"), selected: lines });
		const both = await selected([85, 95]);
		assert.deepEqual([both.lanes && both.title, both.lanes && both.messages], ["1 sign-in and 1 other request", 7]);
		const one = await selected([85]);
		assert.equal(one.lanes && one.title, "Sign-in of alice@contoso.com");
		for (const none of [[], [0], undefined, "85"]) {
			assert.equal((await selected(none)).reason, "What was selected is no longer in this log.");
		}
	});

	test("frame: a sign-in begins at the server that redirected the client, from whichever message it is requested", async () => {
		const registers = read("scenarios/039-home-server-redirect.log")
			.split(/\r?\n/)
			.flatMap((line, at) => (/ REGISTER sip:/.test(line) ? [at] : []));
		const first = await frame(MOVED, "activity", registers[0]);
		assert.deepEqual(await frame(MOVED, "activity", registers.at(-1)), first);
		const shown = await rows(MOVED, "activity", registers[0]!);
		assert.ok(shown.some((row) => row.kind === "arrow" && row.class === "redirected"));
	});

	test("frame: the reason if there is no diagram", async () => {
		const reason = async (uri: string, part: LadderPart, line = 0) =>
			(await client.request<LadderResult>(LADDER_REQUEST, params(uri, part, line))).reason;
		assert.equal(await reason(REFUSED, "call", 0), "There is no SIP message at the cursor.");
		assert.equal(await reason(REFUSED, "activity", 0), "There is no SIP message at the cursor.");
		assert.equal(await reason(EMPTY, "log"), "This log contains no SIP messages.");
		assert.equal(await reason(UNKNOWN, "log"), "This log is not open.");
	});

	test("a rule that is turned off leaves no note", async () => {
		const notes = async () => (await rows(REFUSED, "log", 0)).filter(({ kind }) => kind === "note").length;
		assert.equal(await notes(), 1);
		client.configure({ rules: { "error-code": "off" } });
		assert.equal(await notes(), 0);
		client.configure({});
		assert.equal(await notes(), 1);
	});

	test("rows: the same page by page as all at once", async () => {
		const all = await rows(REFUSED, "log", 0);
		const pages: LadderRow[] = [];
		for (let from = 0; from < all.length; from += 3) pages.push(...(await rows(REFUSED, "log", 0, from, 3)));
		assert.deepEqual(pages, all);
		assert.deepEqual(
			all.map((row) => (row.kind === "arrow" ? `${row.class} ${row.line + 1}` : row.kind)),
			[
				...["date", "request 3", "challenged 19", "request 33", "challenged 50", "request 63", "failed 80"],
				...["note", "gap", "unanswered 93"],
			],
		);
		assert.deepEqual(await rows(REFUSED, "log", 0, all.length, 10), []);
		assert.deepEqual(await rows(REFUSED, "log", 0, -5, 0), []);
	});

	test("find: by line, text and failure", async () => {
		const found = async (part: LadderPart, line: number, what: object) =>
			(await client.request<LadderFindResult>(LADDER_FIND_REQUEST, { ...params(REFUSED, part, line), what }))?.rows;
		// The start line, a header of the message, the record of the note, and the text before the first message.
		assert.deepEqual(await found("log", 0, { kind: "line", at: 79 }), [6]);
		assert.deepEqual(await found("log", 0, { kind: "line", at: 84 }), [6]);
		assert.deepEqual(await found("log", 0, { kind: "line", at: 90 }), [7]);
		assert.deepEqual(await found("log", 0, { kind: "line", at: 0 }), [0]);
		assert.deepEqual(await found("call", 93, { kind: "line", at: 79 }), []);
		assert.deepEqual(await found("log", 0, { kind: "failure" }), [6, 9]);
		assert.deepEqual(await found("log", 0, { kind: "text", text: "cseq: 2" }), [3, 4]);
		assert.deepEqual(await found("log", 0, { kind: "text", text: "0x80EF0193" }), [7]);
		assert.equal((await found("log", 0, { kind: "text", text: "pool01" }))?.length, 7);
		assert.deepEqual(await found("log", 0, { kind: "text", text: "" }), []);
	});

	test("message: what is known, the important headers, and the beginning of the body", async () => {
		const text = async (uri: string, line: number) =>
			(await client.request<LadderMessageResult>(LADDER_MESSAGE_REQUEST, params(uri, "log", line)))?.text;
		assert.match((await text(REFUSED, 79))!, /^SIP\/2\.0 403 Forbidden to REGISTER\n.*→.*\nLine 80, /);
		assert.match((await text(REFUSED, 79))!, /\n\nFrom: <sip:alice@contoso\.com>.*\nTo: .*\nCSeq: 3 REGISTER$/);
		const uri = "file:///logs/body.log";
		const body = Array.from({ length: 9 }, (_, at) => `line ${at}`).join("\r\n");
		client.open(
			uri,
			`10:00:00.000 33C:B00 INFO  :: MESSAGE sip:b@c SIP/2.0\r\nf: <sip:a@c>\r\nContent-Length: 70\r\n\r\n${body}`,
		);
		assert.match((await text(uri, 0))!, /\n\nf: <sip:a@c>\n\nline 0\n.*\nline 5\n…$/s);
		assert.equal(await text(EMPTY, 0), undefined);
	});

	test("source: the message as logged, with the spans of its header names", async () => {
		const source = (uri: string, line: number) =>
			client.request<LadderSourceResult>(LADDER_SOURCE_REQUEST, params(uri, "log", line));
		const found = (await source(REFUSED, 84))!;
		assert.equal(found.line, 79);
		assert.deepEqual(found.lines[0], { text: "SIP/2.0 403 Forbidden", name: 0 });
		assert.ok(found.lines.some(({ text, name }) => text.slice(0, name) === "CSeq"));
		assert.equal(await source(REFUSED, 0), null);
		assert.equal(await source(UNKNOWN, 0), null);
	});

	test("export: each format", async () => {
		const begin = { svg: "<svg ", mermaid: "sequenceDiagram\n", plantuml: "@startuml\n", text: "Sign-in of alice" };
		for (const [format, start] of Object.entries(begin)) {
			const asked = { ...params(REFUSED, "activity", 79), format };
			const { text } = await client.request<LadderExportResult>(LADDER_EXPORT_REQUEST, asked);
			assert.ok(text?.startsWith(start), `${format}: ${text?.slice(0, 40)}`);
		}
		const refused = await client.request<LadderExportResult>(LADDER_EXPORT_REQUEST, {
			...params(REFUSED, "activity", 0),
			format: "svg",
		});
		assert.deepEqual(refused, { text: null, reason: "There is no SIP message at the cursor." });
	});

	test("rows of the last drawn version remain available while the log grows", async () => {
		const uri = "file:///logs/going-on.log";
		const text = read("fixtures/refused-sign-in.uccapilog");
		client.open(uri, text);
		const { version } = await frame(uri, "log");
		client.change(uri, 2, { text: text.repeat(2) });
		const asked = { ...params(uri, "log"), from: 0, count: 1000 };
		const page = (more: object) => client.request<LadderRowsResult>(LADDER_ROWS_REQUEST, { ...asked, ...more });
		const found = (more: object) =>
			client.request<LadderFindResult>(LADDER_FIND_REQUEST, {
				...{ ...params(uri, "log"), ...more },
				what: { kind: "failure" },
			});
		const old = await page({ version });
		assert.deepEqual([old?.version, old?.rows.length], [1, 10]);
		assert.deepEqual(await found({ version }), { version: 1, rows: [6, 9] });
		// Another part of that version was never requested.
		assert.equal((await page({ version, part: "call", line: 85 }))?.version, 2);
		assert.equal((await page({ version }))?.version, 2);
		assert.equal((await page({}))?.version, 2);
		client.close(uri);
		assert.equal(await page({ version: 2 }), null);
	});

	test("a log that changes has another diagram", async () => {
		const uri = "file:///logs/changing.log";
		client.open(uri, read("fixtures/refused-sign-in.uccapilog"));
		const before = await frame(uri, "log");
		client.change(uri, 2, { text: read("fixtures/RTCDLL0.log") });
		const after = await frame(uri, "log");
		assert.deepEqual([before.version, after.version], [1, 2]);
		assert.notEqual(after.messages, before.messages);
		client.close(uri);
	});
});

function read(path: string): string {
	return readFileSync(join(import.meta.dirname, "..", path), "utf8");
}
