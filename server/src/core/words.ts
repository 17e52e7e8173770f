// Formats times, counts, lists and sentences for readers.

/** `0 ms`, `711 ms`, `4.2 s`, `3 min 12 s`, `2 h 5 min`; a negative time counts as 0. */
export function durationText(milliseconds: number): string {
	const ms = Math.max(0, Math.round(milliseconds));
	if (ms < 1000) return `${ms} ms`;
	// From here on, rounding to a tenth of a second would give 60.0 s.
	if (ms < 59_950) return `${trimZero((ms / 1000).toFixed(1))} s`;
	const seconds = Math.round(ms / 1000);
	if (seconds < 3600) return `${Math.floor(seconds / 60)} min${rest(seconds % 60, "s")}`;
	const minutes = Math.round(seconds / 60);
	return `${Math.floor(minutes / 60)} h${rest(minutes % 60, "min")}`;
}

/** `09:14:02.310` from milliseconds since midnight, optionally without milliseconds. */
export function clockText(timeOfDay: number, withMilliseconds = true): string {
	const two = (value: number) => String(Math.floor(value)).padStart(2, "0");
	const time = `${two(timeOfDay / 3_600_000)}:${two((timeOfDay / 60_000) % 60)}:${two((timeOfDay / 1000) % 60)}`;
	return withMilliseconds ? `${time}.${String(Math.floor(timeOfDay % 1000)).padStart(3, "0")}` : time;
}

/** `1 message`, `3 messages`: a count with its noun, whose plural ends in s. */
export function countText(count: number, noun: string): string {
	return `${count} ${noun}${count === 1 ? "" : "s"}`;
}

/** `a BYE`, `an INVITE`: a word with its article. */
export function withArticle(word: string): string {
	return `${/^[AEIOU]/i.test(word) ? "an" : "a"} ${word}`;
}

/** `a`, `a and b`, `a, b and c`. */
export function listText(parts: readonly string[]): string {
	return parts.length < 2 ? parts.join() : `${parts.slice(0, -1).join(", ")} and ${parts.at(-1)}`;
}

/** `401 Unauthorized · 0 ms`: the non-empty parts on one line. */
export function dotted(...parts: readonly string[]): string {
	return parts.filter((part) => part !== "").join(" · ");
}

/** The non-empty sentences, joined. */
export function sentences(...parts: readonly string[]): string {
	return parts.filter((part) => part !== "").join(" ");
}

/** Shortens a text to at most `longest` characters, with a mark if something was omitted. */
export function shortened(text: string, longest: number): string {
	if (text.length <= longest) return text;
	// Do not split a surrogate pair, which would show as a broken character.
	const end = /[\uD800-\uDBFF]/.test(text.charAt(longest - 1)) ? longest - 1 : longest;
	return `${text.slice(0, end)}…`;
}

/** Turns a clause into a sentence, with a capital and a full stop. Empty stays empty. */
export function sentence(clause: string): string {
	const text = clause.trim();
	if (!text) return "";
	return capital(/[.!?]$/.test(text) ? text : `${text}.`);
}

/** The first sentence: up to a full stop that is followed by a capital. */
export function firstSentence(text: string): string {
	return /^.*?[.!?](?=\s+[A-Z])/s.exec(text)?.[0] ?? text;
}

/** `The credentials were refused (Warning 399).`: a clause turned into a sentence, with its source. */
export function sentenceFrom(clause: string, source: string): string {
	return `${capital(clause.trim().replace(/[.!?]$/, ""))} (${source}).`;
}

/** Capitalises a text, unless it begins with an address, whose case is preserved. */
export function capital(text: string): string {
	if (/^\S+@/.test(text)) return text;
	return text.charAt(0).toUpperCase() + text.slice(1);
}

/** Starts a text with a small letter, unless it begins with an all-capitals word or an address. */
export function uncapital(text: string): string {
	return /^(?:\S+@|[A-Z]{2})/.test(text) ? text : text.charAt(0).toLowerCase() + text.slice(1);
}

function rest(amount: number, unit: string): string {
	return amount === 0 ? "" : ` ${amount} ${unit}`;
}

function trimZero(text: string): string {
	return text.endsWith(".0") ? text.slice(0, -2) : text;
}
