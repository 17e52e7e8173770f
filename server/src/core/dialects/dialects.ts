// Detects the dialect of a text.

import { isDigit, type LineIndex, type LogText } from "../text.ts";
import { bare } from "./bare.ts";
import type { Dialect } from "./dialect.ts";
import { openStream } from "./followStream.ts";
import { lyncMac } from "./lyncMac.ts";
import { rtcdll } from "./rtcdll.ts";
import { serverTrace } from "./serverTrace.ts";
import { sipe } from "./sipe.ts";
import { sngrep } from "./sngrep.ts";
import { uccapi } from "./uccapi.ts";

/**
 * The dialect of a text: that of the first line which only one dialect can contain, so appending to a log never changes it.
 * In a text without such a line, messages without a prefix are read.
 */
export function dialectOf(text: LogText, lines: LineIndex): Dialect {
	const shown = shownDialect(text, lines);
	return shown?.open?.(text, lines) ?? shown ?? openStream(text, lines) ?? bare;
}

/** The dialect shown by a line of the text, not adapted to the text; `undefined` if there is none. */
export function shownDialect(text: LogText, lines: LineIndex): Dialect | undefined {
	return signOn(text, lines, lineOfSign(text, lines));
}

/** The first line that only one dialect can contain; the number of lines if there is none. */
export function lineOfSign(text: LogText, lines: LineIndex): number {
	let line = 0;
	while (line < lines.count && !signOn(text, lines, line)) line++;
	return line;
}

function signOn(text: LogText, lines: LineIndex, line: number): Dialect | undefined {
	const start = lines.start(line) + (line === 0 && text.charCodeAt(0) === BYTE_ORDER_MARK ? 1 : 0);
	return signAt(text, start, lines.end(line));
}

const BYTE_ORDER_MARK = 0xfeff;

/** The dialect that alone can contain the line `start..end`; `undefined` for an ambiguous line. */
export function signAt(text: LogText, start: number, end: number): Dialect | undefined {
	// The first character rules out nearly every line.
	const first = text.charCodeAt(start);
	if (isDigit(first)) return DATED.find((dialect) => dialect.isSign(text, start, end));
	if (first === LETTER_T) return serverTrace.isSign(text, start, end) ? serverTrace : undefined;
	if (first === LETTER_M || first === PARENTHESIS) return sipe.isSign(text, start, end) ? sipe : undefined;
	return undefined;
}

const DATED: readonly Dialect[] = [uccapi, rtcdll, sngrep, lyncMac];
const LETTER_T = 84;
const LETTER_M = 77;
const PARENTHESIS = 40;
