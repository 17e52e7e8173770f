// Texts, options and exit statuses that several commands share.

import type { Exit, Operand, Option } from "../arguments/command.ts";
import { UsageError } from "../usageError.ts";

/** Operands for any number of logs, or standard input. `missing` is the error message if there is neither. */
export function files(missing: string): Operand {
	return { name: "FILE", many: true, isFile: true, orStandardInput: true, missing };
}

/** An operand for a single log, or standard input. `missing` is the error message if there is neither. */
export function oneFile(missing: string): Operand {
	return { name: "FILE", isFile: true, orStandardInput: true, missing };
}

/** The error message if more than one log is given. */
export const ONE_AT_A_TIME = "One log at a time: {} is one too many.";

/** `--output` for `what`, which never overwrites `which` log. */
export function output(what: string, which: string) {
	const says = `writes ${what} to a file, completely or not at all, and never overwrites ${which}.`;
	return { short: "o", value: "FILE", isFile: true, says } as const satisfies Option;
}

/** What FILE can be. */
export const INPUTS =
	"FILE is an RTCDLL or uccapilog trace, or any text that contains one; a folder of such files; a quoted glob " +
	"pattern such as 'logs/**/*.log'; or - for standard input, which is also read if a pipe is the input and no " +
	"FILE is given. A .gz is unpacked; of a .zip, every text file is read, and logs.zip/RTCDLL0.log names one of " +
	"them.";

/** What FILE can be if the command takes a single log. */
export const ONE_INPUT =
	"FILE is an RTCDLL or uccapilog trace, or any text that contains one; - is standard input, which is also read " +
	"if a pipe is the input and no FILE is given. A .gz is unpacked. A .zip, a folder or a glob pattern must yield " +
	"a single log; logs.zip/RTCDLL0.log names one of several.";

/** `--color`. */
export const COLOR = {
	choices: [
		{ name: "auto", says: "in a terminal, unless NO_COLOR is set; everywhere if FORCE_COLOR is set" },
		{ name: "always", says: "in pipes and files too" },
		{ name: "never", says: "not at all" },
	],
	default: "auto",
	says: "when to use colours",
} as const satisfies Option;

/** `--custom-rules`. */
export const CUSTOM_RULES = {
	value: "FILE",
	isFile: true,
	says: "adds custom rules: a JSON file with the same list as the setting rtcdll.customRules. See docs/custom-rules.md.",
} as const satisfies Option;

/** For every command that may write a lot. */
export const READER_GONE_EXIT: Exit = [141, "the reader of the output closed the pipe, as head does"];

/** Parses a line number, which counts from 1. */
export function lineNumber(text: string, option: string): number {
	if (/^[1-9]\d{0,8}$/.test(text)) return Number(text);
	throw new UsageError(`${option} takes a line number, and ${text} is not one.`);
}
