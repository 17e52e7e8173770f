// The interface of a dialect: one text format of SIP traffic, with everything that the index needs to know about it.

import type { Frame } from "../log/frame.ts";
import type { RecordPrefix } from "../log/record.ts";
import type { LineIndex, LogText } from "../text.ts";

/** The dialects by name; `docs/formats.md` describes each with its sources. */
export type DialectId = "rtcdll" | "uccapi" | "serverTrace" | "sipe" | "lyncMac" | "sngrep" | "followStream" | "bare";

/**
 * Who wrote the log. For a `client`, "sent" means sent by that client; for a `server`, sent by that server, which also
 * receives and forwards messages of others; if `unknown`, only the headers may tell.
 */
export type Viewpoint = "client" | "server" | "unknown";

/** A date and time for display; `null` if the record has none. */
export interface Stamp {
	/** `2013-04-16`. */
	readonly date: string | null;
	/** `10:38:58.520`, or without milliseconds if the record has none. */
	readonly time: string | null;
	/** Date and time in the format of the log: `04/16/2013 10:38:58.520`; empty without a time. */
	readonly text: string;
}

/** Facts about a dialect that are shown to users. */
export interface DialectFacts {
	readonly id: DialectId;
	/** Who writes it, and what its times are, as the rest of a sentence after "Format: ", without a full stop. */
	readonly format: string;
	readonly viewpoint: Viewpoint;
	/** False if no record has a time, so that nothing can be said about durations and timeouts. */
	readonly hasTimes: boolean;
	/** False if no record names its process and thread. */
	readonly hasProcesses: boolean;
	/** True for a capture between arbitrary hosts, none of which wrote the log. */
	readonly isCapture: boolean;
	/** False if messages may be in any order. */
	readonly hasOrder: boolean;
	/** True for the own format of a client, which nothing else looks like: a text that shows it is taken for a log by itself. */
	readonly isSure: boolean;
}

/**
 * A dialect. All functions accept any text, in a time that does not depend on the length of the text, except `open`, which may
 * read the text once.
 */
export interface Dialect extends DialectFacts {
	/** True for a line `start..end` that neither another dialect nor other kinds of text would contain. */
	isSign(text: LogText, start: number, end: number): boolean;
	/** Returns the dialect adapted to a text, for facts that only the whole text reveals. */
	open?(text: LogText, lines: LineIndex): Dialect;
	/**
	 * Parses the prefix of a record that begins on `line`; `at` is the first character of the line, after a byte order mark.
	 * Returns false, with `into` in an undefined state, if no record begins there.
	 */
	scanPrefix(text: LogText, at: number, into: RecordPrefix, lines: LineIndex, line: number): boolean;
	/**
	 * The offset at which to look for the message of a record without a start line directly after its prefix, or -1. The record
	 * occupies the lines `line..endLine`, and its text begins at `textStart`.
	 */
	messageStart(text: LogText, lines: LineIndex, line: number, textStart: number, endLine: number): number;
	/**
	 * The line after the last one of the message on the lines `line..endLine`; omitted if a message extends to the end of its
	 * record.
	 */
	messageEnd?(text: LogText, lines: LineIndex, line: number, endLine: number): number;
	/** True if each record is found and parsed from its own lines alone, so that changes elsewhere do not affect it. */
	readonly readsRecordsAlone?: boolean;
	/** The lowercase name of the line that precedes a body instead of a blank line. */
	readonly bodyHeader?: string;
	/** Parses what a record says about the packet that it announces, contains or confirms. */
	readFrame(text: LogText, lines: LineIndex, line: number, textStart: number): Frame | undefined;
	/** The timestamp as written in the prefix `start..textStart`; omitted if the numeric values of the prefix suffice. */
	readStamp?(text: LogText, start: number, textStart: number): Stamp;
}

/** The start of the first non-blank line from `line`, before `endLine`; -1 if there is none. */
export function nextTextLine(text: LogText, lines: LineIndex, line: number, endLine: number): number {
	for (let at = line; at < endLine && at < line + MOST_BLANK_LINES; at++) {
		const start = lines.start(at);
		if (text.slice(start, Math.min(lines.end(at), start + 200)).trim() !== "") return start;
	}
	return -1;
}

/** No dialect has more blank lines between an announcement and its message. */
const MOST_BLANK_LINES = 8;
