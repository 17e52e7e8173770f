// Custom rules: which are accepted, the errors in the others, and their findings.

import assert from "node:assert/strict";
import fc from "fast-check";
import {
	DEFAULT_LIMITS,
	diagnose,
	explain,
	explainMarkdown,
	type Finding,
	fieldsWith,
	filter,
	flowTable,
	groupRecurrences,
	headlineText,
	LONGEST_WORDS,
	logSummary,
	parseQuery,
	parseTrace,
	readCustomRules,
	type Trace,
} from "../../../../server/src/core/index.ts";
import { evilLog } from "../../../support/evilLog.ts";
import { writeLog } from "../../../support/fixture.ts";
import { isUnprintable } from "../../../support/strings.ts";

const RULE = { query: "status:404", severity: "warning", message: "{to} is not there." } as const;

/** Calls to people who are unavailable, each in a transaction of its own, too far apart to be retries. */
function missedCalls(count: number): string {
	return Array.from(
		{ length: count },
		(_, call) =>
			`${call} MESSAGE 1 call=c${call} to=sip:p${call}@contoso.com\n${call} 404 1 MESSAGE call=c${call} to=sip:p${call}@contoso.com`,
	).join("\n");
}

/** The errors in a list, of which exactly the stated number of rules is valid. */
function checkProblems(list: unknown, right: number, ...expected: readonly RegExp[]): void {
	const { rules, problems } = readCustomRules(list);
	assert.equal(rules.length, right);
	assert.equal(problems.length, expected.length, problems.join("\n"));
	for (const [at, words] of expected.entries()) assert.match(problems[at]!, words);
}

/** All findings of a log with custom rules that must be valid. */
function judged(trace: Trace, ...list: readonly object[]): readonly Finding[] {
	const { rules, problems } = readCustomRules(list);
	assert.deepEqual(problems, []);
	return diagnose(trace, {}, DEFAULT_LIMITS, rules);
}

/** The findings of the custom rules alone. */
function found(log: string, ...list: readonly object[]): readonly Finding[] {
	return judged(parseTrace(log), ...list).filter(({ rule }) => list.some((each, at) => rule === idOf(each, at)));
}

function idOf(rule: object, at: number): unknown {
	return "id" in rule ? rule.id : `custom-${at + 1}`;
}

/** The finding of a rule with this message for the first request of a log, or for the query's match. */
function said(message: string, query = "is:request", log = "0 INVITE 1\n0.5 488 1 INVITE"): string | undefined {
	return found(writeLog(log), { query, severity: "hint", message })[0]?.message;
}

suite("custom rules: read", () => {
	test("an absent list means no rules", () => {
		for (const nothing of [undefined, null, []]) checkProblems(nothing, 0);
	});
	test("default ids count from 1, a given id is kept, and advice is optional", () => {
		const { rules } = readCustomRules([RULE, { ...RULE, id: "not-there", advice: "Look." }, RULE]);
		assert.deepEqual(
			rules.map(({ id, severity, summary }) => [id, severity, summary]),
			["custom-1", "not-there", "custom-3"].map((id) => [id, "warning", "{to} is not there."]),
		);
	});
	test("not a list", () => checkProblems({ query: "x" }, 0, /^This is not a list of rules/));
	test("not an object", () =>
		checkProblems([7, null, [], RULE], 1, /^Rule 1: .*not an object/, /^Rule 2: /, /^Rule 3: /));
	test("unknown members", () =>
		checkProblems(
			[{ ...RULE, advise: "x" }],
			0,
			/no property “advise”; its properties are query, severity, message, id and advice\./,
		));
	test("an invalid query: which, where and why; the others work", () =>
		checkProblems(
			[RULE, { ...RULE, id: "b", query: "is:request statsu:404" }],
			1,
			/^Rule 2 \(b\): query, character 12, “statsu”: There is no field statsu:\. Did you mean status:\?/,
		));
	test("a missing query", () => {
		for (const query of [undefined, "", "  ", 7]) checkProblems([{ ...RULE, query }], 0, /query is missing/);
	});
	test("a query can refer to built-in rules, but not to custom ones", () => {
		checkProblems([{ ...RULE, query: "rule:auth-failed" }], 1);
		checkProblems(
			[
				{ ...RULE, id: "mine" },
				{ ...RULE, query: "rule:mine" },
			],
			1,
			/^Rule 2: query, .*has no value “mine”/,
		);
	});
	test("a missing or invalid severity", () => {
		for (const severity of [undefined, "fatal", "Error", 1])
			checkProblems([{ ...RULE, severity }], 0, /severity must be one of error, warning, information, hint\./);
	});
	test("a missing message", () => {
		for (const message of [undefined, "", " ", 7]) checkProblems([{ ...RULE, message }], 0, /message is missing/);
	});
	test("texts that are too long", () => {
		const long = "x".repeat(501);
		checkProblems([{ ...RULE, message: long }], 0, /message has 501 characters; the limit is 500\./);
		checkProblems([{ ...RULE, advice: long }], 0, /advice has 501 characters/);
	});
	test("ids", () => {
		for (const id of ["", "Old", "1a", "a b", "a".repeat(41), 7])
			checkProblems([{ ...RULE, id }], 0, /id must start with a lower-case letter/);
		checkProblems([{ ...RULE, id: "auth-failed" }], 0, /^Rule 1 \(auth-failed\): .*built-in rule/);
		checkProblems([{ ...RULE, id: "custom-2" }, RULE], 1, /^Rule 2: Another rule already has the id custom-2/);
	});
	test("too many rules: the first 100 are used", () =>
		checkProblems(
			Array.from({ length: 101 }, () => RULE),
			100,
			/101 rules; only the first 100/,
		));
	test("any value gives rules, or bounded and printable error messages", () => {
		const member = fc.oneof(
			fc.string(),
			fc.anything(),
			fc.constantFrom("status:404", "warning", "{from} x", "{", "\u202e"),
		);
		const rule = fc.record(
			{ query: member, severity: member, message: member, id: member, advice: member, other: member },
			{ requiredKeys: [] },
		);
		fc.assert(
			fc.property(fc.oneof(fc.anything(), fc.array(fc.oneof(rule, fc.anything()), { maxLength: 5 })), (list) => {
				for (const problem of readCustomRules(list).problems) {
					assert.ok(problem.length <= LONGEST_WORDS + 1 && ![...problem].some(isUnprintable), problem);
				}
			}),
			{ numRuns: 500 },
		);
	});
});

suite("custom rules: messages", () => {
	const cases: Readonly<Record<string, string>> = {
		"{from} to {to}": "alice@example.com to bob@example.com.",
		"{ From } {CALL-ID} {callid}": "alice@example.com c1 c1.",
		"got {status} ({code}) for {method}": "got 488 (488) for INVITE.",
		"cseq {cseq}, {direction}, {level}": "cseq 1 INVITE, unknown, INFO.",
		"{time}: {text}": "10:00:00.000: INVITE sip:bob@example.com SIP/2.0.",
		"{outcome} after {duration}!": "failed after 500 ms!",
		"{header:Via} {header: FROM}": "SIP/2.0/TCP 192.0.2.1:7519 <sip:alice@example.com>;tag=a.",
		"{header:X-None} is missing": "(no X-None) is missing.",
		"{{from} and } and {{{{": "{from} and } and {{.",
	};
	for (const [message, expected] of Object.entries(cases)) test(message, () => assert.equal(said(message), expected));

	test("fields that a non-SIP record has, and those that it lacks", () =>
		assert.equal(
			said("{text} at {time} ({level}), {from}, {status}", "is:other", "0 # Proxy changed"),
			"Proxy changed at 10:00:00.000 (INFO), (no from), (no status).",
		));
	test("a request without a response has no status", () =>
		assert.equal(said("{status}, {duration}", "is:request", "0 INVITE 1"), "(no status), (no duration)."));

	const wrong: Readonly<Record<string, RegExp>> = {
		"{frm} x": /\{frm\} is not a field\. Did you mean \{from\}\?/,
		"{} x": /\{\} is not a field\. The fields are from, to, .*, duration and header:NAME\./,
		"{user}": /\{user\} has no text to put into a message/,
		"a {from": /The brace at character 3 is not closed/,
		"a {b {from}": /The brace at character 3 is not closed/,
		"{header:}": /is not a field/,
		"{header:a b}": /is not a field/,
		"{header:authorization}": /contains credentials/,
		"{constructor}": /\{constructor\} is not a field/,
	};
	for (const [message, words] of Object.entries(wrong))
		test(`invalid: ${message}`, () => checkProblems([{ ...RULE, message }], 0, words));

	test("whatever a log contains, messages are printable and bounded", () => {
		const words = ["\u001b[2J", "\u202egnp.exe", "a\u2028b", "\ud800", "{from}", "<b>*x*</b>", "long ".repeat(20_000)];
		for (const word of words) {
			const all = found(evilLog(word), {
				query: "is:sip or is:other",
				severity: "error",
				message: "{from} {to} {callid} {method} {text} {header:User-Agent} {level}",
			});
			assert.ok(all.length > 0);
			for (const { message, headline } of all) {
				assert.ok(message.length <= LONGEST_WORDS + 1 && headline.cause.length <= 121);
				assert.ok(![...message, ...headline.cause].some(isUnprintable), message);
			}
		}
	});
});

suite("custom rules: findings", () => {
	test("one finding for a transaction, on the first message that matches, with the others", () => {
		const [only, ...others] = found(writeLog("0 INVITE 1\n0.1 100 1 INVITE\n1 488 1 INVITE"), {
			...RULE,
			query: "outcome:failed",
			advice: "Look at the codecs.",
		});
		assert.equal(others.length, 0);
		const { rule, severity, related, transaction, check } = only!;
		assert.deepEqual(
			{ rule, severity, related: related.length, transaction, check },
			{ rule: "custom-1", severity: "warning", related: 2, transaction: 0, check: "Look at the codecs." },
		);
	});
	test("a non-SIP record, on its first line", () => {
		const log = writeLog("0 INVITE 1\n1 # Proxy changed");
		const [only] = found(log, { ...RULE, query: "proxy" });
		assert.equal(log.slice(only!.span.start, only!.span.end), "Proxy changed");
		assert.equal(only!.transaction, null);
	});
	test("our findings stay unchanged, beside those of custom rules", () => {
		for (const text of [missedCalls(3), "0 REGISTER 1\n0 403 1 REGISTER\n1 INVITE 1 call=c2\n60 # end"]) {
			const trace = parseTrace(writeLog(text));
			const both = judged(trace, { ...RULE, query: "is:sip", severity: "error" });
			assert.deepEqual(
				both.filter(({ rule }) => rule !== "custom-1"),
				diagnose(trace),
			);
			const starts = both.map(({ span }) => span.start);
			assert.deepEqual(
				starts,
				[...starts].sort((a, b) => a - b),
			);
		}
	});
	test("a query can refer to our findings", () => {
		const query = "rule:failed-transaction is:response problem:error";
		assert.equal(found(writeLog(missedCalls(2)), { ...RULE, query }).length, 2);
	});
	test("the filter matches the findings of custom rules, if it knows the rules", () => {
		const trace = parseTrace(writeLog(missedCalls(2)));
		const { rules } = readCustomRules([{ ...RULE, id: "not-there" }]);
		assert.match(parseQuery("rule:not-there").errors[0]!.message, /has no value “not-there”/);
		const { query } = parseQuery("rule:not-there", fieldsWith(rules));
		assert.equal(filter(trace, query!, () => diagnose(trace, {}, DEFAULT_LIMITS, rules)).messages, 4);
	});
});

suite("custom rules: presentation", () => {
	test("thousands of places are one entry, whatever fields the message has", () => {
		const all = found(writeLog(missedCalls(3000)), { ...RULE, message: "{to} in {callid} is not there." });
		const [only, ...others] = groupRecurrences(all);
		assert.equal(others.length, 0);
		const { first, again, isSame } = only!;
		assert.equal(again.length, 2999);
		assert.equal(
			headlineText(first.headline, again.length + 1, isSame),
			"p0@contoso.com in c0 is not there, the first of 3000",
		);
	});
	test("identical findings have a count", () => {
		const [{ first, again, isSame }] = groupRecurrences(
			found(writeLog(missedCalls(2)), { ...RULE, message: "Gone." }),
		) as [ReturnType<typeof groupRecurrences>[number]];
		assert.equal(headlineText(first.headline, again.length + 1, isSame), "Gone, 2 times");
	});
	test("Explain: our answer comes first, then the message and advice of the rule, even for the same line", () => {
		const trace = parseTrace(writeLog("0 REGISTER 1\n0.1 403 1 REGISTER reason=Forbidden"));
		const findings = judged(trace, {
			...RULE,
			query: "status:403",
			message: "Our gate refuses {from}",
			advice: "Ask Eve.",
		});
		const text = explainMarkdown(explain(trace, findings, "a.log"));
		assert.match(text, /^# .*\n\n`alice@example\.com` could not sign in/);
		assert.match(text, /Warning: Our gate refuses `alice@example\.com`/);
		assert.match(text, /Ask Eve \(line 8\)/);
	});
	test("the flow table prefers our reason to that of a custom rule of the same severity", () => {
		const trace = parseTrace(writeLog("0 INVITE 1\n0.1 404 1 INVITE\n0.2 ACK 1"));
		const findings = judged(trace, { ...RULE, query: "is:request", severity: "error", message: "Ours" });
		assert.match(flowTable(trace, findings).flow(0).reason, /404/);
	});
	test("the summary of a log names the rule, but no person", () => {
		const trace = parseTrace(writeLog("0 OPTIONS 1\n0.1 200 1 OPTIONS"));
		const { failure, worst } = logSummary(
			trace,
			judged(trace, { ...RULE, query: "status:200", severity: "error", id: "a" }),
		);
		assert.deepEqual([failure!.text, worst], ["The custom rule a matched.", "error"]);
	});
});

suite("custom rules: time", () => {
	/** A rule that matches everything, in all expensive ways. */
	const DEAR = {
		...RULE,
		query: "text:/(a+)+$|(.*,)*x|./ problem:none or problem:any",
		message: "{from} {to} {text} {header:Via} ".repeat(12),
	};

	test("many messages, one transaction", () => {
		const trace = parseTrace(writeLog(Array.from({ length: 10_000 }, () => "0 MESSAGE 1").join("\n")));
		assert.equal(judged(trace, DEAR).filter(({ rule }) => rule === "custom-1").length, 1);
	});
	test("many messages, each in its own transaction", () =>
		assert.equal(found(writeLog(missedCalls(5000)), DEAR).length, 5000));
	test("one long message", () =>
		assert.equal(found(writeLog(`0 MESSAGE 1 | X: ${"a,".repeat(500_000)}`), DEAR).length, 1));
});
