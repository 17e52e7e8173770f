// The formats for other programs, requested like our client does, over a real connection.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { EXPORT_REQUEST, type ExportParams, type ExportResult } from "../../server/src/protocol.ts";
import { type LspClient, startLspClient } from "../support/lspClient.ts";
import { readBlocks } from "../support/pcapngReader.ts";

const REFUSED = readFileSync(join(import.meta.dirname, "../fixtures/refused-sign-in.uccapilog"), "utf8");
const LOG = "file:///c%3A/logs/bob%20%281%29.uccapilog";

suite("language server: export", () => {
	let client: LspClient;
	setup(async () => {
		client = await startLspClient();
		client.open(LOG, REFUSED);
	});
	teardown(() => client.stop());

	function ask(params: Omit<ExportParams, "textDocument">, uri = LOG): Promise<ExportResult> {
		return client.request<ExportResult>(EXPORT_REQUEST, { textDocument: { uri }, ...params });
	}

	async function written(params: Omit<ExportParams, "textDocument">): Promise<Buffer> {
		const { base64, reason } = await ask(params);
		assert.equal(reason, undefined);
		return Buffer.from(base64!, "base64");
	}

	test("a capture arrives unchanged, byte by byte", async () => {
		const blocks = readBlocks(await written({ format: "pcapng" }));
		assert.equal(blocks.length, 2 + 7);
		assert.match(String(blocks[0]!.options.get(1)), /^SIP messages of bob \(1\)\.uccapilog\./);
	});

	test("tables by name, with the byte order mark for spreadsheets", async () => {
		assert.match(String(await written({ format: "csv", what: "activities" })), /^\ufeffLine,Start,Kind,/);
		assert.match(
			String(await written({ format: "ndjson", what: "transactions" })),
			/^\{"line":3,.*"outcome":"challenged"/,
		);
		assert.match(String(await written({ format: "ndjson" })), /^\{"line":3,.*"method":"REGISTER"/);
	});

	test("findings follow the settings, with the rule pages from the client", async () => {
		client.configure({ rules: { "auth-challenge": "off", "auth-failed": "warning" } });
		const text = String(
			await written({ format: "sarif", version: "1.2.3", rulePages: { "auth-failed": "# Refused\n\nWhy.\n" } }),
		);
		const [{ tool, results, artifacts }] = JSON.parse(text).runs;
		assert.equal(artifacts[0].location.uri, "bob%20(1).uccapilog");
		assert.equal(tool.driver.version, "1.2.3");
		const failed = results.find(({ ruleId }: { ruleId: string }) => ruleId === "auth-failed");
		assert.equal(failed.level, "warning");
		assert.equal(tool.driver.rules[failed.ruleIndex].help.markdown, "# Refused\n\nWhy.\n");
		assert.ok(!results.some(({ ruleId }: { ruleId: string }) => ruleId === "auth-challenge"));
	});

	test("a page", async () => {
		const text = String(await written({ format: "html" }));
		assert.match(text, /^<!DOCTYPE html>[\s\S]*<h1>bob \(1\)\.uccapilog<\/h1>/);
	});

	test("an unknown format, and a log that is not open", async () => {
		const unknown = { format: "constructor" } as unknown as Omit<ExportParams, "textDocument">;
		assert.deepEqual(await ask(unknown), { base64: null, reason: "There is no format of this name." });
		assert.deepEqual(await ask({ format: "html" }, "file:///gone.log"), {
			base64: null,
			reason: "This log is not open.",
		});
	});
});
