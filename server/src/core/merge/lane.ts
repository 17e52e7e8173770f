// A lane: what one client wrote, be it in one file or in several that it rolled over.

import type { LineBlock } from "../lineBlocks.ts";
import { emptyPrefix, scanPrefix } from "../log/record.ts";
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
 * was rolled over in the middle of that line: its halves are one line again. A byte order mark is left out, since behind the
 * first line of a text it is one of the characters of a line.
 */
export function makeLane(files: readonly number[], sources: readonly MergeSource[], known: Timed | undefined): Lane {
	const texts = files.map((file) => sources[file]!.text.replace(/^\uFEFF+/, ""));
	const writer = new LineWriter(lineEndOf(texts.find((text) => text !== "") ?? ""));
	const joined: number[] = [];
	let before = "";
	for (const [at, text] of texts.entries()) {
		const source = files[at]!;
		if (text === "") continue;
		if (isCut(before, text)) {
			joined.push(source);
			writer.join(source, 0, countLines(text), text);
		} else writer.add(source, 0, countLines(text), text);
		before = text;
	}
	const { text, blocks } = writer.finish();
	return { sources: files, text, blocks, joined, timed: known?.trace.text === text ? known : readTimed(text) };
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
