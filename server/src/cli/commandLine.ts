// From arguments to a command, or to a sentence that says what is wrong with them.

import { parseArgs } from "node:util";
import { isSeveritySetting, RULES, type RuleSettings, SEVERITY_SETTINGS, type Severity } from "../core/index.ts";
import { type CompareCommand, parseCompare } from "./compareArguments.ts";
import { type GrepCommand, parseGrep } from "./grepArguments.ts";
import { type LadderCommand, parseLadder } from "./ladderArguments.ts";
import { type MergeCommand, parseMerge } from "./mergeArguments.ts";
import { UsageError } from "./usageError.ts";

export type { GrepCommand } from "./grepArguments.ts";
export type { MergeCommand } from "./mergeArguments.ts";
export { UsageError } from "./usageError.ts";

/** What the user asked for. */
export type Command =
	| { readonly kind: "version" }
	| { readonly kind: "help"; readonly of: HelpTopic }
	| ReportCommand
	| LadderCommand
	| GrepCommand
	| CompareCommand
	| RecoverCommand
	| MergeCommand;

/** What `--help` can be asked about: the program, or one of its commands. */
export type HelpTopic = "rtcdll" | "report" | "ladder" | "grep" | "compare" | "recover" | "merge";

/** `rtcdll report`; the files are as written, `-` is the standard input. */
export interface ReportCommand {
	readonly kind: "report";
	readonly files: readonly string[];
	readonly format: "json" | "text" | "markdown";
	readonly rules: RuleSettings;
	/** The file with the rules of the user. */
	readonly customRules?: string;
	readonly all: boolean;
}

/** `rtcdll recover`; the files are as written, `-` is the standard input. */
export interface RecoverCommand {
	readonly kind: "recover";
	readonly files: readonly string[];
}

/** Reads the arguments behind the program's name. Throws a `UsageError`. */
export function parseCommand(args: readonly string[]): Command {
	const [name, ...rest] = args;
	if (name === "report") return parseReport(rest);
	if (name === "ladder") return parseLadder(rest);
	if (name === "grep") return parseGrep(rest);
	if (name === "compare") return parseCompare(rest);
	if (name === "recover") return parseRecover(rest);
	if (name === "merge") return parseMerge(rest);
	if (name === "--version" || name === "-V") return { kind: "version" };
	if (name === "--help" || name === "-h" || name === "help") {
		return { kind: "help", of: COMMANDS.find((command) => command === rest[0]) ?? "rtcdll" };
	}
	if (name === undefined) throw new UsageError(`Say what to do, for example: rtcdll report RTCDLL0.log. ${SEE_HELP}`);
	if (name.startsWith("-") && name !== "-") throw new UsageError(`There is no option ${name}. ${SEE_HELP}`);
	throw new UsageError(`There is no command ${name}. To report on a file: rtcdll report ${name}. ${SEE_HELP}`);
}

const COMMANDS: readonly HelpTopic[] = ["report", "ladder", "grep", "compare", "recover", "merge"];

const SEE_HELP = "See rtcdll --help.";
const SEE_RECOVER_HELP = "See rtcdll recover --help.";
const SEE_REPORT_HELP = "See rtcdll report --help.";

function parseRecover(args: readonly string[]): Command {
	const { values, positionals } = parseRecoverArgs(args);
	if (values.help) return { kind: "help", of: "recover" };
	if (positionals.length === 0) {
		throw new UsageError(`Name the texts to recover a log from, or - for the standard input. ${SEE_RECOVER_HELP}`);
	}
	return { kind: "recover", files: positionals };
}

function parseRecoverArgs(args: readonly string[]) {
	try {
		return parseArgs({
			args: [...args],
			allowPositionals: true,
			options: { help: { type: "boolean", short: "h" } },
		});
	} catch (error) {
		throw wrongArguments(error as Error, SEE_RECOVER_HELP);
	}
}

/** Node's own sentence names the option; it does not always end in a full stop. */
function wrongArguments({ message }: Error, help: string): UsageError {
	return new UsageError(`${message.replace(/\.?$/, ".")} ${help}`);
}

function parseReport(args: readonly string[]): Command {
	const { values, positionals } = parseReportArgs(args);
	if (values.help) return { kind: "help", of: "report" };
	const format = values.format ?? "text";
	if (format !== "json" && format !== "text" && format !== "markdown") {
		throw new UsageError(`There is no format ${format}; there are text, json and markdown. ${SEE_REPORT_HELP}`);
	}
	if (positionals.length === 0) {
		throw new UsageError(`Name the logs to report on, or - for the standard input. ${SEE_REPORT_HELP}`);
	}
	if (positionals.filter((file) => file === "-").length > 1) {
		throw new UsageError("The standard input can be read only once; name - only once.");
	}
	return {
		kind: "report",
		files: positionals,
		format,
		rules: parseRules(values.rules ?? []),
		...(values["custom-rules"] === undefined ? {} : { customRules: values["custom-rules"] }),
		all: values.all ?? false,
	};
}

function parseReportArgs(args: readonly string[]) {
	try {
		return parseArgs({
			args: [...args],
			allowPositionals: true,
			options: {
				format: { type: "string" },
				rules: { type: "string", multiple: true },
				"custom-rules": { type: "string" },
				all: { type: "boolean" },
				help: { type: "boolean", short: "h" },
			},
		});
	} catch (error) {
		throw wrongArguments(error as Error, SEE_REPORT_HELP);
	}
}

function parseRules(lists: readonly string[]): RuleSettings {
	const settings: Record<string, Severity | "off"> = {};
	for (const entry of lists.flatMap((list) => list.split(","))) {
		const [rule = "", severity = ""] = entry.split("=", 2).map((part) => part.trim());
		if (!rule && !severity) continue;
		if (!RULES.some(({ id }) => id === rule)) {
			throw new UsageError(`There is no rule ${rule || "without a name"}. ${SEE_REPORT_HELP}`);
		}
		if (!isSeveritySetting(severity)) {
			throw new UsageError(`The rule ${rule} needs one of these severities: ${SEVERITY_SETTINGS.join(", ")}.`);
		}
		settings[rule] = severity;
	}
	return settings;
}
