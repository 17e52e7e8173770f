// Measures text in terminal columns, and fits it into a width.

import { eastAsianWidth } from "get-east-asian-width";

/** The number of columns of `text`: East Asian wide characters take two, combining ones none. */
export function textWidth(text: string): number {
	if (NARROW.test(text)) return text.length;
	let width = 0;
	for (const character of text) width += WITHOUT_WIDTH.test(character) ? 0 : eastAsianWidth(character.codePointAt(0)!);
	return width;
}

/** Pads `text` with blanks after it (or before it) to `width` columns. */
export function padText(text: string, width: number, side: "left" | "right" = "left"): string {
	const blanks = " ".repeat(Math.max(0, width - textWidth(text)));
	return side === "left" ? text + blanks : blanks + text;
}

/**
 * Truncates `text` to `width` columns, with dots for the omitted part; a narrow column has no room for dots or partial
 * words.
 */
export function cutText(text: string, width: number): string {
	if (textWidth(text) <= width) return text;
	const dots = width < 8 ? "" : "...";
	let cut = "";
	let room = width - dots.length;
	for (const character of text) {
		room -= textWidth(character);
		if (room < 0) break;
		cut += character;
	}
	return dots ? cut + dots : cut.replace(/ \S*$/, "");
}

/** Wraps `text` between words into lines of at most `width` columns; a longer word gets a line of its own. */
export function wrapText(text: string, width: number | undefined): readonly string[] {
	if (width === undefined || textWidth(text) <= width) return [text];
	const lines: string[] = [];
	let line = "";
	for (const word of text.split(" ")) {
		if (line && textWidth(line) + 1 + textWidth(word) > width) {
			lines.push(line);
			line = word;
		} else {
			line = line ? `${line} ${word}` : word;
		}
	}
	return line ? [...lines, line] : lines;
}

/** All of ASCII, and the characters of diagrams, which may have thousands of lines of thousands of columns. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: the range is all of ASCII.
const NARROW = /^[\u0000-\u007f\u00b7\u2026\u2500-\u257f\u25b6\u25c0\u2717]*$/;

const WITHOUT_WIDTH = /[\p{Mn}\p{Me}\p{Cf}]/u;
