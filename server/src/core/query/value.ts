// Converts a typed value of a field into a test for messages and records.

import { label } from "../printable.ts";
import { listText } from "../words.ts";
import type { Field } from "./fields.ts";
import {
	contains,
	equals,
	hasWildcards,
	type Pieces,
	piecesOf,
	regularExpression,
	type TextTest,
	wildcards,
} from "./pattern.ts";
import { nearest } from "./spelling.ts";
import { type Comparison, readTimeTest, TIME_FORMS, type TimeTest } from "./timeTest.ts";

/** A value as typed, without its quotes or slashes. */
export interface TypedValue {
	readonly comparison: Comparison;
	/** Inside quotes, no character is special. */
	readonly form: "bare" | "quoted" | "regex";
	readonly text: string;
}

/** The kinds of tests; the field determines which one applies. */
export type Test =
	| { readonly kind: "text"; readonly matches: TextTest; readonly pieces: Pieces }
	| { readonly kind: "number"; readonly matches: (value: number) => boolean }
	| { readonly kind: "time"; readonly time: TimeTest }
	| { readonly kind: "choice"; readonly names: ReadonlySet<string> };

/** The test, or why the value is invalid; `instead` is the likely intention. */
export type ReadTest = { readonly test: Test } | { readonly problem: string; readonly instead?: string };

/** Parses a value of a field. */
export function readTest(field: Field, value: TypedValue): ReadTest {
	switch (field.kind) {
		case "text":
		case "word":
			return textTest(field, value);
		case "cseq":
			return readNumber(value) === undefined && !isOrder(value) ? textTest(field, value) : numberTest(field, value);
		case "status":
		case "duration":
			return numberTest(field, value);
		case "time":
			return timeTest(field, value);
		case "choice":
			return choiceTest(field, value);
	}
}

function isOrder({ comparison }: TypedValue): boolean {
	return comparison !== "" && comparison !== "=";
}

function textTest(field: Field, value: TypedValue): ReadTest {
	const { form, text, comparison } = value;
	if (isOrder(value)) return { problem: `${field.name}: is text and cannot be compared. ${exampleOf(field)}` };
	if (form === "regex") {
		const matches = regularExpression(text);
		if (typeof matches !== "function") return matches;
		return { test: { kind: "text", matches, pieces: piecesOf("regex", text) } };
	}
	const anywhere = field.name === "text" && comparison === "";
	const isWhole = comparison === "=" || field.kind !== "text";
	if (form === "bare" && hasWildcards(text)) {
		return { test: { kind: "text", matches: wildcards(text, anywhere), pieces: piecesOf("wildcards", text) } };
	}
	const matches = isWhole ? equals(text) : contains(text);
	return { test: { kind: "text", matches, pieces: piecesOf("exact", text) } };
}

function numberTest(field: Field, value: TypedValue): ReadTest {
	const matches = value.form === "regex" ? undefined : (rangeTest(field, value) ?? classTest(field, value));
	return matches
		? { test: { kind: "number", matches } }
		: { problem: `${NUMBER_FORMS[field.kind]} ${exampleOf(field)}` };
}

const NUMBER_FORMS: Readonly<Record<string, string>> = {
	status: "Type a status such as 404, a class such as 4xx, a range such as 400..499, or a comparison such as >=400.",
	duration: "Type a time in ms such as >500, or with a unit such as >5s or 1s..10s.",
	cseq: "Type a number, a range such as 1..5, a comparison such as >1, or number and method in quotes.",
};

function rangeTest(field: Field, { comparison, text }: TypedValue): ((value: number) => boolean) | undefined {
	const read = field.kind === "duration" ? readDuration : readPlain;
	const dots = text.indexOf("..");
	if (dots >= 0) {
		const [from, to] = [text.slice(0, dots), text.slice(dots + 2)];
		const first = from === "" ? Number.NEGATIVE_INFINITY : read(from);
		const last = to === "" ? Number.POSITIVE_INFINITY : read(to);
		if (first === undefined || last === undefined || from + to === "" || isOrder({ comparison, text, form: "bare" })) {
			return undefined;
		}
		return (value) => value >= first && value <= last;
	}
	const limit = read(text);
	return limit === undefined ? undefined : (value) => COMPARE[comparison](value, limit);
}

const COMPARE: Readonly<Record<Comparison, (value: number, limit: number) => boolean>> = {
	"": (value, limit) => value === limit,
	"=": (value, limit) => value === limit,
	"<": (value, limit) => value < limit,
	"<=": (value, limit) => value <= limit,
	">": (value, limit) => value > limit,
	">=": (value, limit) => value >= limit,
};

/** `4xx`, `40x` and the same with wildcards: `4*`, `40?`. A comparison uses the lowest or highest code. */
function classTest(field: Field, { comparison, text }: TypedValue): ((value: number) => boolean) | undefined {
	if (field.kind !== "status") return undefined;
	const digits = /^(\d{1,2})(?:[x?]{1,2}|\*)$/i.exec(text)?.[1];
	if (digits === undefined || (/[x?]/i.test(text) && text.length !== 3)) return undefined;
	const unit = 10 ** (3 - digits.length);
	const low = Number(digits) * unit;
	const high = low + unit - 1;
	switch (comparison) {
		case "<":
			return (value) => value < low;
		case "<=":
			return (value) => value <= high;
		case ">":
			return (value) => value > high;
		case ">=":
			return (value) => value >= low;
		default:
			return (value) => value >= low && value <= high;
	}
}

function readNumber({ text }: TypedValue): number | undefined {
	return text.includes("..") ? 0 : readPlain(text);
}

function readPlain(text: string): number | undefined {
	return /^\s*\d{1,10}\s*$/.test(text) ? Number(text) : undefined;
}

function readDuration(text: string): number | undefined {
	const match = /^\s*(\d{1,10}(?:\.\d{1,3})?)\s*(ms|s|m|min|h)?\s*$/i.exec(text);
	return match ? Number(match[1]) * UNITS[(match[2] ?? "ms").toLowerCase()]! : undefined;
}

const UNITS: Readonly<Record<string, number>> = { ms: 1, s: 1000, m: 60_000, min: 60_000, h: 3_600_000 };

function timeTest(field: Field, { comparison, form, text }: TypedValue): ReadTest {
	const time = form === "regex" ? undefined : readTimeTest(comparison, text);
	return time ? { test: { kind: "time", time } } : { problem: `${TIME_FORMS} ${exampleOf(field)}` };
}

function choiceTest(field: Field, value: TypedValue): ReadTest {
	const choices = field.choices ?? [];
	const pattern = textTest({ ...field, kind: "word" }, value);
	if ("problem" in pattern) return pattern;
	const { test } = pattern;
	const names = choices
		.filter(({ name, aliases = [] }) => test.kind === "text" && [name, ...aliases].some(test.matches))
		.map(({ name }) => name);
	if (names.length > 0) return { test: { kind: "choice", names: new Set(names) } };
	const all = choices.map(({ name }) => name);
	const instead = nearest(
		value.text,
		choices.flatMap(({ name, aliases = [] }) => [name, ...aliases]),
	);
	const list = `The values are ${listText(all)}.`;
	return {
		problem: `${field.name}: has no value “${asTyped(value.text)}”.${instead ? ` Did you mean ${instead}?` : ""} ${list}`,
		...(instead ? { instead } : {}),
	};
}

function exampleOf({ example }: Field): string {
	return `For example ${example}.`;
}

/** The input as quoted in messages. */
export function asTyped(text: string): string {
	return label(text, 40);
}
