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
	const says = `writes ${what} to a file, completely or not at all, and never overwrites ${which}.`;
	return { short: "o", value: "FILE", isFile: true, says } as const satisfies Option;
}

/** What FILE may be. */
export const INPUTS =
	"FILE is an RTCDLL or uccapilog trace, or any text that contains one; a folder of such files; a quoted glob " +
	"pattern such as 'logs/**/*.log'; or - for standard input, which is also read if a pipe is the input and no " +
	"FILE is given. A .gz is unpacked; of a .zip, every text file is read, and logs.zip/RTCDLL0.log names one of " +
	"them.";

/** What the FILE of a command may be that takes a single log. */
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

/** Every command that writes what may be long. */
export const READER_GONE_EXIT: Exit = [141, "the reader of the output closed the pipe, as head does"];

/** Reads the number of a line, from 1. */
export function lineNumber(text: string, option: string): number {
	if (/^[1-9]\d{0,8}$/.test(text)) return Number(text);
	throw new UsageError(`${option} takes a line number, and ${text} is not one.`);
}
