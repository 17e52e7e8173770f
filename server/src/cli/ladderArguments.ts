// The arguments of `rtcdll ladder`.

import { parseArgs } from "node:util";
import { UsageError } from "./usageError.ts";

/** `rtcdll ladder`; the file is as written, `-` is the standard input. */
export interface LadderCommand {
	readonly kind: "ladder";
	readonly file: string;
	readonly format: LadderFormat;
	/** A line, counted from 1, or a Call-ID or its beginning; `undefined` for the whole log. */
	readonly call: string | undefined;
	/** A line, counted from 1, within the activity to draw. */
	readonly activity?: number;
}

const FORMATS = ["text", "svg", "mermaid", "plantuml"] as const;

/** How a diagram is written. */
export type LadderFormat = (typeof FORMATS)[number];

/** Reads the arguments behind the command. Throws a `UsageError`. */
export function parseLadder(args: readonly string[]): LadderCommand | { readonly kind: "help"; readonly of: "ladder" } {
	const { values, positionals } = parseLadderArgs(args);
	if (values.help) return { kind: "help", of: "ladder" };
	const format = FORMATS.find((one) => one === (values.format ?? "text"));
	if (!format) {
		throw new UsageError(`There is no format ${values.format}; there are ${FORMATS.join(", ")}. ${SEE_HELP}`);
	}
	const [file, ...others] = positionals;
	if (file === undefined) throw new UsageError(`Name the log to draw, or - for the standard input. ${SEE_HELP}`);
	if (others.length > 0) throw new UsageError(`One log at a time: ${file} and ${others[0]} are two. ${SEE_HELP}`);
	if (values.call !== undefined && values.dialog !== undefined) {
		throw new UsageError(`--call and --dialog mean the same; give one of them. ${SEE_HELP}`);
	}
	const call = values.call ?? values.dialog;
	if (values.activity === undefined) return { kind: "ladder", file, format, call };
	if (call !== undefined) throw new UsageError(`Give a call or an activity, not both. ${SEE_HELP}`);
	if (!/^[1-9]\d{0,8}$/.test(values.activity)) {
		throw new UsageError(`--activity takes the number of a line, and ${values.activity} is none. ${SEE_HELP}`);
	}
	return { kind: "ladder", file, format, call, activity: Number(values.activity) };
}

const SEE_HELP = "See rtcdll ladder --help.";

function parseLadderArgs(args: readonly string[]) {
	try {
		return parseArgs({
			args: [...args],
			allowPositionals: true,
			options: {
				activity: { type: "string" },
				call: { type: "string" },
				dialog: { type: "string" },
				format: { type: "string" },
				help: { type: "boolean", short: "h" },
			},
		});
	} catch (error) {
		throw new UsageError(`${(error as Error).message.replace(/\.?$/, ".")} ${SEE_HELP}`);
	}
}
