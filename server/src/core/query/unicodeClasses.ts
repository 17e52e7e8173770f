// `\p{…}` in regular expressions: the character classes of Unicode, including scripts and properties. They are taken from
// JavaScript's own engine, so neither we nor the RE2 engine need tables for them.

/**
 * The regular expression (in RE2 syntax) with each class replaced by character ranges. Unknown names are left unchanged, so
 * that the RE2 engine reports them.
 */
export function withRanges(source: string): string {
	let result = "";
	let isInBrackets = false;
	for (let at = 0; at < source.length; ) {
		const token = tokenAt(source, at, isInBrackets ? INSIDE : OUTSIDE);
		at += token.length;
		result += classFor(token, isInBrackets) ?? token;
		isInBrackets = isInBrackets ? token !== "]" : token.startsWith("[");
	}
	return result;
}

/** A quoted text, a class, another escape, an opening bracket (including a `]` that does not close it), or one character. */
const OUTSIDE = /\\Q.*?(?:\\E|$)|\\[pP](?:\{\^?\w{1,40}\}|\w)|\\.|\[\^?\]?|./sy;

/** The same within brackets, where `[` is an ordinary character except in `[:alpha:]`. */
const INSIDE = /\[:\^?\w{1,40}:\]|\\[pP](?:\{\^?\w{1,40}\}|\w)|\\.|./sy;

function tokenAt(source: string, at: number, pattern: RegExp): string {
	pattern.lastIndex = at;
	return pattern.exec(source)?.[0] ?? source.slice(at);
}

/**
 * The replacement for a class: its ranges in brackets, or without them if it is within brackets already. `undefined` for any
 * other token.
 */
function classFor(token: string, isInBrackets: boolean): string | undefined {
	const [, letter, caret, name] = /^\\([pP])\{?(\^?)(\w+)\}?$/.exec(token) ?? [];
	if (name === undefined) return undefined;
	const isNegative = (letter === "P") !== (caret === "^");
	// Searches ignore case. Within brackets, "not upper case" then matches only characters without case.
	const ranges = rangesOf(name, isNegative && isInBrackets ? "iu" : "u");
	if (!ranges) return undefined;
	if (isInBrackets) return written(isNegative ? othersThan(ranges) : ranges);
	return `[${isNegative ? "^" : ""}${written(ranges)}]`;
}

/** The first and last character of each range, as code points, in ascending order. */
type Ranges = readonly (readonly [first: number, last: number])[];

const LAST = 0x10ffff;

/** Cache: finding the ranges means testing every code point, which takes a tenth of a second. */
const found = new Map<string, Ranges>();

/** The characters of a class; `undefined` for an unknown name or an empty class. */
function rangesOf(name: string, flags: "u" | "iu"): Ranges | undefined {
	const pattern = patternOf(name, flags);
	if (!pattern) return undefined;
	const ranges = found.get(String(pattern)) ?? matchedBy(pattern);
	found.set(String(pattern), ranges);
	return ranges.length > 0 ? ranges : undefined;
}

/**
 * RE2 has a single namespace for categories and properties, which JavaScript accepts as they are, and for scripts, which
 * JavaScript wants as `Script=`.
 */
function patternOf(name: string, flags: string): RegExp | undefined {
	const known = name === "Lc" ? "LC" : name === "Ascii" ? "ASCII" : name;
	for (const property of [known, `Script=${known}`]) {
		try {
			return new RegExp(`^\\p{${property}}$`, flags);
		} catch {
			// No property of that name.
		}
	}
	return undefined;
}

function matchedBy(pattern: RegExp): Ranges {
	const ranges: [number, number][] = [];
	let isIn = false;
	for (let point = 0; point <= LAST; point++) {
		const wasIn = isIn;
		isIn = pattern.test(String.fromCodePoint(point));
		if (isIn && !wasIn) ranges.push([point, point]);
		else if (isIn) ranges.at(-1)![1] = point;
	}
	return ranges;
}

function othersThan(ranges: Ranges): Ranges {
	const starts = [0, ...ranges.map(([, last]) => last + 1)];
	const ends = [...ranges.map(([first]) => first - 1), LAST];
	return starts.map((start, at) => [start, ends[at]!] as const).filter(([first, last]) => first <= last);
}

/** Ranges in RE2's notation for code points. */
function written(ranges: Ranges): string {
	return ranges.map(([first, last]) => `\\x{${first.toString(16)}}-\\x{${last.toString(16)}}`).join("");
}
