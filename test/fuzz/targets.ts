// The targets of an input: each asks one question about it and checks the answer.

import {
	afterSilence,
	compareLogs,
	comparisonData,
	comparisonReport,
	completeQuery,
	countMatches,
	cutText,
	DEFAULT_LIMITS,
	decodeSignature,
	decodeToken,
	diagnose,
	type Finding,
	filter,
	findRows,
	flowTable,
	goToTime,
	indexLines,
	ladderDiagram,
	laneTexts,
	mergeLogs,
	mergeText,
	parseQuery,
	parseTrace,
	predecessorsOf,
	readCustomRules,
	redact,
	report,
	type Trace,
	textWidth,
	tokenDocument,
	tokenSummary,
	transactionTree,
	wrapText,
} from "../../server/src/core/index.ts";
import { decodeLog } from "../../server/src/decode.ts";
import { PLACES, type Question, WHOLE } from "../support/questions.ts";
import { assertSoundRecovery } from "../support/soundRecovery.ts";
import { checkChanges, checkKept } from "./changes.ts";
import { oneOf, pick } from "./mutate.ts";
import { Broken, checkReport, checkSpans, checkWords } from "./oracle.ts";

/** A text, and what else a target needs. */
export interface Input {
	readonly text: string;
	/** A second text, for targets that need two. */
	readonly other: string;
	/** The same numbers whenever this input is passed to this target. */
	readonly random: () => number;
	readonly trace: Trace;
	readonly findings: readonly Finding[];
}

/** Throws what the code throws, or `Broken` for a wrong answer. */
export type Target = (input: Input) => void;

/** All targets by name. */
export const TARGETS: ReadonlyMap<string, Target> = new Map<string, Target>([
	...Object.entries({ ...WHOLE, ...PLACES }).map(([name, question]) => [name, asks(name, question)] as const),
	["changes", ({ random, text }) => checkChanges(random, text)],
	["comparison", checkComparison],
	["customRule", checkCustomRule],
	["decode", checkDecode],
	["kept", ({ random, text, other }) => checkKept(random, text, other)],
	["merge", checkMerge],
	["query", checkQuery],
	["copy", ({ trace }) => checkCopy(trace)],
	["recovery", ({ text }) => assertSoundRecovery(text)],
	["references of the report", ({ trace, findings }) => checkReport(report(trace, "a.log", findings), trace)],
	["rolled", checkRolled],
	["searches", checkSearches],
	["signature", checkSignature],
	["silence", checkSilence],
	["time", checkTime],
	["token", checkToken],
	["width", checkWidth],
]);

/** Questions whose spans refer to a query or to a derived text. */
const OF_OTHER_TEXTS: ReadonlySet<string> = new Set(["completions", "filtered", "recovered"]);

function asks(name: string, { ask, isLogText }: Question): Target {
	return ({ random, text, trace, findings }) => {
		const answer = ask({ trace, findings, offset: pick(random, text.length + 1) });
		if (!OF_OTHER_TEXTS.has(name)) checkSpans(name, answer, text.length);
		if (!isLogText) checkWords(name, answer, text);
	};
}

/** A piece of the text, at most `longest` characters long. */
function pieceOf({ random, text }: Input, longest: number): string {
	const start = pick(random, text.length + 1);
	return text.slice(start, start + pick(random, longest + 1));
}

/** A redacted copy has the same lines and messages as its log. */
function checkCopy({ text, lines, index }: Trace): void {
	const copy = parseTrace(redact([text.toString()]).texts[0]!);
	const [expected, found] = [index.messages.count, copy.index.messages.count];
	if (copy.lines.count !== lines.count) throw new Broken(`A copy of ${lines.count} lines has ${copy.lines.count}`);
	if (found !== expected) throw new Broken(`A copy of ${expected} messages has ${found}`);
}

function checkComparison({ text, other, trace, findings }: Input): void {
	const compared = compareLogs({ trace: parseTrace(other) }, { trace }, findings);
	const said =
		"reason" in compared
			? compared
			: [comparisonReport(compared), comparisonData(compared, { one: "a.log", other: "b.log" })];
	checkWords("comparison", said, text + other);
}

function checkCustomRule(input: Input): void {
	const { rules, problems } = readCustomRules([
		{
			query: anyQuery(input),
			severity: "warning",
			message: `{from} ${pieceOf(input, 60)} {header:${pieceOf(input, 20)}}`,
		},
	]);
	const found = diagnose(input.trace, {}, DEFAULT_LIMITS, rules);
	checkSpans("customRule", found, input.text.length);
	checkWords("customRule", [problems, found.map(({ message }) => ({ message }))], input.text);
}

/** Decodes bytes in any encoding, a few of them invalid. */
function checkDecode({ random, text }: Input): void {
	const bytes = Buffer.from(text, oneOf(random, ["utf8", "utf16le", "latin1"] as const));
	for (let count = pick(random, 4); count > 0 && bytes.length > 0; count--)
		bytes[pick(random, bytes.length)] = pick(random, 256);
	decodeLog(bytes);
}

/** Each line of both logs occurs once in the merged log and maps back to its source. */
function checkMerge({ text, other }: Input): void {
	const sources = [text, other].map((each, number) => ({ name: `${number}.log`, text: each }));
	const merged = mergeLogs(sources);
	// A byte order mark is removed, and a text may consist of nothing else.
	const bare = sources.map((source) => source.text.replace(/^\uFEFF+/, ""));
	const seen = bare.map((own) => new Uint8Array(indexLines(own).count));
	for (const { sourceLine, count, source = 0 } of merged.blocks) {
		for (let line = sourceLine; line < sourceLine + count; line++) seen[source]![line]!++;
	}
	for (const [number, own] of bare.entries()) {
		const lines = indexLines(own);
		const isWrong = (times: number, line: number) => times > 1 || (times === 0 && lines.start(line) < lines.end(line));
		const wrong = seen[number]!.findIndex(isWrong);
		if (wrong >= 0) throw new Broken(`merge: line ${wrong} of source ${number} occurs ${seen[number]![wrong]} times`);
	}
	const names = ["0.log", "1.log"];
	checkWords("merge", [laneTexts(merged, names), mergeText(merged, names)], text + other);
	const trace = parseTrace(merged.text);
	checkSpans("merge", diagnose(trace), merged.text.length);
}

/** A query made of fragments, or any text. */
function anyQuery(input: Input): string {
	const { random } = input;
	if (random() < 0.3) return pieceOf(input, 400);
	const words = Array.from({ length: 1 + pick(random, 4) }, () => {
		const piece = pieceOf(input, 12);
		return `${oneOf(random, QUERY_WORDS)}${oneOf(random, [piece, `"${piece}"`, `/${piece}/`, piece.replace(/\W/g, "")])}`;
	});
	return words.join(oneOf(random, [" ", " or ", " and not ", " ) ( "]));
}

const QUERY_WORDS = [
	...["", "", "not ", "-", "(", "from:", "to:", "callid:", "status:", "status:>=", "method:", "duration:>", "time:<"],
	...[
		"is:",
		"text:",
		"header:",
		"problem:",
		"level:",
		"cseq:",
		"outcome:",
		"direction:",
		"any:",
		"time:10:00..",
		"/",
		'"',
	],
];

/** Errors and completions of a query lie within it, and it finds as many items as it counts. */
function checkQuery(input: Input): void {
	const { random, text, trace, findings } = input;
	const typed = anyQuery(input);
	const { query, errors } = parseQuery(typed);
	checkSpans("query", errors, typed.length);
	checkWords("query", errors, typed);
	const completed = completeQuery(typed, pick(random, typed.length + 1), trace);
	checkSpans("completed", completed, typed.length);
	if (!query) return;
	const context = oneOf(random, ["message", "transaction", "call"] as const);
	const found = filter(trace, query, () => findings, context);
	const counted = countMatches(trace, query, () => findings, context);
	if (found.summary !== counted) throw new Broken(`query: ${found.summary}, but ${counted} are counted`);
	checkWords("summary", counted, text);
}

/** One file may be the continuation of the other. */
function checkRolled({ text, other }: Input): void {
	const files = [
		{ name: "RTCDLL0.log", text },
		{ name: "RTCDLL0.log.old", text: other },
	];
	const chain = predecessorsOf(files, 0);
	if (chain.at(-1) !== 0 || chain.some((file) => files[file] === undefined)) throw new Broken(`rolled: ${chain}`);
}

/** Text typed into a search never fails, whether it finds something or nothing. */
function checkSearches(input: Input): void {
	const { text, trace, findings, random } = input;
	const search = pieceOf(input, 20);
	const tree = transactionTree(trace, findings);
	const options = {
		order: oneOf(random, ["grouped", "failedFirst", "time"] as const),
		filter: oneOf(random, ["all", "problems"] as const),
		search,
	};
	const items = tree.children(null, options);
	checkWords("tree", [tree.summary(options), items, items.flatMap(({ id }) => tree.children(id, options))], text);
	const flows = flowTable(trace, findings);
	const shown = flows.arranged({ column: "start", descending: random() < 0.5, search });
	if (shown.length > flows.total) throw new Broken(`searches: ${shown.length} of ${flows.total} flows`);
	const diagram = ladderDiagram(trace, { kind: "log" }, findings);
	checkSpans("rows", findRows(trace, diagram, "log", { kind: "text", text: search }), text.length);
}

const SCHEMES = ["NTLM", "Kerberos", "TLS-DSK", "Negotiate"];

function checkToken(input: Input): void {
	const scheme = oneOf(input.random, [...SCHEMES, pieceOf(input, 10)]);
	const piece = pieceOf(input, 400);
	checkDocument(tokenSummary(scheme, piece));
	checkDocument(tokenDocument(decodeToken(scheme, piece)));
}

function checkSignature(input: Input): void {
	const counter = { name: "cnum", value: pieceOf(input, 20) };
	checkDocument(tokenDocument(decodeSignature(oneOf(input.random, SCHEMES), pieceOf(input, 400), counter)));
}

/** Text decoded from bytes may contain any word, so only its characters are checked. */
function checkDocument(said: string): void {
	checkWords("token", said, said);
}

/** The log after nothing was written for a while. */
function checkSilence({ random, text, trace }: Input): void {
	const after = afterSilence(trace, pick(random, 10_000_000));
	const findings = diagnose(after);
	checkSpans("silence", findings, text.length);
	checkReport(report(after, "a.log", findings), after);
}

function checkTime(input: Input): void {
	const { random, text, trace } = input;
	const typed = oneOf(random, ["+5s", "-1h", "10:00:00", "24:61", "04/16/2013 10:00", pieceOf(input, 30)]);
	const place = goToTime(trace, pick(random, text.length + 1), typed);
	checkSpans("time", place, text.length);
	checkWords("time", place, text + typed);
}

/** No line exceeds the maximum width. */
function checkWidth(input: Input): void {
	const width = 2 + pick(input.random, 100);
	const piece = pieceOf(input, 400);
	if (textWidth(cutText(piece, width)) > width) throw new Broken(`width: cut to more than ${width}`);
	wrapText(piece, width);
}
