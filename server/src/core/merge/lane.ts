// A lane: what one client wrote, be it in one file or in several that it rolled over.

import type { LineBlock } from "../lineBlocks.ts";
import { emptyPrefix, scanPrefix } from "../log/record.ts";
import { contentLength } from "../sip/message.ts";
import { indexLines } from "../text.ts";
import { isCutOff } from "../trace/cutOff.ts";
import { countLines, LineWriter, lineEndOf } from "./lineWriter.ts";
import { type MergeSource, readTimed, type Timed } from "./timed.ts";

/** The files of one client as one text. */
export interface Lane {
	/** The numbers of the files, the oldest first. */
	readonly sources: readonly number[];
	readonly text: string;
	/** Which line of which file each line of `text` is. */
	readonly blocks: readonly LineBlock[];
	/** The files whose first line is the second half of the last line of the file before. */
	readonly joined: readonly number[];
	/** `undefined` for what cannot be put in the order of time. */
	readonly timed: Timed | undefined;
}

/**
 * Puts files one behind the other. Where a file ends within a line, and the next one does not begin with a record, the log
 * was rolled over in the middle of that line: its halves are one line again. Other lines before the first record of a file go
 * on with the last record of the file before, unless that is a message that is all there (Content-Length): then nothing tells
 * where they belong, and they stand before everything. A byte order mark is left out, since behind the first line of a text it is one of the characters of a
 * line. `known` has what was read of each source.
 */
export function makeLane(
	files: readonly number[],
	sources: readonly MergeSource[],
	known: readonly (Timed | undefined)[],
): Lane {
	const texts = files.map((file) => sources[file]!.text.replace(/^\uFEFF+/, ""));
	const writer = new LineWriter(lineEndOf(texts.find((text) => text !== "") ?? ""));
	const joined: number[] = [];
	const homeless = texts.map((text, at) =>
		at === 0 || isCut(texts[at - 1]!, text) || goesOn(known[files[at - 1]!], known[files[at]!], text)
			? 0
			: known[files[at]!]!.trace.index.records.line(0),
	);
	for (const [at, text] of texts.entries()) {
		writer.add(files[at]!, 0, homeless[at]!, text.slice(0, indexLines(text).start(homeless[at]!)));
	}
	for (const [at, text] of texts.entries()) {
		const source = files[at]!;
		const first = homeless[at]!;
		if (text === "") continue;
		if (at > 0 && isCut(texts[at - 1]!, text)) {
			joined.push(source);
			writer.join(source, 0, countLines(text), text);
		} else writer.add(source, first, countLines(text) - first, text.slice(indexLines(text).start(first)));
	}
	const { text, blocks } = writer.finish();
	const alone = known[files[0]!];
	return { sources: files, text, blocks, joined, timed: alone?.trace.text === text ? alone : readTimed(text) };
}

/** True where what stands before the first record of a file may stand behind the last one of the file before. */
function goesOn(before: Timed | undefined, next: Timed | undefined, text: string): boolean {
	if (!before || !next) return true;
	const { trace } = next;
	const front = text.slice(0, indexLines(text).start(trace.index.records.line(0)));
	if (front.trim() === "") return true;
	const { records, messages } = before.trace.index;
	const last = messages.ofRecord(records.count - 1);
	// Of a record without a message nobody knows how long it was.
	if (last < 0) return records.process(records.count - 1) === trace.index.records.process(0);
	const message = before.trace.message(last);
	const isComplete = message.headersClosed && contentLength(before.trace.text, message) !== undefined;
	return !isComplete || isCutOff(before.trace, last);
}

/** True where a line begins at the end of `before` and goes on in `text`. */
function isCut(before: string, text: string): boolean {
	const last = before.charAt(before.length - 1);
	if (last === "\r") return text.startsWith("\n") && before.includes("\r\n");
	if (before === "" || last === "\n") return false;
	const half = before.slice(Math.max(before.lastIndexOf("\n"), before.lastIndexOf("\r")) + 1);
	// A prefix may have been cut too, and its second half, `9:14:02.310` of `09:14:02.310`, look like a whole one.
	return !beginsRecord(text) || (half.length < LONGEST_PREFIX && beginsRecord(half + text.slice(0, LONGEST_PREFIX)));
}

const LONGEST_PREFIX = 100;

function beginsRecord(text: string): boolean {
	return scanPrefix(text, 0, emptyPrefix());
}
