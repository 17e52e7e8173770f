// A lane: everything that one client wrote, in one file or in several rolled-over ones.

import type { LineBlock } from "../lineBlocks.ts";
import { emptyPrefix, scanPrefix } from "../log/record.ts";
import { contentLength } from "../sip/message.ts";
import { indexLines } from "../text.ts";
import { isCutOff } from "../trace/processes/cutOff.ts";
import { countLines, LineWriter, lineEndOf } from "./lineWriter.ts";
import { type MergeSource, readTimed, type Timed } from "./timed.ts";

/** The files of one client as one text. */
export interface Lane {
	/** The indexes of the files, oldest first. */
	readonly sources: readonly number[];
	readonly text: string;
	/** The source file and line of each line of `text`. */
	readonly blocks: readonly LineBlock[];
	/** The files whose first line is the second half of the previous file's last line. */
	readonly joined: readonly number[];
	/** `undefined` for text that cannot be ordered by time. */
	readonly timed: Timed | undefined;
}

/**
 * Concatenates files. If a file ends within a line and the next one does not begin with a record, the log was rolled over
 * within that line, and its halves are joined. Other lines before the first record of a file continue the last record of the
 * previous file, unless that is a complete message (Content-Length): then it is unknown where they belong, and they go
 * before everything else. Byte order marks are removed, since after the first line they would be ordinary characters.
 * `known` has the parsed form of each source.
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
		at === 0 || isSplitLine(texts[at - 1]!, text) || mayContinue(known[files[at - 1]!], known[files[at]!], text)
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
		if (at > 0 && isSplitLine(texts[at - 1]!, text)) {
			joined.push(source);
			writer.join(source, 0, countLines(text), text);
		} else writer.add(source, first, countLines(text) - first, text.slice(indexLines(text).start(first)));
	}
	const { text, blocks } = writer.finish();
	const alone = known[files[0]!];
	return { sources: files, text, blocks, joined, timed: alone?.trace.text === text ? alone : readTimed(text) };
}

/** True if what precedes the first record of a file may continue the last record of the previous file. */
function mayContinue(before: Timed | undefined, next: Timed | undefined, text: string): boolean {
	if (!before || !next) return true;
	const { trace } = next;
	const front = text.slice(0, indexLines(text).start(trace.index.records.line(0)));
	if (front.trim() === "") return true;
	const { records, messages } = before.trace.index;
	const last = messages.ofRecord(records.count - 1);
	// The intended length of a record without a message is unknown.
	if (last < 0) return records.process(records.count - 1) === trace.index.records.process(0);
	const message = before.trace.message(last);
	const isComplete = message.headersClosed && contentLength(before.trace.text, message) !== undefined;
	return !isComplete || isCutOff(before.trace, last);
}

/** True if a line begins at the end of `before` and continues in `text`. */
function isSplitLine(before: string, text: string): boolean {
	const last = before.charAt(before.length - 1);
	if (last === "\r") return text.startsWith("\n") && before.includes("\r\n");
	if (before === "" || last === "\n") return false;
	const half = before.slice(Math.max(before.lastIndexOf("\n"), before.lastIndexOf("\r")) + 1);
	// A prefix may have been split too, and its second half, `9:14:02.310` from `09:14:02.310`, may look complete.
	return !beginsRecord(text) || (half.length < LONGEST_PREFIX && beginsRecord(half + text.slice(0, LONGEST_PREFIX)));
}

const LONGEST_PREFIX = 100;

function beginsRecord(text: string): boolean {
	return scanPrefix(text, 0, emptyPrefix());
}
