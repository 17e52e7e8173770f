// What must hold for every answer to every question about any text.

import {
	decodeSignature,
	decodeToken,
	diagnose,
	parseQuery,
	parseTrace,
	recover,
	tokenDocument,
	tokenSummary,
} from "../../server/src/core/index.ts";
import { PLACES, type Question, WHOLE } from "../support/questions.ts";
import { isUnprintable, stringsIn } from "../support/strings.ts";
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

/** Asks everything about a text, at random places of it. Throws what a question throws, or `Broken`. */
export function askEverything(random: () => number, text: string): void {
	const before = process.cpuUsage();
	const trace = parseTrace(text);
	const findings = diagnose(trace);
	const whole = Object.entries(WHOLE);
	for (const [name, question] of whole) check(name, question, text, () => question.ask({ trace, findings, offset: 0 }));
	for (const [name, question] of Object.entries(PLACES)) {
		const offset = pick(random, text.length + 1);
		check(name, question, text, () => question.ask({ trace, findings, offset }));
	}
	checkRecovered(text);
	askDecoders(random, text);
	const { user } = process.cpuUsage(before);
	if (user / 1000 > SLOWEST_MS) throw new Broken(`All questions took ${Math.round(user / 1000)} ms`);
}

function check(name: string, { isLogText }: Question, text: string, ask: () => unknown): void {
	const answer = ask();
	if (!OF_OTHER_TEXTS.has(name)) checkSpans(name, answer, text.length);
	if (isLogText) return;
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

/** What is recovered from a recovered log is that log. */
function checkRecovered(text: string): void {
	const { text: recovered, map } = recover(text);
	for (const offset of [0, recovered.length >> 1, recovered.length]) {
		const there = map.sourceOffset(offset);
		if (!(there >= 0 && there <= text.length))
			throw new Broken(`recover: ${offset} came from ${there} of ${text.length}`);
	}
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
