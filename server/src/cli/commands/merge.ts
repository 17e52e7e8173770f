// The description of `rtcdll merge`, and the parsing of its clock options.

import { command } from "../arguments/command.ts";
import { type ClockArgument, mergeFiles } from "../mergeFiles.ts";
import { UsageError } from "../usageError.ts";
import { INPUTS, output, READER_GONE_EXIT } from "./shared.ts";

/** Merges several logs into one. */
export const merge = command({
	name: "merge",
	summary: "prints several logs as one, and says how the clock of each was adjusted",
	operands: [{ name: "FILE", many: true, isFile: true, missing: "Name the logs to merge." }],
	description: [
		"The files of a log that was rolled over (RTCDLL0.log and RTCDLL0.log.old, RTCDLL0.log and RTCDLL1.log, " +
			"X.uccapilog and X.uccapilog.bak) are concatenated in the order of their times. Logs of several people are " +
			"merged by time: the clock of the first log is the reference, and each other clock is aligned with it by the " +
			"messages that two logs share. Records stay as they are, except for the times of a clock that was adjusted, " +
			"and process ids that occur in more than one log.",
		INPUTS,
	],
	options: {
		output: output("the merged log", "one of the logs"),
		offset: {
			value: "LOG=TIME",
			repeats: true,
			read: (text, option) => clockArgument(text, option, "bob.log=95s, bob.log=-1h or 2=250ms", readOffset),
			says:
				"sets how far the clock of a log was ahead at its first record, instead of estimating it: bob.log=95s, " +
				"bob.log=-1h, 2=250ms. LOG is the name of a log or its number, counted from 1; TIME is in ms, s, min, h " +
				"or d, negative for a clock that was behind.",
		},
		drift: {
			value: "LOG=PPM",
			repeats: true,
			read: (text, option) => clockArgument(text, option, "bob.log=300 or 2=-40", readDrift),
			says: "sets how much the clock of a log gained, in parts per million.",
		},
	},
	examples: [
		{ line: "rtcdll merge alice.uccapilog bob.uccapilog -o call.log", says: "both sides of a call" },
		{ line: "rtcdll merge RTCDLL0.log.old RTCDLL0.log | rtcdll report", says: "a log that was rolled over" },
	],
	exits: [
		[0, "the logs were merged"],
		[2, "an input could not be read, or the arguments are wrong: nothing was merged"],
		READER_GONE_EXIT,
	],
	run: ({ offset, drift, ...options }, logs) => mergeFiles({ ...options, files: logs, clocks: [...offset, ...drift] }),
});

function clockArgument(
	text: string,
	option: string,
	example: string,
	read: (value: string) => Omit<ClockArgument, "log"> | undefined,
): ClockArgument {
	const equals = text.lastIndexOf("=");
	const value = equals > 0 ? read(text.slice(equals + 1).trim()) : undefined;
	if (!value) throw new UsageError(`${option} takes a log and a value, for example ${example}.`);
	return { log: text.slice(0, equals), ...value };
}

/** Parses `95s`, `-1.5h`, `250ms`. A number without a unit is in seconds. */
function readOffset(value: string): Omit<ClockArgument, "log"> | undefined {
	const [, number, unit = "s"] = /^([+-]?\d{1,12}(?:\.\d{1,6})?)\s*(ms|s|min|h|d)?$/.exec(value) ?? [];
	return number === undefined ? undefined : { offsetMs: Math.round(Number(number) * MS[unit as keyof typeof MS]) };
}

const MS = { ms: 1, s: 1000, min: 60_000, h: 3_600_000, d: 86_400_000 } as const;

/** Parses `300`, `-40ppm`. */
function readDrift(value: string): Omit<ClockArgument, "log"> | undefined {
	const [, number] = /^([+-]?\d{1,6}(?:\.\d{1,6})?)\s*(?:ppm)?$/.exec(value) ?? [];
	return number === undefined ? undefined : { driftPpm: Number(number) };
}
