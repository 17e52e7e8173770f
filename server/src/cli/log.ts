// Inputs as logs: what was done to their texts on the way here is undone, and said.

import { recover, undoneText } from "../core/index.ts";
import { findInputs, type Source } from "./input/input.ts";
import { nameList } from "./input/nameList.ts";
import type { Input } from "./input/textInput.ts";
import { memoryNote } from "./memoryNote.ts";
import { say } from "./output.ts";

/** A text that can be read as a log. */
export interface LogInput extends Input, Pick<Source, "file" | "name" | "path"> {
	/** `Read from a mail quote; lines rejoined.`; empty for a text that came undamaged. */
	readonly undone: string;
}

/** A log among those that a command reads. */
export interface OneOfLogs extends LogInput {
	/** Whether the command reads no other. */
	readonly isAlone: boolean;
}

/**
 * Reads the logs in the files of a command one after the other, `-` being the standard input, and says what is wrong with
 * them. What gives no log comes without a text. `areAll` is false where the command reads other files, too. Never rejects.
 */
export async function* readLogs(files: readonly string[], areAll = true): AsyncGenerator<OneOfLogs> {
	for (const file of files) {
		const { name, sources, problem } = await findInputs(file);
		const isAlone = areAll && files.length === 1 && sources.length <= 1;
		for (const source of sources) yield { ...(await readLog(source)), isAlone };
		if (!problem) continue;
		say(`${name}: ${problem}`);
		yield { file, name, path: undefined, problem, undone: "", isAlone };
	}
}

/** Reads one log, and says what is wrong with it. Never rejects. */
export async function readLog({ file, name, path, read }: Source): Promise<LogInput> {
	const input = { file, name, path, ...(await read()) };
	if (input.problem) say(`${name}: ${input.problem}`);
	// What is no text is no damaged log either.
	if (input.text === undefined || (input.problem && !input.isPartial)) return { ...input, undone: "" };
	const note = memoryNote(input.text.length);
	if (note) say(`${name}: ${note}`);
	const { text, undone } = recover(input.text);
	return { ...input, text, undone: undoneText(undone) };
}

/**
 * Reads the one log that a command needs, and says what is wrong with it; `undefined` where an argument gives none, or an
 * archive several. `doing` says what is done with one at a time: `is drawn`. Never rejects.
 */
export async function readOneLog(file: string, doing: string): Promise<LogInput | undefined> {
	const { name, sources, problem } = await findInputs(file);
	if (problem) say(`${name}: ${problem}`);
	const [source, another] = sources;
	if (!source) return undefined;
	if (another) {
		const names = nameList(sources.map((each) => each.name));
		say(`${name}: This archive holds several logs, and one at a time ${doing}. Name one of them: ${names}.`);
		return undefined;
	}
	const input = await readLog(source);
	return problem && !input.problem ? { ...input, problem } : input;
}

/** Says on standard error what was undone, and whose lines the lines of the output are. */
export function sayUndone({ name, undone }: LogInput): void {
	if (undone) say(`${name}: ${undone} Lines are those of the log that rtcdll recover prints.`);
}
