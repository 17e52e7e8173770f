// `rtcdll merge`: merges several logs, and says how the clock of each was adjusted.

import { type ClockSetting, laneTexts, mergeLogs } from "../core/index.ts";
import { type LogInput, readLogs, reportRepairs } from "./log.ts";
import { say } from "./output.ts";
import { wouldOverwrite, writeResult } from "./result.ts";
import { type ExitStatus, SUCCESS, UNREADABLE } from "./status.ts";

/** What to merge. */
export interface MergeOptions {
	/** As typed; `-` is standard input. */
	readonly files: readonly string[];
	/** The file to write; `undefined` for standard output. */
	readonly output: string | undefined;
	/** Clock settings from the command line, in the order of the arguments. */
	readonly clocks: readonly ClockArgument[];
}

/** The value of one `--offset` or `--drift`. */
export interface ClockArgument {
	/** The name of the log, or its number, counted from 1. */
	readonly log: string;
	readonly offsetMs?: number;
	readonly driftPpm?: number;
}

/**
 * Prints the merged log, or writes it to a file. If an input is missing, nothing is merged, because the gap would go
 * unnoticed.
 */
export async function mergeFiles({ files, output, clocks }: MergeOptions): Promise<ExitStatus> {
	const logs: (LogInput & { readonly text: string })[] = [];
	let status: ExitStatus = SUCCESS;
	for await (const log of readLogs(files)) {
		const { file, text, problem, isPartial } = log;
		if (wouldOverwrite(file, output, "one of the logs to merge", "result")) return UNREADABLE;
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
	for (const log of logs) reportRepairs(log);
	const merged = mergeLogs(logs, settings);
	for (const text of laneTexts(merged, names)) say(text);
	return (await writeResult(output, [merged.text], "The log")) ? status : UNREADABLE;
}

/** The clock setting of each log. Returns `undefined`, after an error message, if a setting names no log. */
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
