// What a dialect is: one way to write SIP traffic to a text, and all that the index has to know of it.

import type { Frame } from "../log/frame.ts";
import type { RecordPrefix } from "../log/record.ts";
import type { LineIndex } from "../text.ts";

/** The dialects by name; `docs/formats.md` describes each with its sources. */
export type DialectId = "rtcdll" | "uccapi" | "serverTrace" | "sipe" | "lyncMac" | "sngrep" | "followStream" | "bare";

/**
 * Whose log it is. To a `client`, "sent" means sent by the client that wrote the log; to a `server`, by that server, which
 * both gets and passes on what others say; where it is `unknown` only the headers may tell.
 */
export type Viewpoint = "client" | "server" | "unknown";

/** A date and a time as a reader is to see them; `null` where the record has none. */
export interface Stamp {
	/** `2013-04-16`. */
	readonly date: string | null;
	/** `10:38:58.520`, or without milliseconds where the record has none. */
	readonly time: string | null;
	/** Both in one, in the form of the log: `04/16/2013 10:38:58.520`; empty without a time. */
	readonly text: string;
}

/** What a reader is told of a dialect. */
export interface DialectFacts {
	readonly id: DialectId;
	/** Who writes it and what its times are, as the part of a sentence behind "Format: ", without a full stop. */
	readonly format: string;
	readonly viewpoint: Viewpoint;
	/** False where no record has a time: nothing may be said of durations, and nothing of what came too late. */
	readonly hasTimes: boolean;
	/** False where no record names the process and the thread that wrote it. */
	readonly hasProcesses: boolean;
	/** True for what was captured between any two hosts: no side of it is that of the log. */
	readonly isCapture: boolean;
	/** False where messages may stand in any order. */
	readonly hasOrder: boolean;
	/** True for the own format of a client, which nothing else looks like: a text that shows it is taken for a log by itself. */
	readonly isSure: boolean;
}

/**
 * One dialect. All functions are total and take a time that does not depend on the length of the text, except `open`,
 * which may read the text once.
 */
export interface Dialect extends DialectFacts {
	/** True for the line `start..end` if no other dialect, and no other kind of text, would have it. */
	isSign(text: string, start: number, end: number): boolean;
	/** The same dialect, fitted to a text: what only the text as a whole tells is found out here. */
	open?(text: string, lines: LineIndex): Dialect;
	/**
	 * Reads what stands before the text of a record that begins on `line`; `at` is the line's first character, behind a byte
	 * order mark. False, with `into` in an undefined state, if no record begins there.
	 */
	scanPrefix(text: string, at: number, into: RecordPrefix, lines: LineIndex, line: number): boolean;
	/**
	 * Where the message of a record begins that has no start line right behind its prefix: the offset of a place to look at,
	 * or -1. The record stands on the lines `line..endLine`, and its text begins at `textStart`.
	 */
	messageStart(text: string, lines: LineIndex, line: number, textStart: number, endLine: number): number;
	/** The line behind the last one of the message on the lines `line..endLine`; absent where a message fills its record. */
	messageEnd?(text: string, lines: LineIndex, line: number, endLine: number): number;
	/** True where each record is found and read from its own lines alone: then a change elsewhere leaves it as it is. */
	readonly readsRecordsAlone?: boolean;
	/** In lower case, the name of the line that stands before a body instead of a blank line. */
	readonly bodyHeader?: string;
	/** What a record says of the packet that it announces, holds or confirms. */
	readFrame(text: string, lines: LineIndex, line: number, textStart: number): Frame | undefined;
	/** The stamp as the prefix `start..textStart` writes it; absent where the numbers of the prefix tell enough. */
	readStamp?(text: string, start: number, textStart: number): Stamp;
}

/** The first line from `line` on, before `endLine`, that is not blank: where it starts, or -1. */
export function nextTextLine(text: string, lines: LineIndex, line: number, endLine: number): number {
	for (let at = line; at < endLine && at < line + MOST_BLANK_LINES; at++) {
		const start = lines.start(at);
		if (text.slice(start, Math.min(lines.end(at), start + 200)).trim() !== "") return start;
	}
	return -1;
}

/** No dialect has more between an announcement and its message. */
const MOST_BLANK_LINES = 8;
