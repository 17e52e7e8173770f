// An input as a log: what was done to its text on the way here is undone, and said.

import { recover, undoneText } from "../core/index.ts";
import { type Input, nameOf, readInput } from "./input.ts";
import { say } from "./output.ts";

/** A text that can be read as a log. */
export interface LogInput extends Input {
	/** `Read from a mail quote; lines rejoined.`; empty for a text that came undamaged. */
	readonly undone: string;
}

/** Reads a file, or the standard input for `-`, and says what is wrong with it. Never throws. */
export async function readLog(file: string): Promise<LogInput> {
	const input = await readInput(file);
	if (input.problem) say(`${nameOf(file)}: ${input.problem}`);
	// What is no text is no damaged log either.
	if (input.text === undefined || input.problem) return { ...input, undone: "" };
	const { text, undone } = recover(input.text);
	return { ...input, text, undone: undoneText(undone) };
}

/** Says on standard error what was undone, and whose lines the lines of the output are. */
export function sayUndone(file: string, { undone }: LogInput): void {
	if (undone) say(`${nameOf(file)}: ${undone} Lines are those of the log that rtcdll recover prints.`);
}
