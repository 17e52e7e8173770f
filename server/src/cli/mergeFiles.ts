// `rtcdll merge`: several logs as one, and what was done to the clock of each.

import { type ClockSetting, laneTexts, mergeLogs } from "../core/index.ts";
import { type LogInput, readLogs, sayUndone } from "./log.ts";
import { say } from "./output.ts";
import { deliver, isOverLog } from "./result.ts";
import { type ExitStatus, UNREADABLE, WELL } from "./status.ts";

/** What to merge. */
export interface MergeOptions {
	/** As they were typed; `-` is the standard input. */
	readonly files: readonly string[];
	/** The file to write; `undefined` for the standard output. */
	readonly output: string | undefined;
	/** What the user says of the clocks, in the order of the arguments. */
	readonly clocks: readonly ClockArgument[];
}

/** One `--offset` or `--drift`. */
export interface ClockArgument {
	/** The name of the log, or its number, counted from 1. */
	readonly log: string;
	readonly offsetMs?: number;
	readonly driftPpm?: number;
}

/** Prints the merged log, or writes it to a file. Without one of the inputs nothing is merged: it would not be missed. */
export async function mergeFiles({ files, output, clocks }: MergeOptions): Promise<ExitStatus> {
	const logs: (LogInput & { readonly text: string })[] = [];
	let status: ExitStatus = WELL;
	for await (const log of readLogs(files)) {
		const { file, text, problem, isPartial } = log;
		if (isOverLog(file, output, "one of the logs to merge", "result")) return UNREADABLE;
		if (text === undefined || problem) status = UNREADABLE;
		if (text !== undefined && (!problem || isPartial)) logs.push({ ...log, text });
		else {
			say("Nothing was merged.");
			return UNREADABLE;
		}
	}
	if (logs.length < 2) {
		say("There is only one log; name two or more to merge. See rtcdll merge --help.");
		return UNREADABLE;
	}
	const names = logs.map(({ name }) => name);
	const settings = settingsOf(clocks, names);
	if (!settings) return UNREADABLE;
	for (const log of logs) sayUndone(log);
	const merged = mergeLogs(logs, settings);
	for (const text of laneTexts(merged, names)) say(text);
	return (await deliver(output, [merged.text], "The log")) ? status : UNREADABLE;
}

/** What the user says of the clock of each log; `undefined` after the word that a name is none of a log. */
function settingsOf(
	clocks: readonly ClockArgument[],
	names: readonly string[],
): readonly (ClockSetting | undefined)[] | undefined {
	const settings = new Array<ClockSetting | undefined>(names.length);
	for (const { log, ...said } of clocks) {
		const number = names.includes(log) ? names.indexOf(log) : /^[1-9]\d*$/.test(log) ? Number(log) - 1 : -1;
		if (number < 0 || number >= names.length) {
			say(`There is no log ${log} whose clock could be set; the logs are ${names.join(", ")}.`);
			return undefined;
		}
		settings[number] = { offsetMs: 0, ...settings[number], ...said };
	}
	return settings;
}
