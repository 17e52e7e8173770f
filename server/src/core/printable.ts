// Makes pieces of a log safe to show: they must have no effect, hide nothing, and take limited room.
//
// This is the only place for it. All text from a log that goes into texts for readers, in an editor, a terminal, an image or
// a file, passes through here; only text that is shown as the log itself stays unchanged.

import { shortened } from "./words.ts";

/** The maximum length of a name: an entry in an outline, tree or list; an inlay hint; a status with its reason. */
export const LONGEST_LABEL = 200;

/** The maximum length of sentences: a finding, a line of a tooltip. */
export const LONGEST_WORDS = 1000;

/**
 * Replaces characters that are not visible by escapes: control characters, which terminals obey; characters that change the
 * writing direction or are invisible, with which a text can pretend to be another; lone surrogates, and U+FFFE and U+FFFF,
 * which are invalid in XML.
 */
export function printable(text: string): string {
	return text.replace(UNPRINTABLE, (character) => `\\u{${character.codePointAt(0)!.toString(16)}}`);
}

/** The same on one line: each run of white space becomes one blank. */
export function oneLine(text: string): string {
	// Most texts need no change, which this test finds out quickly.
	return PLAIN_LINE.test(text) ? text : printable(text.replace(/\s+/g, " "));
}

/** Visible ASCII and the marks that we put between pieces, separated by single blanks. */
const PLAIN_LINE = /^[!-~·→←]+(?: [!-~·→←]+)*$/;

/** A name on one line, shortened to `longest` characters with `…`; the full name is in the log. */
export function label(text: string, longest = LONGEST_LABEL): string {
	// Only the beginning of a long text is processed. An escape is up to ten times as long as its character.
	const beginning = text.slice(0, longest + MOST_BLANKS);
	const shown = oneLine(beginning);
	return shortened(beginning.length < text.length ? `${shown}…` : shown, longest);
}

/** Sentences on one line, shortened in the same way. */
export function sentencesLine(text: string): string {
	return label(text, LONGEST_WORDS);
}

/** Several lines of sentences. */
export function sentencesLines(text: string): string {
	return text.split("\n").map(sentencesLine).join("\n");
}

/** The number of blanks that may collapse in a text without shortening it. */
const MOST_BLANKS = 200;

/**
 * The only format characters (Unicode category Cf) that text may need: two joiners, which shape Persian and Indic letters and
 * emoji, and the signs of Arabic numbers, which are visible. Two ranges of format characters include unassigned code points,
 * which are invisible too and are escaped as well.
 */
const UNPRINTABLE =
	/(?![\u0600-\u0605\u06dd\u200c\u200d])[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}\u2065\ufffe\uffff\u{e0000}-\u{e007f}]/gu;
