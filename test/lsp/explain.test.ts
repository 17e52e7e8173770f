// The report and the comparison, requested like our client does, over a real connection.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import {
	COMPARE_PARTNERS_REQUEST,
	COMPARE_TEXT_REQUEST,
	type ComparePartnersResult,
	type CompareTextResult,
	EXPLAIN_REQUEST,
	type ExplainResult,
} from "../../server/src/protocol.ts";
import { type LspClient, startLspClient } from "../support/lspClient.ts";

const SAMPLE = readFileSync(join(import.meta.dirname, "../fixtures/RTCDLL0.log"), "utf8");
const REFUSED = readFileSync(join(import.meta.dirname, "../fixtures/refused-sign-in.uccapilog"), "utf8");
const LOG = "file:///c%3A/logs/RTCDLL0.log";
const FAILED = "file:///c%3A/logs/bob%20%281%29.uccapilog";

suite("language server: explain and compare", () => {
	let client: LspClient;
	setup(async () => {
		client = await startLspClient();
		client.open(LOG, SAMPLE);
		client.open(FAILED, REFUSED);
	});
	teardown(() => client.stop());

	function at<Result>(method: string, line: number, more: object = {}): Promise<Result> {
		return client.request(method, { textDocument: { uri: LOG }, position: { line, character: 0 }, ...more });
	}

	test("the report answers first, with links relative to the log", async () => {
		const { markdown } = await client.request<ExplainResult>(EXPLAIN_REQUEST, { textDocument: { uri: FAILED } });
		assert.match(markdown!, /^# bob \(1\)\.uccapilog explained\n\n`alice@contoso\.com` could not sign in/);
		assert.ok(markdown!.includes("(bob%20%281%29.uccapilog#L80)"));
	});

	test("the report follows the settings", async () => {
		client.configure({ rules: { "auth-challenge": "error" } });
		const { markdown } = await client.request<ExplainResult>(EXPLAIN_REQUEST, { textDocument: { uri: LOG } });
		assert.ok(!markdown!.includes("No failure was found"), markdown!);
	});

	test("the text of a message, laid out for a comparison", async () => {
		const options = { hideChanging: true, sortHeaders: true };
		const { text } = await at<CompareTextResult>(COMPARE_TEXT_REQUEST, 20, options);
		assert.match(text!, /^REGISTER sip:add\.com\.cn SIP\/2\.0\nVia: /);
		assert.match(text!, /\nCSeq: … REGISTER\n/);
	});

	test("what a message can be compared with", async () => {
		const { message, partners, previous } = (await at<ComparePartnersResult>(COMPARE_PARTNERS_REQUEST, 18)) as Extract<
			ComparePartnersResult,
			{ partners: object }
		>;
		assert.deepEqual(message.position.line, 18);
		assert.deepEqual(previous?.position.line, 0);
		assert.deepEqual(
			partners.map(({ position, relation }) => [position.line, relation]),
			[
				[0, "call"],
				[26, "other"],
				[8, "other"],
			],
		);
	});

	test("a log that is not open gets a reason", async () => {
		const textDocument = { uri: "file:///gone.log" };
		const position = { line: 0, character: 0 };
		assert.deepEqual(await client.request(EXPLAIN_REQUEST, { textDocument }), {
			markdown: null,
			reason: "This log is not open.",
		});
		assert.deepEqual(await client.request(COMPARE_PARTNERS_REQUEST, { textDocument, position }), {
			message: null,
			reason: "This log is not open.",
		});
	});
});
