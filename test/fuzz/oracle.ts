// What must hold for every answer to every question about any text.

import {
	compareLogs,
	comparisonReport,
	decodeSignature,
	decodeToken,
	diagnose,
	indexLines,
	laneTexts,
	mergeLogs,
	parseQuery,
	parseTrace,
	tokenDocument,
	tokenSummary,
} from "../../server/src/core/index.ts";
import { PLACES, type Question, WHOLE } from "../support/questions.ts";
import { assertSoundRecovery } from "../support/soundRecovery.ts";
import { isUnprintable, stringsIn } from "../support/strings.ts";
import { checkChanges } from "./changes.ts";
import { pick } from "./mutate.ts";

/** What an answer was found to break: a sentence for whoever mends it. */
export class Broken extends Error {}

/** No question about a text of 30,000 characters may take longer, in ms of the processor. */
const SLOWEST_MS = 3000;

/** No string in words may be longer, but for documents, which have a line for each message. */
const LONGEST = 20_000;
const DOCUMENTS: ReadonlySet<string> = new Set(["explain", "svg", "mermaid", "plantUml", "textLadder"]);

/** Questions whose spans are places in a query, or in the text that was made. */
const OF_OTHER_TEXTS: ReadonlySet<string> = new Set(["completions", "filtered", "recovered"]);

/** Asks everything about a text, at random places of it, and about it together with another one. Throws what a question throws, or `Broken`. */
export function askEverything(random: () => number, text: string, other: string): void {
	const before = process.cpuUsage();
	const trace = parseTrace(text);
	const findings = diagnose(trace);
	const whole = Object.entries(WHOLE);
	for (const [name, question] of whole) check(name, question, text, () => question.ask({ trace, findings, offset: 0 }));
	for (const [name, question] of Object.entries(PLACES)) {
		const offset = pick(random, text.length + 1);
		check(name, question, text, () => question.ask({ trace, findings, offset }));
	}
	assertSoundRecovery(text);
	askAboutBoth(text, other);
	checkChanges(random, text);
	askDecoders(random, text);
	const { user } = process.cpuUsage(before);
	if (user / 1000 > SLOWEST_MS) throw new Broken(`All questions took ${Math.round(user / 1000)} ms`);
}

function check(name: string, { isLogText }: Question, text: string, ask: () => unknown): void {
	const answer = ask();
	if (!OF_OTHER_TEXTS.has(name)) checkSpans(name, answer, text.length);
	if (!isLogText) checkWords(name, answer);
}

/** What is said of a log is printable, of some length, and made for a reader. */
function checkWords(name: string, answer: unknown): void {
	for (const { way, text: said } of stringsIn(answer, name)) {
		if (isUnprintable(said)) throw new Broken(`${way} holds a character that shows nothing: ${JSON.stringify(said)}`);
		if (said.length > LONGEST && !DOCUMENTS.has(way)) throw new Broken(`${way} has ${said.length} characters`);
		if (/\[object |\bfunction \w*\(|native code/.test(said)) throw new Broken(`${way} says ${JSON.stringify(said)}`);
	}
}

/** A span is two offsets in the text, in order; a number is one. */
function checkSpans(way: string, answer: unknown, length: number): void {
	if (typeof answer === "number" && Number.isNaN(answer) && !/clock|Ms$|ms$/.test(way))
		throw new Broken(`${way} is NaN`);
	if (typeof answer !== "object" || answer === null) return;
	const { start, end } = answer as { readonly start?: unknown; readonly end?: unknown };
	if (typeof start === "number" && typeof end === "number" && !(start >= 0 && start <= end && end <= length)) {
		throw new Broken(`${way}: ${start}..${end} in a text of ${length}`);
	}
	for (const [name, value] of Object.entries(answer)) checkSpans(`${way}.${name}`, value, length);
}

/** What needs two logs: merged, each line of both is there once and leads back to it; compared, there is a report or a reason. */
function askAboutBoth(text: string, other: string): void {
	const sources = [text, other].map((each, number) => ({ name: `${number}.log`, text: each }));
	const merged = mergeLogs(sources);
	// A byte order mark is left out, and a text may hold nothing else.
	const bare = sources.map((source) => source.text.replace(/^\uFEFF+/, ""));
	const seen = bare.map((own) => new Uint8Array(indexLines(own).count));
	for (const { sourceLine, count, source = 0 } of merged.blocks) {
		for (let line = sourceLine; line < sourceLine + count; line++) seen[source]![line]!++;
	}
	for (const [number, own] of bare.entries()) {
		const lines = indexLines(own);
		const isWrong = (times: number, line: number) => times > 1 || (times === 0 && lines.start(line) < lines.end(line));
		const wrong = seen[number]!.findIndex(isWrong);
		if (wrong >= 0) throw new Broken(`merge: line ${wrong} of source ${number} is there ${seen[number]![wrong]} times`);
	}
	checkWords("lanes", laneTexts(merged, ["0.log", "1.log"]));
	const trace = parseTrace(merged.text);
	const compared = compareLogs({ trace: parseTrace(other) }, { trace }, diagnose(trace));
	if ("reason" in compared) checkWords("compared", compared);
	else checkWords("compared", comparisonReport(compared));
}

/** Pieces of the text as tokens, signatures and queries. */
function askDecoders(random: () => number, text: string): void {
	const start = pick(random, text.length + 1);
	const piece = text.slice(start, start + pick(random, 400));
	const scheme = ["NTLM", "Kerberos", "TLS-DSK", "Negotiate", piece.slice(0, 10)][pick(random, 5)]!;
	const answers = [
		tokenSummary(scheme, piece),
		tokenDocument(decodeToken(scheme, piece)),
		tokenDocument(decodeSignature(scheme, piece, { name: "cnum", value: piece.slice(0, 20) })),
	];
	for (const answer of answers) {
		if (isUnprintable(answer))
			throw new Broken(`A token holds a character that shows nothing: ${JSON.stringify(answer)}`);
	}
	parseQuery(piece);
}
