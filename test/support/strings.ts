// Every string in a result, with its path, and the rules for it.

import { LONGEST_LABEL, LONGEST_WORDS } from "../../server/src/core/index.ts";

/** A string and its path in the result: `symbols[].children[].name`. */
export interface Found {
	readonly way: string;
	readonly text: string;
}

/** Traverses plain data: objects, lists, maps and sets. */
export function* stringsIn(answer: unknown, way: string): Generator<Found> {
	if (typeof answer === "string") yield { way, text: answer };
	else if (answer instanceof Map || answer instanceof Set || Array.isArray(answer)) {
		for (const each of answer) yield* stringsIn(each, `${way}[]`);
	} else if (typeof answer === "object" && answer !== null) {
		for (const [name, value] of Object.entries(answer)) yield* stringsIn(value, `${way}.${name}`);
	}
}

/**
 * True for a text with a character that has an effect, hides something or is invalid; line endings and tabs count as layout.
 */
export function isUnprintable(text: string): boolean {
	// Most texts are plain, which this test finds out quickly.
	return !PLAIN.test(text) && UNPRINTABLE.test(text);
}

const PLAIN = /^[\t\n\r -~]*$/;

// Deliberately repeated instead of imported: the code under test must not be its own reference.
const UNPRINTABLE =
	/(?![\t\n\r])\p{Cc}|[\u061c\u180e\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb\ufffe\uffff]|\p{Cs}|[\u{e0000}-\u{e007f}]/u;

/** True for a string that is longer than its kind allows; whole documents may have any number of lines. */
export function isTooLong({ way, text }: Found): boolean {
	const longest = LONGEST[way.slice(way.lastIndexOf("."))] ?? LONGEST_OF_ALL;
	return text.length > longest && !DOCUMENTS.has(way);
}

/** The maximum length of each kind of string, including the ellipsis. */
const LONGEST: Readonly<Record<string, number>> = {
	".name": LONGEST_LABEL + 1,
	".detail": LONGEST_LABEL + 1,
	".label": LONGEST_LABEL + 1,
	".container": LONGEST_LABEL + 1,
	".title": LONGEST_LABEL + 1,
	".message": LONGEST_WORDS + 1,
	".tooltip": 12 * LONGEST_WORDS,
};
const LONGEST_OF_ALL = 20_000;
const DOCUMENTS: ReadonlySet<string> = new Set(["explain", "html", "svg", "mermaid", "plantUml", "textLadder"]);
