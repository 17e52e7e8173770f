// What can stand at a place of a query: fields, their values, and the words between terms.

import { NO_SYMBOL } from "../logIndex/logIndex.ts";
import type { Span } from "../text.ts";
import type { Trace } from "../trace/trace.ts";
import { FIELDS, type Field, findField } from "./fields.ts";

/** A text to put in place of `span`. */
export interface Suggestion {
	readonly span: Span;
	readonly text: string;
	readonly detail: string;
}

/** What may be meant by the word that ends at `offset`. With a trace the values of its messages are among them. */
export function completeQuery(query: string, offset: number, trace?: Trace): readonly Suggestion[] {
	const end = Math.max(0, Math.min(offset, query.length));
	const start = wordStart(query, end);
	if (start === undefined) return [];
	const word = query.slice(start, end);
	const colon = word.indexOf(":");
	const field = colon < 0 ? undefined : findField(word.slice(0, colon));
	if (colon >= 0 && !field) return [];
	const typed = word.slice(colon + 1).toLowerCase();
	const span = { start: start + colon + 1, end };
	const candidates = field ? valuesOf(field, trace) : wordsAt(query.slice(0, start));
	return candidates
		.filter(({ text }) => text.toLowerCase().startsWith(typed) && text.toLowerCase() !== typed)
		.map(({ text, detail }) => ({ span, text, detail }));
}

interface Candidate {
	readonly text: string;
	readonly detail: string;
}

/** Where the word before `end` begins; `undefined` inside quotes, where nothing can be known. */
function wordStart(query: string, end: number): number | undefined {
	let start = 0;
	let quote = "";
	for (let at = 0; at < end; at++) {
		const char = query[at]!;
		if (quote) {
			if (char === "\\") at++;
			else if (char === quote) quote = "";
		} else if ((char === '"' || char === "'") && (at === start || query[at - 1] === ":")) quote = char;
		else if (char === " " || char === "(" || char === ")" || (char === "-" && at === start)) start = at + 1;
	}
	return quote ? undefined : start;
}

function wordsAt(before: string): readonly Candidate[] {
	const fields = FIELDS.map(({ name, meaning }) => ({ text: `${name}:`, detail: meaning }));
	const not = { text: "not ", detail: "what does not match the next term" };
	// At the beginning of a term nothing can be joined yet.
	if (/(?:^|[(-]|(?:^|[\s(])(?:and|or|not))\s*$/i.test(before.slice(-20))) return [...fields, not];
	return [{ text: "and ", detail: "both terms" }, { text: "or ", detail: "one of the terms" }, ...fields, not];
}

function valuesOf(field: Field, trace: Trace | undefined): readonly Candidate[] {
	if (field.choices) return field.choices.map(({ name, meaning }) => ({ text: name, detail: meaning }));
	const seen = trace ? [...(SEEN[field.name]?.(trace) ?? [])].sort() : [];
	return [
		...(field.name === "status" ? ["4xx", "5xx", "6xx", ">=400"].map((text) => ({ text, detail: "failures" })) : []),
		...seen.map((text) => ({ text, detail: "in this log" })),
	];
}

/** The values that a log has, of the fields that have only a few. */
const SEEN: Readonly<Partial<Record<Field["name"], (trace: Trace) => Set<string>>>> = {
	method(trace) {
		const { messages, symbolText } = trace.index;
		const found = new Set<number>();
		for (let message = 0; message < messages.count; message++) found.add(messages.cseqMethod(message));
		found.delete(NO_SYMBOL);
		return new Set([...found].map(symbolText));
	},
	status(trace) {
		const { messages } = trace.index;
		const found = new Set<string>();
		for (let message = 0; message < messages.count; message++) {
			if (messages.status(message) > 0) found.add(String(messages.status(message)));
		}
		return found;
	},
	level(trace) {
		const { records } = trace.index;
		const found = new Set<string>();
		for (let record = 0; record < records.count; record++) {
			const { levelStart, levelEnd } = records.prefix(record);
			found.add(trace.text.slice(levelStart, levelEnd));
		}
		return found;
	},
};
