// The tools for assistants: their results, the limits on them, and arbitrary arguments from a model.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import {
	type AssistantLog,
	askTool,
	diagnose,
	LONGEST_ANSWER,
	parseQuery,
	parseTrace,
	readingRedacted,
	TOOLS,
	workOf,
} from "../../../../server/src/core/index.ts";
import { evilLog } from "../../../support/evilLog.ts";

const FIXTURES = join(import.meta.dirname, "../../../fixtures");
const REFUSED = logOf(readFileSync(join(FIXTURES, "refused-sign-in.uccapilog"), "utf8"));

suite("assistant: tools", () => {
	test("a summary: the answer with its lines, the activities with their outcomes, and counts", () => {
		const { answer, activities, counts, lastMessage } = ask("rtcdll_summarize_log");
		assert.deepEqual(answer[0], { text: "alice@contoso.com could not sign in.", lines: [3] });
		assert.deepEqual(activities[0], {
			line: 3,
			time: "09:14:02.310",
			what: "Sign-in of alice@contoso.com",
			outcome: "refused, 403 Forbidden",
			why: "The credentials do not belong to the sign-in address (ms-diagnostics 4004).",
			shownOnLine: 80,
		});
		assert.deepEqual(counts, {
			lines: 107,
			records: 26,
			messages: 7,
			transactions: 4,
			findings: { error: 1, warning: 1, information: 1, hint: 2 },
		});
		assert.deepEqual(lastMessage, { line: 93, time: "04/16/2013 09:14:20.004" });
	});

	test("a summary of a text that is no log says so", () => {
		const { answer, activities } = ask("rtcdll_summarize_log", {}, logOf("Dear Bob,\nhow are you?\n"));
		assert.match(answer[0].text, /not an RTCDLL|not a trace/i);
		assert.deepEqual(activities, []);
	});

	test("failures, the most severe first, and less severe findings on request", () => {
		const severities = (severity?: string) =>
			ask("rtcdll_list_failures", severity === undefined ? {} : { severity }).findings.map(
				(each: { severity: string }) => each.severity,
			);
		assert.deepEqual(severities(), ["error", "warning"]);
		assert.deepEqual(severities("error"), ["error"]);
		assert.deepEqual(severities("hint"), ["error", "warning", "information", "hint", "hint"]);
		const [first] = ask("rtcdll_list_failures").findings;
		assert.deepEqual([first.rule, first.line], ["auth-failed", 80]);
		assert.match(first.what, /^Sign-in of alice@contoso\.com was refused/);
		assert.match(first.why, /ms-diagnostics 4004/);
		assert.match(first.check, /^Check /);
	});

	test("a finding, with the lines that show it and the page of its rule", () => {
		const { finding, evidence, rulePage } = ask("rtcdll_explain_finding", { line: 80 });
		assert.equal(finding.rule, "auth-failed");
		assert.deepEqual(evidence[0], { line: 80, text: "SIP/2.0 403 Forbidden" });
		assert.deepEqual(
			evidence.find(({ line }: { line: number }) => line === 63),
			{ line: 63, text: "REGISTER sip:contoso.com SIP/2.0", says: "The REGISTER with the credentials" },
		);
		assert.equal(rulePage, "The page of auth-failed.");
	});

	test("messages that match, with line, time and start line", () => {
		const { messages, matching } = ask("rtcdll_find_messages", { query: "status:403" });
		assert.equal(matching, 1);
		assert.deepEqual(messages, [
			{
				number: 6,
				line: 80,
				time: "04/16/2013 09:14:02.448",
				direction: "received",
				name: "← 403 Forbidden",
				startLine: "SIP/2.0 403 Forbidden",
			},
		]);
	});

	test("a message by line or number: headers and body, XML formatted", () => {
		const xml = '<list><resource uri="sip:bob@contoso.com"/></list>';
		const text = [
			"10:00:00.000 1:2 INFO  :: NOTIFY sip:alice@contoso.com SIP/2.0",
			"Call-ID: c",
			"CSeq: 1 NOTIFY",
			"Content-Type: application/rlmi+xml",
			`Content-Length: ${xml.length}`,
			"",
			xml,
			"",
		].join("\r\n");
		const byLine = ask("rtcdll_show_message", { line: 3 }, logOf(text));
		assert.deepEqual(byLine, ask("rtcdll_show_message", { number: 1 }, logOf(text)));
		assert.deepEqual([byLine.number, byLine.line, byLine.time], [1, 1, "10:00:00.000"]);
		assert.equal(byLine.headers[0], "NOTIFY sip:alice@contoso.com SIP/2.0");
		assert.equal(byLine.headers.at(-1), `Content-Length: ${xml.length}`);
		assert.deepEqual(
			byLine.body.map((line: string) => line.trim()).filter((line: string) => line !== ""),
			["<list>", '<resource uri="sip:bob@contoso.com"/>', "</list>"],
		);
	});

	test("invalid input, or input without a result, is answered with a sentence", () => {
		const cases: readonly (readonly [string, unknown, RegExp])[] = [
			["rtcdll_show_message", {}, /^Name a line, or the number/],
			["rtcdll_show_message", { line: 0 }, /^line takes a whole number/],
			["rtcdll_show_message", { line: "80" }, /^line takes a whole number/],
			["rtcdll_show_message", { line: 9999 }, /the log has 107\.$/],
			["rtcdll_show_message", { line: 1 }, /^There is no SIP message on line 1\.$/],
			["rtcdll_show_message", { number: 8 }, /the log has 7\.$/],
			["rtcdll_explain_finding", null, /^Name the line/],
			["rtcdll_explain_finding", { line: 81 }, /^There is no such finding on line 81\./],
			["rtcdll_explain_finding", { line: 80, rule: "missing-ack" }, /^There is no such finding/],
			["rtcdll_list_failures", { severity: "constructor" }, /^severity takes one of error, /],
			["rtcdll_find_messages", [], /^Type what to look for/],
			["rtcdll_find_messages", { query: "(" }, /\.$/],
			["rtcdll_find_messages", { query: 1 }, /^query takes a text\.$/],
			["toString", {}, /^There is no tool of this name\.$/],
		];
		for (const [name, input, reason] of cases) {
			const result = askTool(name, REFUSED, input);
			assert.equal(result.text, null, name);
			assert.match(result.reason!, reason);
		}
	});

	test("each query in the descriptions for the model is valid", () => {
		const { description } = TOOLS.find(({ name }) => name === "rtcdll_find_messages")!;
		const terms = description.match(/\b[a-z]+:[^\s,]+/g)!;
		assert.ok(terms.length > 8);
		for (const term of terms) assert.deepEqual(parseQuery(term).errors, [], term);
	});

	test("every answer has a maximum length, and says what was left out", () => {
		const evil = logOf(evilLog(`"\\\u202e<&`.repeat(20_000)));
		const many = logOf(
			Array.from({ length: 3000 }, (_, at) =>
				[
					`10:00:00.000 1:2 INFO  :: OPTIONS sip:b${at}@contoso.com SIP/2.0\r\nFrom: <sip:a@contoso.com>;tag=${at}`,
					`Call-ID: ${at}\r\nCSeq: 1 OPTIONS\r\n\r\n10:00:01.000 1:2 INFO  :: SIP/2.0 503 Service Unavailable`,
					`From: <sip:a@contoso.com>;tag=${at}\r\nCall-ID: ${at}\r\nCSeq: 1 OPTIONS\r\n\r\n`,
				].join("\r\n"),
			).join(""),
		);
		const body = "x\n".repeat(100_000);
		const long = logOf(
			`10:00:00.000 1:2 INFO  :: MESSAGE sip:b@contoso.com SIP/2.0\r\nCall-ID: c\r\nCSeq: 1 MESSAGE\r\n` +
				`Content-Type: text/plain\r\nContent-Length: ${body.length}\r\n\r\n${body}`,
		);
		for (const log of [evil, many, long, REFUSED]) {
			const line = log.findings.length > 0 ? log.trace.lines.lineAt(log.findings[0]!.span.start) + 1 : 1;
			const page = { ...log, pageOf: () => "a line of the page\n".repeat(10_000) };
			for (const { name } of TOOLS) {
				const { text, reason } = askTool(name, page, { line, query: "is:sip" });
				assert.ok((text ?? reason!).length <= LONGEST_ANSWER, `${name}: ${text?.length}`);
			}
		}
		const wrong = askTool("rtcdll_find_messages", many, { query: "(".repeat(4000) });
		assert.ok(wrong.text === null && wrong.reason.length < 1100);
		const found = ask("rtcdll_find_messages", { query: "is:sip" }, many);
		assert.deepEqual([found.messages.length, found.matching, found.matchingLeftOut], [50, 6000, 5950]);
		const listed = ask("rtcdll_list_failures", {}, many);
		assert.equal(listed.findings.length + listed.findingsLeftOut, many.findings.length);
		assert.ok(listed.findings.length > 10, `${listed.findings.length} of ${many.findings.length}`);
		const shown = ask("rtcdll_show_message", { number: 1 }, long);
		assert.ok(shown.body.length > 1000 && shown.body.length + shown.bodyLinesLeftOut >= 100_000);
	});

	test("the redacted copy has the lines and findings of the log, but no names", () => {
		const trace = workOf(readingRedacted(REFUSED.trace)).now();
		const copy = { ...REFUSED, trace, findings: diagnose(trace) };
		for (const { name } of TOOLS) {
			const { text } = askTool(name, copy, { line: 80, query: "is:sip" });
			assert.doesNotMatch(text!, /alice|contoso/i, name);
		}
		assert.equal(ask("rtcdll_list_failures", {}, copy).findings[0].line, 80);
	});
});

function logOf(text: string): AssistantLog {
	const trace = parseTrace(text);
	return { trace, findings: diagnose(trace), pageOf: (rule) => `The page of ${rule}.` };
}

// biome-ignore lint/suspicious/noExplicitAny: the tests read the results as the plain JSON that a model receives.
function ask(name: string, input: object = {}, log = REFUSED): any {
	const { text, reason } = askTool(name, log, input);
	assert.equal(reason, undefined);
	return JSON.parse(text!);
}
