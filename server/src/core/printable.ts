// Pieces of a log in a text that somebody looks at: they must not do anything, hide anything or take up all the room.
//
// This is the one place for it. Whatever puts text of a log into words for a reader, in an editor, a terminal, a picture
// or a file, takes it through here; only a text that is the log itself, as evidence, is left as it is.

import { shortened } from "./words.ts";

/** The most characters of a name: an entry of an outline, a tree, a list; a hint behind a line; a status with its reason. */
export const LONGEST_LABEL = 200;

/** The most characters of what is said in sentences: a finding, a line of a tooltip. */
export const LONGEST_WORDS = 1000;

/**
 * Text of which every character shows itself: those that do not appear as escapes. These are the controls, which a
 * terminal obeys; those that turn the direction of writing or cannot be seen, which let a text show other words than it
 * has; and halves of characters and U+FFFE and U+FFFF, which no XML may have.
 */
export function printable(text: string): string {
	return text.replace(UNPRINTABLE, (character) => `\\u{${character.codePointAt(0)!.toString(16)}}`);
}

/** The same on one line: white space of any kind and length is one blank. */
export function oneLine(text: string): string {
	// Nearly every text is as it should be, and that is found out quickly.
	return PLAIN_LINE.test(text) ? text : printable(text.replace(/\s+/g, " "));
}

/** Characters of ASCII that show themselves, with one blank between them at a time. */
const PLAIN_LINE = /^[!-~]+(?: [!-~]+)*$/;

/** A name on one line, at most `longest` characters of it and `…` where there were more: they stand in the log. */
export function label(text: string, longest = LONGEST_LABEL): string {
	// Of a megabyte only its beginning is looked at. An escape is up to ten times as long as what it stands for.
	const beginning = text.slice(0, longest + MOST_BLANKS);
	const shown = oneLine(beginning);
	return shortened(beginning.length < text.length ? `${shown}…` : shown, longest);
}

/** Sentences on one line, cut in the same way. */
export function sentencesLine(text: string): string {
	return label(text, LONGEST_WORDS);
}

/** Several lines, each of them sentences. */
export function sentencesLines(text: string): string {
	return text.split("\n").map(sentencesLine).join("\n");
}

/** So many blanks that become one may stand in a text that is not cut. */
const MOST_BLANKS = 200;

/**
 * Two joiners shape the letters of Persian and Indic names and the pictures of emoji, and the signs of Arabic numbers can
 * be seen: the only format characters (Unicode's category Cf) that a text may need. Two ranges of them have places that no
 * character has yet, and which are not shown either.
 */
const UNPRINTABLE =
	/(?![\u0600-\u0605\u06dd\u200c\u200d])[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}\u2065\ufffe\uffff\u{e0000}-\u{e007f}]/gu;
