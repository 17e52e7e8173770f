// Completion for queries: fields, their values, and operators.

import { NO_SYMBOL } from "../logIndex/logIndex.ts";
import type { Span } from "../text.ts";
import type { Trace } from "../trace/trace.ts";
import { FIELDS, type Field, findField } from "./fields.ts";
import { bareEnd, isBlank } from "./parse.ts";

/** A replacement for `span`. */
export interface Suggestion {
	readonly span: Span;
	readonly text: string;
	readonly detail: string;
}

/** Completions of the word that ends at `offset`. With a trace, they include values from its messages. */
export function completeQuery(
	query: string,
	offset: number,
	trace?: Trace,
	fields: readonly Field[] = FIELDS,
): readonly Suggestion[] {
	const before = query.slice(0, Math.max(0, offset));
	const term = openTerm(before);
	if (!term) return [];
	const field = term.field === undefined ? undefined : findField(term.field, fields);
	if (term.field !== undefined && !field) return [];
	const candidates = field ? valuesOf(field, trace) : wordsAt(before.slice(0, term.start));
	return candidates.flatMap(({ text, detail }) => {
		const span = { start: isComparison(text) ? term.comparison : term.value, end: before.length };
		const typed = before.slice(span.start).toLowerCase();
		const isMeant = text.toLowerCase().startsWith(typed) && text.toLowerCase() !== typed;
		return isMeant ? [{ span, text, detail }] : [];
	});
}

interface Candidate {
	readonly text: string;
	readonly detail: string;
}

/** The term being typed, with the offsets of its parts. */
interface OpenTerm {
	readonly start: number;
	/** Without its colon; `undefined` if there is none. */
	readonly field: string | undefined;
	/** The offset at which `>=` and the like are or could be. */
	readonly comparison: number;
	readonly value: number;
}

/**
 * The term at the end of `query`; `undefined` inside and directly after quotes and slashes, where there is nothing to
 * complete.
 */
function openTerm(query: string): OpenTerm | undefined {
	let start = 0;
	for (;;) {
		while (start < query.length && isBetweenTerms(query.charAt(start))) start++;
		HEAD.lastIndex = start;
		const [head, field, comparison = ""] = HEAD.exec(query)!;
		const value = start + head.length;
		const mark = /^["'/]/.exec(query.slice(value, value + 1))?.[0];
		const end = mark === undefined ? bareEnd(query, value) : enclosedEnd(query, value, mark);
		if (end < query.length) start = end;
		else return mark === undefined ? { start, field, comparison: value - comparison.length, value } : undefined;
	}
}

/** A field with its colon, and a comparison operator. */
const HEAD = /(?:([a-z][\w-]*):\s*((?:[<>]=?|=)?\s*))?/iy;

/** Blanks, parentheses, and the signs for `not`. */
function isBetweenTerms(char: string): boolean {
	return isBlank(char) || char === "(" || char === ")" || char === "-" || char === "!";
}

/** The offset after the character that closes the one at `start`. */
function enclosedEnd(query: string, start: number, mark: string): number {
	let at = start + 1;
	while (at < query.length && query[at] !== mark) at += query[at] === "\\" ? 2 : 1;
	return at + 1;
}

function isComparison(text: string): boolean {
	return /^[<>=]/.test(text);
}

function wordsAt(before: string): readonly Candidate[] {
	const fields = FIELDS.map(({ name, meaning }) => ({ text: `${name}:`, detail: meaning }));
	const not = { text: "not ", detail: "what does not match the next term" };
	// There is nothing to combine at the beginning of a term.
	if (/(?:^|[(!-]|(?:^|[\s(])(?:and|or|not)|&&|\|\|)\s*$/i.test(before.slice(-20))) return [...fields, not];
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

/** The values that occur in a log, for fields with only a few. */
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
			if (levelEnd > levelStart) found.add(trace.text.slice(levelStart, levelEnd));
		}
		return found;
	},
};
