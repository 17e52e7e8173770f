// Assembles a text from lines of others, with blocks that record their sources.

import type { LineBlock } from "../lineBlocks.ts";
import { indexLines } from "../text.ts";

/** Takes whole lines in their final order. */
export class LineWriter {
	readonly #lineEnd: string;
	readonly #pieces: string[] = [];
	readonly #blocks: { line: number; sourceLine: number; count: number; source: number }[] = [];
	#line = 0;
	/** The last character written. */
	#last = "\n";

	/** `lineEnd` is added to a line without an ending, unless it stays the last one. */
	constructor(lineEnd: string) {
		this.#lineEnd = lineEnd;
	}

	/** Adds `count` lines that begin with `sourceLine` of `source`; `parts` is their text in one or more pieces. */
	add(source: number, sourceLine: number, count: number, ...parts: readonly string[]): void {
		if (count === 0) return;
		if (this.#last !== "\n" && this.#last !== "\r") this.#write(this.#lineEnd);
		// A CR before a line that begins with LF would merge with it into a single line ending.
		if (this.#last === "\r" && parts.find((part) => part !== "")?.startsWith("\n")) this.#write("\n");
		this.#note(source, sourceLine, count);
		for (const part of parts) this.#write(part);
	}

	/** Adds lines of which the first is the second half of the last line added; `sourceLine` is that of the first half. */
	join(source: number, sourceLine: number, count: number, text: string): void {
		this.#write(text);
		this.#note(source, sourceLine + 1, count - 1);
	}

	/** The result. Blocks ascend in both line numbers and are as few as possible. */
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

/** The number of lines in a text. Text after the last line ending counts only if it is not empty. */
export function countLines(text: string): number {
	const lines = indexLines(text);
	return lines.start(lines.count - 1) === text.length ? lines.count - 1 : lines.count;
}

/** The first line ending of a text; LF if it has none. */
export function lineEndOf(text: string): string {
	const lines = indexLines(text.slice(0, LONGEST_FIRST_LINE));
	return (lines.count > 1 && text.slice(lines.end(0), lines.start(1))) || "\n";
}

const LONGEST_FIRST_LINE = 100_000;
