// The arguments of `rtcdll compare`.

import { parseArgs } from "node:util";
import { UsageError } from "./usageError.ts";

/** `rtcdll compare`; the files are as written, `-` is the standard input. */
export interface CompareCommand {
	readonly kind: "compare";
	/** Where it works, and where it does not; one file twice where both are in one log. */
	readonly good: LogArgument;
	readonly bad: LogArgument;
	readonly format: "text" | "json" | "markdown";
}

/** A log, and a line in it, counted from 1, of the activity to compare. */
export interface LogArgument {
	readonly file: string;
	readonly line: number | undefined;
}

const SEE_HELP = "See rtcdll compare --help.";

/** Reads the arguments behind `compare`. Throws a `UsageError`. */
export function parseCompare(
	args: readonly string[],
): CompareCommand | { readonly kind: "help"; readonly of: "compare" } {
	const { values, positionals } = parseCompareArgs(args);
	if (values.help) return { kind: "help", of: "compare" };
	const format = values.format ?? "text";
	if (format !== "json" && format !== "text" && format !== "markdown") {
		throw new UsageError(`There is no format ${format}; there are text, json and markdown. ${SEE_HELP}`);
	}
	const [good, bad = good, ...others] = positionals;
	if (good === undefined || bad === undefined) {
		throw new UsageError(`Name a log in which it works, and one in which it does not. ${SEE_HELP}`);
	}
	if (others.length > 0) throw new UsageError(`Two logs at a time: ${others[0]} is one too many. ${SEE_HELP}`);
	if (positionals.length === 2 && good === "-" && bad === "-") {
		throw new UsageError("The standard input can be read only once; name - only once.");
	}
	return {
		kind: "compare",
		good: { file: good, line: lineOf("--good", values.good) },
		bad: { file: bad, line: lineOf("--bad", values.bad) },
		format,
	};
}

function lineOf(option: string, value: string | undefined): number | undefined {
	if (value === undefined) return undefined;
	if (/^[1-9]\d{0,8}$/.test(value)) return Number(value);
	throw new UsageError(`${option} takes the number of a line, and ${value} is none. ${SEE_HELP}`);
}

function parseCompareArgs(args: readonly string[]) {
	try {
		return parseArgs({
			args: [...args],
			allowPositionals: true,
			options: {
				good: { type: "string" },
				bad: { type: "string" },
				format: { type: "string" },
				help: { type: "boolean", short: "h" },
			},
		});
	} catch (error) {
		// Node's own sentence names the option; it does not always end in a full stop.
		throw new UsageError(`${(error as Error).message.replace(/\.?$/, ".")} ${SEE_HELP}`);
	}
}
