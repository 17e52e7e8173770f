// Determines what was at the position where a program wrapped a line.

import { isBlank, skipBlanks } from "../text.ts";

/** The length of the first word in `start..end`, including blanks before it. */
export function firstWordLength(text: string, start: number, end: number): number {
	let at = skipBlanks(text, start, end);
	while (at < end && !isBlank(text.charCodeAt(at))) at++;
	return at - start;
}

/** True if the line `start..end` had no room for the first word of the next one. */
export function isFull(
	text: string,
	start: number,
	end: number,
	next: number,
	nextEnd: number,
	width: number,
): boolean {
	const blank = end > start && isBlank(text.charCodeAt(end - 1)) ? 0 : 1;
	return end - start + blank + firstWordLength(text, next, nextEnd) > width - SLACK;
}

/**
 * What was between the line `start..end` and its continuation `next..nextEnd` before it was wrapped at `width`, usually a
 * blank. Nothing if a blank remains, or after a hyphen. Also nothing if a line of full width was cut within a word: because
 * all lines were (`isHard`), because the word is longer than the width, or because it is of a kind without blanks.
 */
export function joint(
	text: string,
	start: number,
	end: number,
	next: number,
	nextEnd: number,
	width: number,
	isHard: boolean,
): "" | " " {
	const length = end - start;
	if (length === 0 || isBlank(text.charCodeAt(end - 1)) || isBlank(text.charCodeAt(next))) return "";
	if (isSureBlank(text, end, next)) return " ";
	if (length === width) return isHard || isCut(text, start, end, next, nextEnd, width) ? "" : " ";
	return length < width && HYPHENATED.test(text.slice(Math.max(start, end - 2), end)) ? "" : " ";
}

/** True before the version in a start line, and between the attributes of an element. */
export function isSureBlank(text: string, end: number, next: number): boolean {
	if (text.startsWith("SIP/2.0", next)) return true;
	if (!/^[A-Za-z_][\w.:-]{0,60}="/.test(text.slice(next, next + 64))) return false;
	return text.charAt(end - 1) === '"' || /<[\w.:-]{1,60}$/.test(text.slice(Math.max(0, end - 62), end));
}

function isCut(text: string, start: number, end: number, next: number, nextEnd: number, width: number): boolean {
	const tail = lastWordLength(text, start, end);
	if (tail + firstWordLength(text, next, nextEnd) > width) return true;
	const first = text.charAt(next);
	const last = text.charAt(end - 1);
	if (last === "," || first === "(") return false;
	if (last === '"') return /[,;>)]/.test(first);
	// Addresses, parameters and attributes contain no blanks.
	return /[=;:@/.<(_-]/.test(last) || /[,;>)"=]/.test(first) || /[;=@<:]/.test(text.slice(end - tail, end));
}

/** The length of the last word in the line. */
export function lastWordLength(text: string, start: number, end: number): number {
	let at = end;
	while (at > start && !isBlank(text.charCodeAt(at - 1))) at--;
	return end - at;
}

/** Some programs count the blank at which they break, some the line ending as well. */
const SLACK = 2;
const HYPHENATED = /[A-Za-z0-9]-$/;
