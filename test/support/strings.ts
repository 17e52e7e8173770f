// Every string in an answer, with the way that leads to it, and what must hold for it.

import { LONGEST_LABEL, LONGEST_WORDS } from "../../server/src/core/index.ts";

/** A string, and where in the answer it stands: `symbols[].children[].name`. */
export interface Found {
	readonly way: string;
	readonly text: string;
}

/** Walks through plain data: objects, lists, maps and sets. */
export function* stringsIn(answer: unknown, way: string): Generator<Found> {
	if (typeof answer === "string") yield { way, text: answer };
	else if (answer instanceof Map || answer instanceof Set || Array.isArray(answer)) {
		for (const each of answer) yield* stringsIn(each, `${way}[]`);
	} else if (typeof answer === "object" && answer !== null) {
		for (const [name, value] of Object.entries(answer)) yield* stringsIn(value, `${way}.${name}`);
	}
}

/** True for a text with a character that does something, hides something or is none; line ends and tabs are layout. */
export function isUnprintable(text: string): boolean {
	// Nearly every text is plain, and that is found out quickly.
	return !PLAIN.test(text) && UNPRINTABLE.test(text);
}

const PLAIN = /^[\t\n\r -~]*$/;

// Written down again, and not imported: what is tested must not be its own measure.
const UNPRINTABLE =
	/(?![\t\n\r])\p{Cc}|[\u061c\u180e\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb\ufffe\uffff]|\p{Cs}|[\u{e0000}-\u{e007f}]/u;

/** True for a string that is longer than its kind may be; whole documents have as many lines as there is to say. */
export function isTooLong({ way, text }: Found): boolean {
	const longest = LONGEST[way.slice(way.lastIndexOf("."))] ?? LONGEST_OF_ALL;
	return text.length > longest && !DOCUMENTS.has(way);
}

/** What each kind of string may have at most, with the sign that it was cut. */
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
