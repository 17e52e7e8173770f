// Custom rules, from the setting to the diagnostics, and the messages about invalid ones.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { CodeAction, Diagnostic } from "vscode-languageserver/node";
import {
	CHECK_QUERY_REQUEST,
	type CheckQueryResult,
	CLIENT_COMMANDS,
	FILTER_REQUEST,
	type FilterResult,
	SUMMARIZE_REQUEST,
	type SummarizeResult,
	WRONG_CUSTOM_RULES_NOTIFICATION,
	type WrongCustomRulesParams,
} from "../../server/src/protocol.ts";
import { writeLog } from "../support/fixture.ts";
import { EDITOR, type LspClient, startLspClient } from "../support/lspClient.ts";

const URI = "file:///logs/RTCDLL0.log";
const LOG = readFileSync(join(import.meta.dirname, "../fixtures/RTCDLL0.log"), "utf8");
const RULE = {
	id: "seen",
	query: "method:REGISTER is:request",
	severity: "warning",
	message: "{callid} {cseq} was seen",
	advice: "Look at it.",
};
const WRONG = { ...RULE, id: "wrong", query: "form:x" };

suite("lsp: custom rules", () => {
	let client: LspClient;

	async function start(isOurs = true): Promise<void> {
		client = await startLspClient({
			settings: { customRules: [RULE] },
			initializationOptions: { rulePages: "file:///rules", clientCommands: isOurs },
			capabilities: {
				workspace: { configuration: true, didChangeConfiguration: { dynamicRegistration: true } },
				textDocument: {
					...EDITOR.textDocument,
					codeAction: { codeActionLiteralSupport: { codeActionKind: { valueSet: ["quickfix"] } } },
				},
			},
		});
	}

	teardown(async () => {
		assert.deepEqual(client.logged, [], "the server logged errors");
		assert.equal(await client.stop(), 0);
	});

	/** The diagnostics of the rule under different settings. */
	async function under(customRules: unknown): Promise<readonly Diagnostic[]> {
		client.configure({ customRules });
		return ofRule(await client.diagnostics(URI));
	}

	async function opened(text: string): Promise<readonly Diagnostic[]> {
		client.open(URI, text);
		return ofRule(await client.diagnostics(URI));
	}

	test("one entry with its places, without a page; another entry under other settings", async () => {
		await start();
		const [first, ...marks] = await opened(LOG);
		assert.match(String(first!.message), /^\S+ 1 REGISTER was seen, the first of 2$/);
		assert.deepEqual([first!.severity, first!.codeDescription, first!.range.start.line], [2, undefined, 0]);
		assert.deepEqual(
			marks.map(({ severity, message }) => [severity, String(message).replace(/^\S+ /, "")]),
			[[4, "2 REGISTER was seen"]],
		);
		const [error] = await under([{ ...RULE, severity: "error", message: "Seen." }]);
		assert.deepEqual([error!.severity, error!.message], [1, "Seen, 2 times"]);
		assert.deepEqual(await under([]), []);
	});

	test("thousands of matches are one entry", async () => {
		await start();
		const calls = Array.from({ length: 3000 }, (_, at) => `0 REGISTER 1 call=c${at}\n0 200 1 REGISTER call=c${at}`);
		const listed = (await opened(writeLog(calls.join("\n")))).filter(({ severity }) => severity !== 4);
		assert.deepEqual(
			listed.map(({ message, relatedInformation }) => [message, relatedInformation!.length]),
			[["c0 1 REGISTER was seen, the first of 3000", 40]],
		);
	});

	test("the quick fixes lead to the settings, not to a page or a severity", async () => {
		await start();
		const [first] = await opened(LOG);
		const actions = await client.request<CodeAction[]>("textDocument/codeAction", {
			textDocument: { uri: URI },
			range: first!.range,
			context: { diagnostics: [first] },
		});
		assert.deepEqual(
			actions.map(({ command }) => command!.command),
			[CLIENT_COMMANDS.copyText, CLIENT_COMMANDS.openCustomRules],
		);
	});

	test("the filter and the report on a folder apply them", async () => {
		await start();
		await opened(LOG);
		const params = { textDocument: { uri: URI }, query: "rule:seen", context: "message" };
		assert.equal((await client.request<FilterResult>(FILTER_REQUEST, params)).text === "", false);
		const check = { textDocument: { uri: URI }, query: "rule:see", offset: 8 };
		const { suggestions } = await client.request<CheckQueryResult>(CHECK_QUERY_REQUEST, check);
		assert.deepEqual(
			suggestions.map(({ text, detail }) => [text, detail]),
			[["seen", RULE.message]],
		);
		const summary = await client.request<SummarizeResult>(SUMMARIZE_REQUEST, { uri: "file:///logs/a.log", text: LOG });
		assert.equal(summary!.worst, "warning");
	});

	/** The messages of our own notification, in order of arrival. */
	function told(): { next(): Promise<WrongCustomRulesParams>; readonly count: number } {
		const waiting: ((params: WrongCustomRulesParams) => void)[] = [];
		const arrived: WrongCustomRulesParams[] = [];
		let count = 0;
		client.onNotification(WRONG_CUSTOM_RULES_NOTIFICATION, (params: WrongCustomRulesParams) => {
			count++;
			const waiter = waiting.shift();
			if (waiter) waiter(params);
			else arrived.push(params);
		});
		return {
			next: () => {
				const first = arrived.shift();
				return first ? Promise.resolve(first) : new Promise((resolve) => waiting.push(resolve));
			},
			get count() {
				return count;
			},
		};
	}

	test("an invalid rule is reported once, and the others work", async () => {
		await start();
		const messages = told();
		assert.equal((await opened(LOG)).length, 2);
		assert.equal((await under([WRONG, RULE])).length, 2);
		const { uri, message } = await messages.next();
		assert.equal(uri, URI);
		assert.match(
			message,
			/^Rule 1 \(wrong\): query, character 1, “form”: There is no field form:\. Did you mean from:\?/,
		);
		// A different setting changes, and another log is opened.
		client.configure({ customRules: [WRONG, RULE], slowTransaction: 1 });
		await client.diagnostics(URI);
		client.open("file:///logs/other.log", LOG);
		await client.diagnostics("file:///logs/other.log");
		assert.equal(messages.count, 1);
		// Invalid in another way, valid, and invalid again as before.
		await under([{ ...WRONG, query: "(" }]);
		assert.match((await messages.next()).message, /never closed/);
		assert.equal((await under([RULE])).length, 2);
		await under([WRONG]);
		assert.match((await messages.next()).message, /no field form:/);
		assert.equal(messages.count, 3);
	});

	test("of many invalid rules, three are reported", async () => {
		await start();
		const messages = told();
		await opened(LOG);
		await under([7, 7, 7, 7, RULE]);
		assert.match((await messages.next()).message, /^Rule 1: .* Rule 3: .* And 1 more\.$/);
	});

	test("an editor without our client shows a message", async () => {
		await start(false);
		const shown = new Promise<{ message: string }>((resolve) => client.onNotification("window/showMessage", resolve));
		await opened(LOG);
		await under("x");
		assert.equal((await shown).message, "rtcdll.customRules: This is not a list of rules: it must be an array.");
	});
});

function ofRule(diagnostics: readonly Diagnostic[]): readonly Diagnostic[] {
	return diagnostics.filter(({ code }) => code === RULE.id);
}
