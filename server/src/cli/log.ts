// Reads inputs as logs: repairs damaged texts, and says what was repaired.

import { basename } from "node:path";
import { isLogName, looksLikeLog, recover, undoneText } from "../core/index.ts";
import { findInputs, nameOf, type Source } from "./input/input.ts";
import { type NamedFiles, namedFiles } from "./input/named.ts";
import { nameList } from "./input/nameList.ts";
import type { Input } from "./input/textInput.ts";
import { memoryNote } from "./memoryNote.ts";
import { progress, say } from "./output.ts";

/** A text that can be read as a log. */
export interface LogInput extends Input, Pick<Source, "file" | "name" | "path"> {
	/** What was repaired: `Read from a mail quote; lines rejoined.` Empty if the text was undamaged. */
	readonly undone: string;
}

/** One of the logs that a command reads. */
export interface OneOfLogs extends LogInput {
	/** Whether it is the only one. */
	readonly isAlone: boolean;
}

/**
 * Reads the logs that the arguments name (`-` is standard input), one after the other, and prints what is wrong with them.
 * An input that yields no log has no text. Never rejects.
 */
export async function* readLogs(args: readonly string[]): AsyncGenerator<OneOfLogs> {
	for (const argument of args) {
		const named = await namedFiles(argument);
		if (named.problem) {
			say(`${argument}: ${named.problem}`);
			yield { ...UNREAD, file: argument, name: argument, problem: named.problem };
		}
		yield* readFiles(named, args.length === 1);
	}
}

/** Reads the files of one argument. From a folder, yields only logs, and files that seem to be logs but cannot be read. */
export async function* readFiles({ files, folder }: NamedFiles, areAll = false): AsyncGenerator<OneOfLogs> {
	for (const [at, file] of files.entries()) {
		progress(files.length > 1 ? `${at + 1} of ${files.length}: ${file}` : nameOf(file));
		const { name, sources, problem } = await findInputs(file);
		const isAlone = areAll && folder === undefined && files.length === 1 && sources.length <= 1;
		for (const source of sources) {
			const input = { ...(await readLog(source)), isAlone };
			if (folder === undefined || isLogInput(input)) yield input;
		}
		if (!problem) continue;
		say(`${name}: ${problem}`);
		yield { ...UNREAD, file, name, problem, isAlone };
	}
}

const UNREAD = { path: undefined, undone: "", isAlone: false } as const;

/** True for a log, by its name or its first lines; a folder and its archives contain other texts, too. */
function isLogInput({ name, text }: LogInput): boolean {
	return isLogName(basename(name)) || (text !== undefined && looksLikeLog(text) !== undefined);
}

/** Reads one log, and prints what is wrong with it. Never rejects. */
export async function readLog({ file, name, path, read }: Source): Promise<LogInput> {
	const input = { file, name, path, ...(await read()) };
	if (input.problem) say(`${name}: ${input.problem}`);
	// A file that is not text is not repaired.
	if (input.text === undefined || (input.problem && !input.isPartial)) return { ...input, undone: "" };
	const note = memoryNote(input.text.length);
	if (note) say(`${name}: ${note}`);
	const { text, undone } = recover(input.text);
	return { ...input, text, undone: undoneText(undone) };
}

/**
 * Reads the one log that a command needs, and prints what is wrong with it. Returns `undefined` if the argument yields none,
 * or if a folder, pattern or archive yields several. `done` is what happens to the log: `drawn`. Never rejects.
 */
export async function readOneLog(argument: string, done: string): Promise<LogInput | undefined> {
	const named = await namedFiles(argument);
	if (named.problem) say(`${argument}: ${named.problem}`);
	const [file, ...others] = named.files;
	if (file === undefined) return undefined;
	if (others.length > 0) return several(argument, "There are several logs", named.files, done);
	progress(nameOf(file));
	const { name, sources, problem } = await findInputs(file);
	if (problem) say(`${name}: ${problem}`);
	const [source, another] = sources;
	if (!source) return undefined;
	const names = sources.map((each) => each.name);
	if (another) return several(name, "This archive contains several logs", names, done);
	const input = await readLog(source);
	return problem && !input.problem ? { ...input, problem } : input;
}

function several(name: string, what: string, names: readonly string[], done: string): undefined {
	say(`${name}: ${what}, but only one at a time can be ${done}. Name one of them: ${nameList(names)}.`);
}

/** Prints what was repaired, and which line numbers the output uses. */
export function reportRepairs({ name, undone }: LogInput): void {
	if (undone) say(`${name}: ${repairNote(undone)}`);
}

/** The same as sentences; empty if the text was undamaged. */
export function repairNote(undone: string): string {
	return undone && `${undone} Line numbers refer to the log that rtcdll recover prints.`;
}
