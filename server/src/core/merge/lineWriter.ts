// A text that is put together from lines of others, and the blocks that say where each came from.

import type { LineBlock } from "../lineBlocks.ts";
import { indexLines } from "../text.ts";

/** Takes whole lines, in the order in which they are to stand. */
export class LineWriter {
	readonly #lineEnd: string;
	readonly #pieces: string[] = [];
	readonly #blocks: { line: number; sourceLine: number; count: number; source: number }[] = [];
	#line = 0;
	/** The last character that was written. */
	#last = "\n";

	/** A line that comes without an end, and does not stay the last one, gets `lineEnd`. */
	constructor(lineEnd: string) {
		this.#lineEnd = lineEnd;
	}

	/** Adds `count` lines that begin with `sourceLine` of `source`; `parts` are their text in one or more pieces. */
	add(source: number, sourceLine: number, count: number, ...parts: readonly string[]): void {
		if (count === 0) return;
		if (this.#last !== "\n" && this.#last !== "\r") this.#write(this.#lineEnd);
		// A CR before a line that begins with LF would become one line end of the two.
		if (this.#last === "\r" && parts.find((part) => part !== "")?.startsWith("\n")) this.#write("\n");
		this.#note(source, sourceLine, count);
		for (const part of parts) this.#write(part);
	}

	/** Adds lines whose first one is the second half of the last one that was added; `sourceLine` is that of the first half. */
	join(source: number, sourceLine: number, count: number, text: string): void {
		this.#write(text);
		this.#note(source, sourceLine + 1, count - 1);
	}

	/** What was written. Blocks ascend in both lines, and are as few as can be. */
	finish(): { readonly text: string; readonly blocks: readonly LineBlock[] } {
		return { text: this.#pieces.join(""), blocks: this.#blocks };
	}

	#note(source: number, sourceLine: number, count: number): void {
		if (count === 0) return;
		const last = this.#blocks.at(-1);
		const goesOn = last?.source === source && last.sourceLine + last.count === sourceLine;
		if (last && goesOn && last.line + last.count === this.#line) last.count += count;
		else this.#blocks.push({ line: this.#line, sourceLine, count, source });
		this.#line += count;
	}

	#write(part: string): void {
		if (part === "") return;
		this.#pieces.push(part);
		this.#last = part.charAt(part.length - 1);
	}
}

/** How many lines a text has. What stands behind its last line end is one only if it is not empty. */
export function countLines(text: string): number {
	const lines = indexLines(text);
	return lines.start(lines.count - 1) === text.length ? lines.count - 1 : lines.count;
}

/** The first line end of a text; LF where it has none. */
export function lineEndOf(text: string): string {
	const lines = indexLines(text.slice(0, LONGEST_FIRST_LINE));
	return (lines.count > 1 && text.slice(lines.end(0), lines.start(1))) || "\n";
}

const LONGEST_FIRST_LINE = 100_000;
