import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { stripVTControlCharacters } from "node:util";
import { MOST_ACTIVITIES, type TextOptions, textReport } from "../../../server/src/cli/textReport.ts";
import { verdictOf } from "../../../server/src/cli/verdict.ts";
import { activityTable, diagnose, parseTrace, type Report, report } from "../../../server/src/core/index.ts";
import { checkGolden } from "../../support/golden.ts";
import { logOf, manyCalls, REFUSED, SIGNED_IN, UNSAFE } from "./logs.ts";

function textOf(log: string, options?: TextOptions, findings?: Report["findings"]): string {
	const trace = parseTrace(log);
	const said = report(trace, "RTCDLL0.log");
	const activities = activityTable(trace, options?.all ? Number.POSITIVE_INFINITY : MOST_ACTIVITIES);
	return textReport(findings ? { ...said, findings } : said, verdictOf(trace, diagnose(trace)), activities, options);
}

/** The findings are passed in with the log, because these tests are about layout rather than the rules. */
function check(name: string, log: string, options?: TextOptions, findings: Report["findings"] = []): void {
	checkGolden(join(import.meta.dirname, "golden", `${name}.txt`), textOf(log, options, findings));
}

function checkVerdict(log: string, expected: string | RegExp): void {
	const verdict = textOf(log).split("\n")[1]!;
	if (typeof expected === "string") assert.equal(verdict, expected);
	else assert.match(verdict, expected);
}

const register = { start: "REGISTER sip:contoso.com SIP/2.0", cseq: "1 REGISTER" };
const options = { start: "OPTIONS sip:contoso.com SIP/2.0", call: "c2", cseq: "1 OPTIONS" };

const CAUSE = "The credentials do not belong to the sign-in address (ms-diagnostics 4004).";
const REFUSED_FINDINGS: Report["findings"] = [
	{
		rule: "failed-transaction",
		severity: "information",
		line: 15,
		message: "INVITE failed: 500 Server Internal Error. The route is down.",
		related: [1],
	},
	{ rule: "auth-challenge", severity: "hint", line: 31, message: "The server asked for credentials.", related: [38] },
	{
		rule: "failed-transaction",
		severity: "error",
		line: 46,
		message: `REGISTER was refused: 403 Forbidden. ${CAUSE}`,
		related: [38],
	},
	{
		rule: "auth-failed",
		severity: "error",
		line: 46,
		message: `Sign-in of alice@contoso.com failed: the server refused the credentials (NTLM) with 403 Forbidden. ${CAUSE}`,
		related: [38, 31, 23, 1],
	},
];

suite("cli: text report", () => {
	test("of the sample", () =>
		check("sample", readFileSync(join(import.meta.dirname, "../../fixtures/RTCDLL0.log"), "utf8")));
	test("of a refused sign-in", () => check("refused", REFUSED, {}, REFUSED_FINDINGS));
	test("of a refused sign-in, for a narrow terminal", () =>
		check("refused-72", REFUSED, { width: 72 }, REFUSED_FINDINGS));
	test("of a log with control characters and wide ones", () =>
		check("unsafe", UNSAFE, {}, [
			{
				rule: "failed-transaction",
				severity: "error",
				line: 8,
				message: "MESSAGE was refused: 404 Not\u009b2J Found \u202e.",
				related: [],
			},
		]));
	test("of a log that spans midnight", () =>
		check(
			"two-days",
			logOf([{ at: "00.000", ...register }], { date: "04/16/2013|" }) +
				logOf([{ at: "01.000", start: "SIP/2.0 200 OK", cseq: "1 REGISTER" }], { date: "04/17/2013|" }),
		));
	test("of a long log shows what did not go well", () =>
		check(
			"long",
			manyCalls(101),
			{},
			Array.from({ length: 101 }, (_, call) => ({
				rule: "failed-transaction",
				severity: "warning" as const,
				line: 8 + 28 * call,
				message: "The call from alice@contoso.com to bob@contoso.com failed: 486 Busy Here.",
				related: [],
			})),
		));
	test("of an empty text", () => check("empty", ""));

	test("of a very long log lists 200 rows and says how many are left out", () => {
		const lines = textOf(manyCalls(250)).split("\n");
		assert.equal(lines.filter((line) => / INVITE {2}/.test(line)).length, 200, "rows");
		assert.deepEqual(lines.slice(-3), [
			"  50 more of these transactions are not listed; --all lists everything.",
			"  250 transactions that went well are not listed; --all lists everything.",
			"",
		]);
	});

	test("lists everything with --all", () => {
		const text = textOf(manyCalls(250), { all: true });
		assert.doesNotMatch(text, /not listed/);
		assert.equal(text.match(/ (INVITE|OPTIONS) +bob@/g)!.length, 500);
	});

	test("colours do not change the text", () => {
		const coloured = textOf(REFUSED, { color: true });
		assert.notEqual(coloured, textOf(REFUSED));
		assert.equal(stripVTControlCharacters(coloured), textOf(REFUSED));
	});

	test("no line is wider than the terminal", () => {
		for (const width of [72, 80, 100, 120]) {
			for (const line of textOf(REFUSED, { width }).split("\n")) assert.ok(line.length <= width, line);
		}
	});

	test("findings are listed with the worst first; hints are only counted", () => {
		const text = textOf(REFUSED, {}, REFUSED_FINDINGS);
		assert.ok(text.indexOf("  error ") < text.indexOf("  note "), text);
		assert.match(text, /^2 errors, 0 warnings, 1 note, 1 hint \(not listed\)$/m);
		assert.doesNotMatch(text, /asked for credentials/);
	});
});

suite("cli: verdict", () => {
	test("a sign-in that fails comes before an earlier failure", () =>
		checkVerdict(REFUSED, /^alice@contoso\.com could not sign in \(line \d+\)\. .* 403 Forbidden/));
	test("of a failure without a failed sign-in", () => checkVerdict(UNSAFE, /404 Not/));
	test("a sign-in that works", () =>
		checkVerdict(SIGNED_IN, "No failure was found. alice@contoso.com signed in (NTLM) in 841 ms (line 24)."));
	test("a failed call comes before a sign-in that finally succeeded", () =>
		checkVerdict(
			REFUSED + SIGNED_IN.replaceAll("c1@", "c9@"),
			/^The call from alice@contoso\.com .* 500 Server Internal Error.* alice@contoso\.com signed in, but only after a failed attempt/,
		));
	test("an unanswered sign-out comes after a failed call", () => {
		const signOut = { ...register, call: "c7", headers: ["Expires: 0"] };
		const call = { start: "INVITE sip:bob@contoso.com SIP/2.0", call: "c8", cseq: "1 INVITE" };
		checkVerdict(
			SIGNED_IN +
				logOf([
					{ at: "10.000", ...call },
					{ at: "10.100", ...call, start: "SIP/2.0 504 Server time-out" },
					{ at: "11.000", ...signOut },
					{ at: "59.000", ...options },
				]),
			/^The call from alice@contoso\.com to .* 504 Server time-out/,
		);
	});
	test("a sign-in that is challenged at the end of the log", () =>
		checkVerdict(
			logOf([
				{ at: "00.000", ...register },
				{ at: "00.020", start: "SIP/2.0 401 Unauthorized", cseq: "1 REGISTER" },
			]),
			/^This log contains too little to tell.* The log ends before the sign-in of alice@contoso\.com is complete, .* \(line 8\)\.$/,
		));
	test("an unanswered sign-in is a warning", () =>
		checkVerdict(
			logOf([
				{ at: "00.000", ...register },
				{ at: "50.000", ...options },
			]),
			/^alice@contoso\.com could not sign in/,
		));
	test("a failure of which the log shows only the end is not skipped", () =>
		checkVerdict(
			logOf([{ at: "00.000", start: "SIP/2.0 404 Not Found", cseq: "7 INVITE" }]),
			/^The call from alice@contoso\.com .* 404 Not Found\. .* \(line 1\)\.$/,
		));
	test("a log of orphans only", () =>
		checkVerdict(
			logOf([{ at: "00.000", start: "SIP/2.0 200 OK", cseq: "7 INVITE" }]),
			/^This log contains too little to tell.* a call .*alice@contoso\.com/,
		));
	test("a log without SIP", () =>
		checkVerdict(
			"10:38:58.520 33C:B00 INFO  :: hello\r\n",
			"This log contains no SIP message, so it does not show whether anything failed. " +
				"Copy it again after the client has tried to sign in and the fault has occurred.",
		));
});
