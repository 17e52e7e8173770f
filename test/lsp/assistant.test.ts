// The tools for assistants, requested like our client does, over a real connection.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { ASSISTANT_REQUEST, type AssistantParams, type AssistantResult } from "../../server/src/protocol.ts";
import { type LspClient, startLspClient } from "../support/lspClient.ts";

const REFUSED = readFileSync(join(import.meta.dirname, "../fixtures/refused-sign-in.uccapilog"), "utf8");
const LOG = "file:///c%3A/logs/alice.uccapilog";

suite("language server: assistant", () => {
	let client: LspClient;
	setup(async () => {
		client = await startLspClient();
		client.open(LOG, REFUSED);
	});
	teardown(() => client.stop());

	function ask(tool: string, params: Partial<AssistantParams> = {}, uri = LOG): Promise<AssistantResult> {
		return client.request(ASSISTANT_REQUEST, { textDocument: { uri }, tool, input: {}, ...params });
	}

	test("a model sees the redacted copy, whatever it asks for, and the log itself only if the user allows it", async () => {
		const { text } = await ask("rtcdll_summarize_log", { input: { redact: false } });
		assert.match(text!, /person1@domain1\.example could not sign in/);
		assert.doesNotMatch(text!, /alice|contoso/i);
		client.configure({ assistant: { redact: "no" } });
		assert.doesNotMatch((await ask("rtcdll_summarize_log")).text!, /alice|contoso/i);
		client.configure({ assistant: { redact: false } });
		assert.match((await ask("rtcdll_summarize_log")).text!, /alice@contoso\.com could not sign in/);
	});

	test("findings follow the settings, without custom rules, and rule pages come from the client", async () => {
		client.configure({
			rules: { "unanswered-request": "off" },
			customRules: [{ query: "status:403", severity: "error", message: "Alice again", id: "alice" }],
		});
		const listed = JSON.parse((await ask("rtcdll_list_failures")).text!).findings;
		assert.deepEqual(
			listed.map(({ rule, line }: { rule: string; line: number }) => [rule, line]),
			[["auth-failed", 80]],
		);
		const rulePages = { "auth-failed": "# Refused\n" };
		const { text } = await ask("rtcdll_explain_finding", { input: { line: 80 }, rulePages });
		assert.match(JSON.parse(text!).rulePage, /^# Refused\n/);
	});

	test("a change of the log takes effect at once", async () => {
		await ask("rtcdll_summarize_log");
		client.change(LOG, 2, { text: "" });
		assert.match((await ask("rtcdll_summarize_log")).text!, /This log is empty/);
	});

	test("a request without a result is answered with a sentence", async () => {
		assert.deepEqual(await ask("rtcdll_summarize_log", {}, "file:///other.log"), {
			text: null,
			reason: "This log is not open.",
		});
		assert.deepEqual(await ask("rtcdll_show_message", { input: { line: 1 } }), {
			text: null,
			reason: "There is no SIP message on line 1.",
		});
	});
});
