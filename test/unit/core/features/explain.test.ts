// The report on a log: golden reports, the first paragraph of every scenario, and logs that try to inject markup.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import {
	diagnose,
	explain,
	explainMarkdown,
	type LogExplanation,
	parseTrace,
	type RuleSettings,
	report,
	type Trace,
} from "../../../../server/src/core/index.ts";
import { SCENARIOS } from "../../../scenarios/labels.ts";
import { writeLog } from "../../../support/fixture.ts";
import { checkGolden } from "../../../support/golden.ts";

const SCENARIO_FOLDER = join(import.meta.dirname, "../../../scenarios");

function explained(trace: Trace, file = "a.log", rules: RuleSettings = {}): LogExplanation {
	return explain(trace, diagnose(trace, rules), file);
}

function scenario(file: string): Trace {
	return parseTrace(readFileSync(join(SCENARIO_FOLDER, file), "utf8"));
}

function answerOf({ answer }: LogExplanation): string {
	return answer
		.flat()
		.map(({ text }) => text)
		.join(" ");
}

function titles({ sections }: LogExplanation): readonly string[] {
	return sections.map(({ title }) => title);
}

/** The first sentences for a log without problems: the first one only if something succeeded in it. */
const NOTHING_FAILED = [
	"No failure was found.",
	"Nothing failed, but nothing succeeded either.",
	"This log contains too little to tell ",
	"This log contains no SIP message, ",
];

function saysThatNothingFailed(report: LogExplanation): boolean {
	return NOTHING_FAILED.some((lead) => answerOf(report).startsWith(lead));
}

function hasWorked(trace: Trace): boolean {
	return report(trace, "a.log").activities.some(({ result }) => result === "worked");
}

suite("features: explain", () => {
	for (const name of [
		"017-wrong-account-4004",
		"039-home-server-redirect",
		"022-user-disabled-4141",
		"001-ntlm-sign-in",
	]) {
		test(`the report on ${name}`, () => {
			const file = `${name}.log`;
			const markdown = explainMarkdown(explained(scenario(file), file), (line) => `${file}#L${line}`);
			checkGolden(join(import.meta.dirname, "golden", `${name}.md`), markdown);
		});
	}

	for (const { file, expected } of SCENARIOS) {
		test(`the first paragraph on ${file}`, () => {
			const trace = scenario(file);
			const report = explained(trace, file);
			const answer = answerOf(report);
			const bad = expected.filter(({ severity }) => severity !== "information");
			const errors = bad.filter(({ severity }) => severity === "error");
			assert.equal(saysThatNothingFailed(report), bad.length === 0, answer);
			if (bad.length === 0) return assert.equal(answer.startsWith("No failure"), hasWorked(trace), answer);
			const lines = report.answer.flat().flatMap((each) => each.lines);
			const telling = (errors.length > 0 ? errors : bad).some(({ line }) => lines.includes(line));
			assert.ok(telling, `the paragraph names none of the lines: ${answer}`);
		});
	}

	test("every line number exists in the log", () => {
		for (const { file } of SCENARIOS) {
			const trace = scenario(file);
			const { answer, sections } = explained(trace, file);
			const cells = sections.flatMap(({ table }) => table?.rows.flat() ?? []);
			for (const { lines } of [...answer.flat(), ...sections.flatMap(({ statements }) => statements), ...cells]) {
				for (const line of lines) assert.ok(line >= 1 && line <= trace.lines.count, `${file}: ${line}`);
			}
		}
	});

	test("a good sign-in has no failures and nothing to check", () => {
		const report = explained(scenario("001-ntlm-sign-in.log"));
		assert.deepEqual(
			titles(report).filter((title) => title.startsWith("What went wrong") || title === "What to check"),
			[],
		);
	});

	test("a failed sign-in is reported even if its rule is turned off", () => {
		const report = explained(scenario("009-ntlm-refused.log"), "a.log", { "auth-failed": "off" });
		assert.match(answerOf(report), /^alice@contoso\.com could not sign in/);
	});

	test("a text that is not a log", () => {
		const report = explained(parseTrace("Dear all,\n"));
		assert.match(answerOf(report), /not an RTCDLL or uccapilog trace/);
		assert.deepEqual(titles(report), []);
	});

	test("the timeline of an eventful log keeps what matters", () => {
		const calls = Array.from(
			{ length: 80 },
			(_, at) =>
				`${at * 10} INVITE 1 call=c${at} to=sip:u${at}@b\n${at * 10 + 1} 200 1 INVITE call=c${at} to=sip:u${at}@b`,
		);
		const trace = parseTrace(writeLog(`${calls.join("\n")}\n900 INVITE 1 call=bad\n901 503 1 INVITE call=bad`));
		const section = explained(trace).sections.find(({ title }) => title === "Time line")!;
		const { rows } = section.table!;
		assert.equal(rows.length, 6);
		assert.match(section.note!, /^75 events left out/);
		assert.match(rows.at(-1)![2]!.text, /503/);
	});

	test("consecutive repetitions are one row of the timeline", () => {
		const calls = Array.from(
			{ length: 9 },
			(_, at) => `${at} INVITE 1 call=c${at}\n${at} 486 1 INVITE call=c${at} reason=Busy`,
		);
		const section = explained(
			parseTrace(writeLog(`${calls.join("\n")}\n20 REGISTER 1 call=r\n20 200 1 REGISTER call=r`)),
		).sections.find(({ title }) => title === "Time line")!;
		assert.deepEqual(
			section.table!.rows.map((row) => row.slice(1, 3).map(({ text }) => text)),
			[
				["Call from alice@example.com to bob@example.com, 9 times until 10:00:08.000", "refused, 486 Busy"],
				["Sign-in of alice@example.com", "worked"],
			],
		);
	});

	test("a limited number of people have a section each, the others are counted, and nothing is said twice", () => {
		const people = Array.from({ length: 40 }, (_, at) => {
			const who = `call=c${at} from=sip:user${at}@contoso.com to=sip:user${at}@contoso.com`;
			return `${at} REGISTER 1 ${who}\n${at} 403 1 REGISTER ${who} | ms-diagnostics: 4003`;
		});
		const report = explained(parseTrace(writeLog(people.join("\n"))));
		const parts = report.answer.map((part) => part.map(({ text }) => text).join(" "));
		assert.equal(parts.length, 6);
		for (const [at, part] of parts.slice(0, 5).entries())
			assert.ok(part.startsWith(`user${at}@contoso.com could not`), part);
		assert.match(parts[4]!, /^user4@contoso\.com could not sign in, for the same reason\.$/);
		assert.equal(parts[5], "35 more accounts could not sign in.");
		const markdown = explainMarkdown(report);
		assert.ok(markdown.split("\n").length < 60, markdown);
		assert.match(markdown, /^- `user0@contoso\.com` could not sign in/m);
		const said = [...report.answer, ...report.sections.map(({ statements }) => statements)]
			.flat()
			.map(({ text }) => text);
		assert.deepEqual(said, [...new Set(said)]);
	});

	test("passwords and tokens are not included", () => {
		const token = "TlRMTVNTUAADAAAAGAAYAHIAAAAYABgAigAAABIAEgBIAAAACAAIAFoA";
		const trace = parseTrace(
			writeLog(`
				0   REGISTER 1 from=sip:alice:hunter2@contoso.com | Authorization: NTLM gssapi-data="${token}"
				0.1 403 1 REGISTER from=sip:alice:hunter2@contoso.com | ms-diagnostics: 987654;reason="token ${token} refused"
			`),
		);
		const markdown = explainMarkdown(explained(trace));
		assert.ok(markdown.includes("`alice:…@contoso.com`"), markdown);
		assert.ok(!markdown.includes("hunter2"));
		assert.ok(!markdown.includes(token));
	});

	test("no text from the log becomes Markdown", () => {
		const evil =
			"](command:x) <img src=x> ![a](http://evil.example.com) **b** `c` | www.evil.example.com evil.example.com # h";
		const trace = parseTrace(
			writeLog(
				`0 REGISTER 1 | User-Agent: ${evil.replace("|", "")}\n0.1 403 1 REGISTER | ms-diagnostics: 987654;reason="${evil}"`,
			),
		);
		const markdown = explainMarkdown(explained(trace, evil), (line) => `a.log#L${line}`);
		const outsideCode = markdown.replace(/(`+)(?!`).*?(?<!`)\1(?!`)/g, "");
		assert.doesNotMatch(outsideCode, /<|!\[|\*\*|command:|evil|www/);
		for (const [, target] of outsideCode.matchAll(/\]\(([^)]*)\)/g)) assert.match(target!, /^a\.log#L\d+$/);
	});

	test("any text gives a report", () => {
		const pieces = fc.constantFrom(
			"10:00:00.000 1:1 INFO :: ",
			"REGISTER sip:a SIP/2.0\n",
			"SIP/2.0 401 x\n",
			"SIP/2.0 200 OK\n",
			"INVITE sip:b SIP/2.0\n",
			"NOTIFY sip:b SIP/2.0\n",
			"Call-ID: 1\n",
			"CSeq: 1 REGISTER\n",
			"CSeq: 1 INVITE\n",
			"CSeq: 1 NOTIFY\n",
			"From: <sip:a@b>;tag=1\n",
			"To: x\n",
			"Event: registration-notify\n\nderegistered;event=rejected\n",
			"hr=0x80090325\n",
			"\n",
			"`|[](<>",
		);
		const text = fc.array(fc.oneof(pieces, fc.string()), { maxLength: 60 }).map((parts) => parts.join(""));
		fc.assert(
			fc.property(text, (log) => {
				const report = explained(parseTrace(log));
				assert.ok(answerOf(report) !== "");
				assert.ok(explainMarkdown(report, (line) => `a#L${line}`).startsWith("# "));
			}),
			{ numRuns: 300 },
		);
	});
});
