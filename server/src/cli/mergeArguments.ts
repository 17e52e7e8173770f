// The arguments of `rtcdll merge`.

import { parseArgs } from "node:util";
import { UsageError } from "./usageError.ts";

/** `rtcdll merge`; the files are as written, `-` is the standard input. */
export interface MergeCommand {
	readonly kind: "merge";
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

const SEE_HELP = "See rtcdll merge --help.";

/** Reads the arguments behind the command. Throws a `UsageError`. */
export function parseMerge(args: readonly string[]): MergeCommand | { readonly kind: "help"; readonly of: "merge" } {
	const { values, positionals } = parseMergeArgs(args);
	if (values.help) return { kind: "help", of: "merge" };
	if (positionals.length === 0) throw new UsageError(`Name the logs to merge. ${SEE_HELP}`);
	if (positionals.filter((file) => file === "-").length > 1) {
		throw new UsageError("The standard input can be read only once; name - only once.");
	}
	return {
		kind: "merge",
		files: positionals,
		output: values.output,
		clocks: [
			...(values.offset ?? []).map((text) => clockArgument(text, "--offset", readOffset)),
			...(values.drift ?? []).map((text) => clockArgument(text, "--drift", readDrift)),
		],
	};
}

function clockArgument(
	text: string,
	option: string,
	read: (value: string) => Omit<ClockArgument, "log"> | undefined,
): ClockArgument {
	const equals = text.lastIndexOf("=");
	const value = equals > 0 ? read(text.slice(equals + 1).trim()) : undefined;
	if (!value) {
		const example = option === "--offset" ? "bob.log=95s, bob.log=-1h or 2=250ms" : "bob.log=300 or 2=-40";
		throw new UsageError(`${option} takes a log and a value, for example ${example}. ${SEE_HELP}`);
	}
	return { log: text.slice(0, equals), ...value };
}

/** `95s`, `-1.5h`, `250ms`; a number alone is one of seconds. */
function readOffset(value: string): Omit<ClockArgument, "log"> | undefined {
	const [, number, unit = "s"] = /^([+-]?\d{1,12}(?:\.\d{1,6})?)\s*(ms|s|min|h|d)?$/.exec(value) ?? [];
	return number === undefined ? undefined : { offsetMs: Math.round(Number(number) * MS[unit as keyof typeof MS]) };
}

const MS = { ms: 1, s: 1000, min: 60_000, h: 3_600_000, d: 86_400_000 } as const;

/** `300`, `-40ppm`. */
function readDrift(value: string): Omit<ClockArgument, "log"> | undefined {
	const [, number] = /^([+-]?\d{1,6}(?:\.\d{1,6})?)\s*(?:ppm)?$/.exec(value) ?? [];
	return number === undefined ? undefined : { driftPpm: Number(number) };
}

function parseMergeArgs(args: readonly string[]) {
	try {
		return parseArgs({
			args: [...args],
			allowPositionals: true,
			options: {
				output: { type: "string", short: "o" },
				offset: { type: "string", multiple: true },
				drift: { type: "string", multiple: true },
				help: { type: "boolean", short: "h" },
			},
		});
	} catch (error) {
		throw new UsageError(`${(error as Error).message.replace(/\.?$/, ".")} ${SEE_HELP}`);
	}
}
