// Every string in an answer, with the way that leads to it.

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
	return UNPRINTABLE.test(text);
}

// Written down again, and not imported: what is tested must not be its own measure.
const UNPRINTABLE =
	/(?![\t\n\r])\p{Cc}|[\u061c\u180e\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb\ufffe\uffff]|\p{Cs}|[\u{e0000}-\u{e007f}]/u;
