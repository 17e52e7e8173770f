// The report on a folder, requested like our client does, over a real connection.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import {
	LOGS_REPORT_REQUEST,
	type LogsReportResult,
	SUMMARIZE_REQUEST,
	type SummarizeResult,
} from "../../server/src/protocol.ts";
import { type LspClient, startLspClient } from "../support/lspClient.ts";

const REFUSED = readFileSync(join(import.meta.dirname, "../fixtures/refused-sign-in.uccapilog"), "utf8");

suite("language server: the logs of a folder", () => {
	let client: LspClient;
	setup(async () => {
		client = await startLspClient();
	});
	teardown(() => client.stop());

	function summarize(name: string, text: string): Promise<SummarizeResult> {
		return client.request(SUMMARIZE_REQUEST, { uri: `file:///logs/${name}`, text });
	}

	test("a log that is not open is summarised, a text that is not a log is not", async () => {
		const summary = await summarize("a.txt", REFUSED);
		assert.equal(summary?.worst, "error");
		assert.equal(summary.verdict, "alice@contoso.com could not sign in.");
		assert.match(
			summary.failure!.text,
			/^Sign-in refused, 403 Forbidden\. The credentials .*\(ms-diagnostics 4004\)\.$/,
		);
		assert.match(REFUSED.split(/\r?\n/)[summary.failure!.line - 1]!, /SIP\/2\.0 403/);
		assert.equal(await summarize("a.txt", "A call was made, and it failed."), null);
		assert.equal((await summarize("RTCDLL0.log", ""))?.failure, null);
	});

	test("a damaged log is recovered, and links to the beginning of its file", async () => {
		const summary = await summarize("mail.txt", REFUSED.replaceAll(/^/gm, "> "));
		assert.deepEqual([summary?.worst, summary?.failure?.line], ["error", 1]);
	});

	test("the settings apply", async () => {
		client.configure({ rules: { "auth-failed": "off", "failed-transaction": "off", "unanswered-request": "off" } });
		assert.equal((await summarize("a.log", REFUSED))?.worst, "none");
	});

	test("the same failure is reported once, with links relative to the folder", async () => {
		const refused = (await summarize("a.log", REFUSED))!;
		const answer = await client.request<LogsReportResult>(LOGS_REPORT_REQUEST, {
			folder: "logs",
			logs: [
				{ name: "of bob/a.log", summary: refused },
				{ name: "b.log", summary: { worst: "none", verdict: "No failure was found.", failure: null } },
				{ name: "c [x](y).log", summary: refused },
			],
		});
		const lines = answer!.markdown.split("\n").filter((line) => line !== "");
		assert.deepEqual(lines.slice(0, 2), ["# Logs in logs", "3 logs, 2 with a failure, the same in each."]);
		assert.match(lines[2]!, /^## 2 logs: Sign-in refused, 403 Forbidden\./);
		assert.match(lines[3]!, /^- of `bob\/a\.log`: .* \(\[line 80\]\(of%20bob\/a\.log#L80\)\)\.$/);
		assert.match(lines[4]!, /^- c `\[x\]\(y\)\.log`: .* \(\[line 80\]\(c%20%5Bx%5D%28y%29\.log#L80\)\)\.$/);
		assert.equal(lines[5], "## No failure found: 1 log");
	});
});
