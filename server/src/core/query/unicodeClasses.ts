// `\p{…}` in a regular expression: the classes of characters that Unicode has, scripts and properties among them. JavaScript
// knows them all, so neither we nor the engine need tables of them.

/**
 * The regular expression, in the syntax of RE2, with each class written out as the ranges of its characters. A name that
 * JavaScript does not know stays as it is, for the engine to say so.
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

/** A quoted text, a class, another escape, the begin of brackets (with a `]` that does not close them), one character. */
const OUTSIDE = /\\Q.*?(?:\\E|$)|\\[pP](?:\{\^?\w{1,40}\}|\w)|\\.|\[\^?\]?|./sy;

/** The same in brackets, where `[` stands for itself, but for `[:alpha:]`. */
const INSIDE = /\[:\^?\w{1,40}:\]|\\[pP](?:\{\^?\w{1,40}\}|\w)|\\.|./sy;

function tokenAt(source: string, at: number, pattern: RegExp): string {
	pattern.lastIndex = at;
	return pattern.exec(source)?.[0] ?? source.slice(at);
}

/** What stands for a token that is a class: brackets with its ranges, or within brackets the ranges alone. */
function classFor(token: string, isInBrackets: boolean): string | undefined {
	const [, letter, caret, name] = /^\\([pP])\{?(\^?)(\w+)\}?$/.exec(token) ?? [];
	if (name === undefined) return undefined;
	const isNegative = (letter === "P") !== (caret === "^");
	// A search takes no notice of case. What is not upper case is then what has no case at all.
	const ranges = rangesOf(name, isNegative && isInBrackets ? "iu" : "u");
	if (!ranges) return undefined;
	if (isInBrackets) return written(isNegative ? othersThan(ranges) : ranges);
	return `[${isNegative ? "^" : ""}${written(ranges)}]`;
}

/** The first and the last character of each run of them, as code points and in order. */
type Ranges = readonly (readonly [first: number, last: number])[];

const LAST = 0x10ffff;

/** What was asked for once: all characters have to be gone over, which takes a tenth of a second. */
const found = new Map<string, Ranges>();

/** The characters of a class; `undefined` for an unknown name, and for one without characters. */
function rangesOf(name: string, flags: "u" | "iu"): Ranges | undefined {
	const pattern = patternOf(name, flags);
	if (!pattern) return undefined;
	const ranges = found.get(String(pattern)) ?? matchedBy(pattern);
	found.set(String(pattern), ranges);
	return ranges.length > 0 ? ranges : undefined;
}

/** RE2 has one name space for categories and properties, which JavaScript has too, and scripts, which it names as such. */
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

/** As RE2 writes characters by their numbers. */
function written(ranges: Ranges): string {
	return ranges.map(([first, last]) => `\\x{${first.toString(16)}}-\\x{${last.toString(16)}}`).join("");
}
