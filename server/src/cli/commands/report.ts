// `rtcdll report`, as it is described.

import { isSeveritySetting, RULES, type RuleSettings, SEVERITY_SETTINGS, type Severity } from "../../core/index.ts";
import { command } from "../arguments/command.ts";
import { FORMATS } from "../formats/formats.ts";
import { reportFiles } from "../reportFiles.ts";
import { UsageError } from "../usageError.ts";
import { COLOR, CUSTOM_RULES, files, INPUTS, READER_GONE_EXIT } from "./shared.ts";

/** The messages, activities and findings of logs. */
export const report = command({
	name: "report",
	summary: "says what went wrong in each log, and shows the evidence",
	operands: [files("Name the logs to report on, or - for the standard input.")],
	description: [
		INPUTS,
		"A folder is told as a whole: a line for each log in it and in its folders, the worst first, and the same failure in several " +
			"logs once, with their number. A file is a log by its name or its first lines; links to folders, hidden folders and " +
			"node_modules are left out. Formats that are read by programs have each log by itself.",
	],
	options: {
		format: { short: "f", choices: FORMATS, default: "text", says: "how the report is written" },
		failOn: {
			value: "SEVERITY",
			choices: [{ name: "error" }, { name: "warning" }, { name: "information" }, { name: "hint" }, { name: "never" }],
			default: "error",
			says: "ends with status 1 where a finding is at least that severe",
		},
		rules: {
			value: "RULE=SEVERITY,...",
			repeats: true,
			read: readRules,
			says: "gives single rules another severity: error, warning, information, hint, or off for no finding at all.",
		},
		customRules: CUSTOM_RULES,
		all: {
			short: "a",
			says:
				"lists every transaction and finding, in text. Without it, a log of more than 200 transactions shows those that did " +
				"not go well.",
		},
		color: COLOR,
	},
	sections: () => [
		{ title: "Rules and their severities", rows: RULES.map(({ id, severity }) => [id, severity] as const) },
	],
	examples: [
		{ line: "rtcdll report RTCDLL0.log", says: "the answer, and the evidence for it" },
		{ line: "rtcdll report logs/", says: "all logs of a folder, the same failure once" },
		{ line: "zcat trace.gz | rtcdll report --format markdown > ticket.md", says: "what to put into a ticket" },
		{ line: "rtcdll report --format ndjson 'logs/**/*.uccapilog' > logs.ndjson", says: "many logs for a database" },
		{ line: "rtcdll report --format junit --fail-on warning call.log > report.xml", says: "for a build server" },
	],
	exits: [
		[0, "no finding is as severe as --fail-on says"],
		[1, "a log has such findings"],
		[
			2,
			"an input could not be read or holds no log, or the arguments are wrong; the other inputs are still reported. Or a custom " +
				"rule cannot be used, and nothing is reported. Or the output could not be written",
		],
		READER_GONE_EXIT,
	],
	run: (options, logs) =>
		reportFiles({ ...options, rules: Object.assign({}, ...options.rules) as RuleSettings, files: logs }),
});

/** `auth-failed=off,slow-transaction=warning`. */
function readRules(list: string): RuleSettings {
	const settings: Record<string, Severity | "off"> = {};
	for (const entry of list.split(",")) {
		const [rule = "", severity = ""] = entry.split("=", 2).map((part) => part.trim());
		if (!rule && !severity) continue;
		if (!RULES.some(({ id }) => id === rule)) throw new UsageError(`There is no rule ${rule || "without a name"}.`);
		if (!isSeveritySetting(severity)) {
			throw new UsageError(`The rule ${rule} needs one of these severities: ${SEVERITY_SETTINGS.join(", ")}.`);
		}
		settings[rule] = severity;
	}
	return settings;
}
