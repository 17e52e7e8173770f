// The arguments of `rtcdll grep`.

import { parseArgs } from "node:util";
import type { FilterContext } from "../core/index.ts";
import { UsageError } from "./usageError.ts";

/** `rtcdll grep`; the files are as written, `-` is the standard input. */
export interface GrepCommand {
	readonly kind: "grep";
	readonly query: string;
	readonly files: readonly string[];
	/** The records as they are, their lines with numbers before them, or only how many there are. */
	readonly output: "records" | "lines" | "count";
	readonly context: FilterContext;
	/** The file with the rules of the user, which `rule:` and `problem:` know. */
	readonly customRules?: string;
}

const SEE_HELP = "See rtcdll grep --help.";

/** Reads the arguments behind `grep`. Throws a `UsageError`. */
export function parseGrep(args: readonly string[]): GrepCommand | { readonly kind: "help"; readonly of: "grep" } {
	const { values, positionals } = parseGrepArgs(args.map(withoutHyphen));
	if (values.help) return { kind: "help", of: "grep" };
	const [query, ...files] = positionals;
	if (query === undefined) {
		throw new UsageError(`Say what to look for, for example: rtcdll grep status:4xx RTCDLL0.log. ${SEE_HELP}`);
	}
	if (files.filter((file) => file === "-").length > 1) {
		throw new UsageError("The standard input can be read only once; name - only once.");
	}
	if (files.length === 0 && process.stdin.isTTY) {
		throw new UsageError(`Name the logs to search, or - for the standard input. ${SEE_HELP}`);
	}
	if (values.lines && values.count) throw new UsageError(`Choose --lines or --count. ${SEE_HELP}`);
	const context = values.with ?? "message";
	if (context !== "message" && context !== "transaction" && context !== "call") {
		throw new UsageError(`--with takes transaction or call. ${SEE_HELP}`);
	}
	return {
		kind: "grep",
		query,
		files: files.length > 0 ? files : ["-"],
		output: values.lines ? "lines" : values.count ? "count" : "records",
		context,
		...(values["custom-rules"] === undefined ? {} : { customRules: values["custom-rules"] }),
	};
}

/** A query may begin with a hyphen, `-status:200`, which would make it an option; `not` says the same. */
function withoutHyphen(argument: string): string {
	return /^-(?:[a-z]+:|[("'/])/i.test(argument) ? `not ${argument.slice(1)}` : argument;
}

function parseGrepArgs(args: readonly string[]) {
	try {
		return parseArgs({
			args: [...args],
			allowPositionals: true,
			options: {
				lines: { type: "boolean" },
				count: { type: "boolean" },
				with: { type: "string" },
				"custom-rules": { type: "string" },
				help: { type: "boolean", short: "h" },
			},
		});
	} catch (error) {
		// Node's own sentence names the option; it does not always end in a full stop.
		throw new UsageError(`${(error as Error).message.replace(/\.?$/, ".")} ${SEE_HELP}`);
	}
}
