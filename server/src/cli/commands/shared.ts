// Words, options and exit statuses that several commands have.

import type { Exit, Operand, Option } from "../arguments/command.ts";
import { UsageError } from "../usageError.ts";

/** Any number of logs, or those that come through a pipe. `missing` says what they are needed for. */
export function files(missing: string): Operand {
	return { name: "FILE", many: true, isFile: true, orStandardInput: true, missing };
}

/** A single log, or what comes through a pipe. `missing` says what it is needed for. */
export function oneFile(missing: string): Operand {
	return { name: "FILE", isFile: true, orStandardInput: true, missing };
}

/** Said where there are more logs than one. */
export const ONE_AT_A_TIME = "One log at a time: {} is one too many.";

/** `--output`, of `what`, which is never written over `which` log. */
export function output(what: string, which: string) {
	const says = `writes ${what} to a file, whole or not at all, and never over ${which}.`;
	return { short: "o", value: "FILE", isFile: true, says } as const satisfies Option;
}

/** What FILE may be. */
export const INPUTS =
	"FILE is an RTCDLL or uccapilog trace, or any text with one in it; a folder with such files; a pattern such as 'logs/**/*.log', " +
	"in quotes; or - for the standard input, which is also read where no FILE is named behind a pipe. A .gz is unpacked, and " +
	"of a .zip every text is read; logs.zip/RTCDLL0.log names one of them.";

/** What the FILE of a command may be that takes a single log. */
export const ONE_INPUT =
	"FILE is an RTCDLL or uccapilog trace, or any text with one in it; - or no FILE behind a pipe is the standard input. A .gz is " +
	"unpacked, and so is a .zip, a folder or a pattern that gives one log; logs.zip/RTCDLL0.log names one of several.";

/** `--color`. */
export const COLOR = {
	choices: [
		{ name: "auto", says: "in a terminal, unless NO_COLOR is set, and wherever FORCE_COLOR is" },
		{ name: "always", says: "in pipes and files, too" },
		{ name: "never", says: "nowhere" },
	],
	default: "auto",
	says: "when to use colours",
} as const satisfies Option;

/** `--custom-rules`. */
export const CUSTOM_RULES = {
	value: "FILE",
	isFile: true,
	says:
		"adds rules of your own: the list that the setting rtcdll.customRules holds, as a file of JSON. " +
		"docs/custom-rules.md says what a rule is.",
} as const satisfies Option;

/** Every command that writes what may be long. */
export const READER_GONE_EXIT: Exit = [141, "whoever read the output has closed it, as head does"];

/** Reads the number of a line, from 1. */
export function lineNumber(text: string, option: string): number {
	if (/^[1-9]\d{0,8}$/.test(text)) return Number(text);
	throw new UsageError(`${option} takes the number of a line, and ${text} is none.`);
}
