// Parses the query language: from text to terms combined with and, or, not; or to errors.

import type { Span } from "../text.ts";
import { FIELDS, type Field, findField } from "./fields.ts";
import { nearest } from "./spelling.ts";
import type { Comparison } from "./timeTest.ts";
import { asTyped, readTest, type Test, type TypedValue } from "./value.ts";

/** A query that can be evaluated. */
export type Query =
	| { readonly kind: "and" | "or"; readonly parts: readonly Query[] }
	| { readonly kind: "not"; readonly part: Query }
	| { readonly kind: "term"; readonly field: Field; readonly test: Test };

/** An error, its position, and a replacement for that text if the intention is clear. */
export interface QueryError {
	readonly span: Span;
	readonly message: string;
	readonly instead?: string;
}

/** The query, or at least one error. */
export type ParsedQuery =
	| { readonly query: Query; readonly errors: readonly [] }
	| { readonly query?: undefined; readonly errors: readonly QueryError[] };

/**
 * Parses a query that may use `fields`. Accepts any text, in linear time:
 *
 *     query = and { "or" and }          and   = not { ["and"] not }
 *     not   = { "not" | "-" } part      part  = "(" query ")" | [ field ":" [ comparison ] ] value
 */
export function parseQuery(text: string, fields: readonly Field[] = FIELDS): ParsedQuery {
	if (text.length > LONGEST) {
		return {
			errors: [
				{ span: { start: LONGEST, end: text.length }, message: `A query can have at most ${LONGEST} characters.` },
			],
		};
	}
	const parser = new Parser(text, fields);
	const query = parser.query();
	return query && parser.errors.length === 0 ? { query, errors: [] } : { errors: parser.errors };
}

const LONGEST = 4000;
/** Nobody nests deeper by hand, and each level takes stack space. */
const DEEPEST = 50;

class Parser {
	readonly errors: QueryError[] = [];
	readonly #text: string;
	readonly #fields: readonly Field[];
	#at = 0;
	#depth = 0;

	constructor(text: string, fields: readonly Field[]) {
		this.#text = text;
		this.#fields = fields;
	}

	query(): Query | undefined {
		this.#skipBlanks();
		if (this.#atEnd()) {
			this.#fail(0, this.#text.length, "Type what to look for, for example from:alice and status:4xx.");
			return undefined;
		}
		const parts: Query[] = [];
		for (;;) {
			const part = this.#or();
			if (part) parts.push(part);
			if (this.#atEnd()) break;
			this.#fail(this.#at, this.#at + 1, "This closing parenthesis has no opening one.");
			this.#at++;
			this.#skipBlanks();
			if (this.#atEnd()) break;
		}
		return joined("and", parts);
	}

	#or(): Query | undefined {
		const all = [this.#and()];
		for (let word = this.#takeWord("or"); word; word = this.#takeWord("or")) {
			if (this.#isOver()) this.#fail(word.start, word.end, "A term is missing after or.");
			else all.push(this.#and());
		}
		return joined(
			"or",
			all.filter((part) => part !== undefined),
		);
	}

	#and(): Query | undefined {
		const parts: Query[] = [];
		const first = this.#peekWord("or");
		if (first)
			this.#fail(
				first.start,
				first.end,
				"A term is missing before or; to search for the word itself, put it in quotes.",
			);
		for (;;) {
			const word = parts.length > 0 ? this.#takeWord("and") : undefined;
			if (word && this.#isOver()) this.#fail(word.start, word.end, "A term is missing after and.");
			if (this.#isOver()) break;
			const part = this.#not();
			if (part) parts.push(part);
		}
		return joined("and", parts);
	}

	#not(): Query | undefined {
		let negated = false;
		for (;;) {
			const start = this.#at;
			const word = this.#takeWord("not");
			if (!word) {
				if (this.#char() !== "-") break;
				this.#at++;
				this.#skipBlanks();
			}
			negated = !negated;
			if (this.#isOver()) {
				this.#fail(start, start + (word ? 3 : 1), `A term is missing after ${word ? "not" : "-"}.`);
				return undefined;
			}
		}
		const part = this.#part();
		return part && negated ? { kind: "not", part } : part;
	}

	#part(): Query | undefined {
		if (this.#char() !== "(") return this.#term();
		const open = this.#at++;
		this.#skipBlanks();
		if (this.#depth === DEEPEST) {
			this.#fail(open, open + 1, `Parentheses can be nested at most ${DEEPEST} deep.`);
			this.#at = this.#text.length;
			return undefined;
		}
		this.#depth++;
		if (this.#char() === ")") this.#fail(open, this.#at + 1, "There is nothing between these parentheses.");
		const inner = this.#or();
		this.#depth--;
		if (this.#char() === ")") this.#at++;
		else this.#fail(open, open + 1, "This parenthesis is never closed.");
		this.#skipBlanks();
		return inner;
	}

	#term(): Query | undefined {
		const start = this.#at;
		const and = this.#takeWord("and");
		if (and) {
			this.#fail(and.start, and.end, "A term is missing before and; to search for the word itself, put it in quotes.");
			return undefined;
		}
		const name = this.#fieldName();
		if (name === undefined) return this.#test(findField("text", this.#fields)!, start, "");
		const field = findField(name, this.#fields);
		const nameEnd = this.#at - 1;
		this.#skipBlanks();
		const comparison = this.#comparison();
		if (this.#isOver() || this.#isKeyword() || this.#char() === "(") {
			const example = field ? ` For example ${field.example}.` : "";
			this.#fail(start, nameEnd + 1, `A value is missing after ${asTyped(name)}:.${example}`);
			return undefined;
		}
		if (!field) {
			this.#unknownField(name, start, nameEnd);
			this.#value();
			this.#skipBlanks();
			return undefined;
		}
		return this.#test(field, start, comparison);
	}

	#test(field: Field, termStart: number, comparison: Comparison): Query | undefined {
		const start = this.#at;
		const value = this.#value();
		const end = this.#at;
		this.#skipBlanks();
		if (!value) return undefined;
		if (value.text === "" && value.form !== "quoted") {
			this.#fail(termStart, end, "There is nothing to search for here.");
			return undefined;
		}
		const read = readTest(field, { ...value, comparison });
		if ("test" in read) return { kind: "term", field, test: read.test };
		this.#fail(start, end, read.problem, read.instead);
		return undefined;
	}

	#unknownField(name: string, start: number, end: number): void {
		const instead = nearest(
			name,
			this.#fields.map((field) => field.name),
		);
		const what = instead
			? `Did you mean ${instead}:?`
			: `The fields are ${this.#fields.map((field) => field.name).join(", ")}.`;
		this.#fail(
			start,
			end,
			`There is no field ${asTyped(name)}:. ${what} To search for this text, put it in quotes.`,
			instead,
		);
	}

	/** Consumes `from:` including its colon; if there is no field, returns `undefined` and consumes nothing. */
	#fieldName(): string | undefined {
		let end = this.#at;
		while (end < this.#text.length && isNameChar(this.#text.charCodeAt(end), end > this.#at)) end++;
		if (end === this.#at || this.#text[end] !== ":") return undefined;
		const name = this.#text.slice(this.#at, end);
		this.#at = end + 1;
		return name;
	}

	#comparison(): Comparison {
		const found = COMPARISONS.find((each) => this.#text.startsWith(each, this.#at)) ?? "";
		if (found) {
			this.#at += found.length;
			this.#skipBlanks();
		}
		return found;
	}

	/** A value in quotes, between slashes, or up to the next blank or parenthesis. */
	#value(): Omit<TypedValue, "comparison"> | undefined {
		const first = this.#char();
		if (first === '"' || first === "'") return this.#enclosed(first, "quoted", "This quotation mark is never closed.");
		if (first === "/")
			return this.#enclosed("/", "regex", "This regular expression is not closed: a slash is missing at its end.");
		const start = this.#at;
		this.#at = bareEnd(this.#text, start);
		return { form: "bare", text: this.#text.slice(start, this.#at) };
	}

	#enclosed(mark: string, form: "quoted" | "regex", unclosed: string): Omit<TypedValue, "comparison"> | undefined {
		const start = this.#at++;
		let text = "";
		for (; !this.#atEnd(); this.#at++) {
			const char = this.#char();
			if (char === mark) {
				this.#at++;
				return { form, text };
			}
			const next = this.#text[this.#at + 1];
			if (char === "\\" && next !== undefined && (next === mark || next === "\\")) {
				// In a regular expression, a backslash belongs to the expression unless it escapes our slash.
				text += form === "regex" && next === "\\" ? "\\\\" : next;
				this.#at++;
			} else text += char;
		}
		this.#fail(start, this.#text.length, unclosed);
		return undefined;
	}

	#isKeyword(): boolean {
		return WORDS.some((word) => this.#peekWord(word) !== undefined);
	}

	#peekWord(word: Word): Span | undefined {
		for (const form of FORMS[word]) {
			const end = this.#at + form.length;
			if (this.#text.slice(this.#at, end).toLowerCase() !== form) continue;
			const next = this.#text[end];
			if (!isLetters(form) || next === undefined || isBlank(next) || next === "(" || next === ")") {
				return { start: this.#at, end };
			}
		}
		return undefined;
	}

	#takeWord(word: Word): Span | undefined {
		const found = this.#peekWord(word);
		if (found) {
			this.#at = found.end;
			this.#skipBlanks();
		}
		return found;
	}

	/** True if no further term of this group can begin. */
	#isOver(): boolean {
		return this.#atEnd() || this.#char() === ")" || this.#peekWord("or") !== undefined;
	}

	#fail(start: number, end: number, message: string, instead?: string): void {
		// One more error would not help the user.
		if (this.errors.length === MOST_ERRORS) return;
		this.errors.push({
			span: { start, end: Math.min(end, this.#text.length) },
			message,
			...(instead ? { instead } : {}),
		});
	}

	#char(): string {
		return this.#text[this.#at] ?? "";
	}

	#atEnd(): boolean {
		return this.#at >= this.#text.length;
	}

	#skipBlanks(): void {
		while (!this.#atEnd() && isBlank(this.#char())) this.#at++;
	}
}

type Word = "and" | "or" | "not";

const WORDS: readonly Word[] = ["and", "or", "not"];
const FORMS: Readonly<Record<Word, readonly string[]>> = { and: ["and", "&&"], or: ["or", "||"], not: ["not", "!"] };
const COMPARISONS: readonly Comparison[] = [">=", "<=", ">", "<", "="];
const MOST_ERRORS = 10;

function isLetters(form: string): boolean {
	return form !== "&&" && form !== "||" && form !== "!";
}

function joined(kind: "and" | "or", parts: readonly Query[]): Query | undefined {
	return parts.length < 2 ? parts[0] : { kind, parts };
}

/** The end of an unquoted value that begins at `start`: the next blank or parenthesis. */
export function bareEnd(text: string, start: number): number {
	let at = start;
	while (at < text.length && !isBlank(text.charAt(at)) && text[at] !== "(" && text[at] !== ")") at++;
	return at;
}

/** True for a character that separates the words of a query. */
export function isBlank(char: string): boolean {
	return char === " " || char === "\t" || char === "\r" || char === "\n" || char === "\u00a0";
}

/** Letters; after the first one also digits, hyphens and underscores. */
function isNameChar(code: number, inside: boolean): boolean {
	const lower = code | 32;
	return (lower >= 97 && lower <= 122) || (inside && ((code >= 48 && code <= 57) || code === 45 || code === 95));
}
