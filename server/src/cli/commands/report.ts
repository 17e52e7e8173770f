// The description of `rtcdll report`.

import { isSeveritySetting, RULES, type RuleSettings, SEVERITY_SETTINGS, type Severity } from "../../core/index.ts";
import { command } from "../arguments/command.ts";
import { FORMATS } from "../formats/formats.ts";
import { reportFiles } from "../reportFiles.ts";
import { UsageError } from "../usageError.ts";
import { COLOR, CUSTOM_RULES, files, INPUTS, READER_GONE_EXIT } from "./shared.ts";

/** Reports the messages, activities and findings of logs. */
export const report = command({
	name: "report",
	summary: "reports what went wrong in each log, with the evidence",
	operands: [files("Name the logs to report on, or - for standard input.")],
	description: [
		INPUTS,
		"A folder is summarised: one line for each log in it and in its subfolders, the worst first, and one entry " +
			"for a failure that several logs share, with the number of logs. Logs are recognised by name or by their " +
			"first lines; links to folders, hidden folders and node_modules are skipped. Machine-readable formats list " +
			"each log separately.",
	],
	options: {
		format: { short: "f", choices: FORMATS, default: "text", says: "the format of the report" },
		failOn: {
			value: "SEVERITY",
			choices: [{ name: "error" }, { name: "warning" }, { name: "information" }, { name: "hint" }, { name: "never" }],
			default: "error",
			says: "exits with status 1 if a finding is at least this severe",
		},
		rules: {
			value: "RULE=SEVERITY,...",
			repeats: true,
			read: readRules,
			says: "changes the severity of single rules: error, warning, information, hint, or off for no findings at all.",
		},
		customRules: CUSTOM_RULES,
		all: {
			short: "a",
			says:
				"lists every transaction and finding, in text format. By default, a log of more than 200 transactions " +
				"shows only those that did not go well.",
		},
		color: COLOR,
	},
	sections: () => [
		{ title: "Rules and their severities", rows: RULES.map(({ id, severity }) => [id, severity] as const) },
	],
	examples: [
		{ line: "rtcdll report RTCDLL0.log", says: "the answer, and the evidence for it" },
		{ line: "rtcdll report logs/", says: "all logs in a folder, each shared failure once" },
		{ line: "zcat trace.gz | rtcdll report --format markdown > ticket.md", says: "a text to paste into a ticket" },
		{ line: "rtcdll report --format ndjson 'logs/**/*.uccapilog' > logs.ndjson", says: "many logs, for a database" },
		{ line: "rtcdll report --format junit --fail-on warning call.log > report.xml", says: "for a build server" },
	],
	exits: [
		[0, "no finding is as severe as --fail-on says"],
		[1, "a log has a finding that severe"],
		[
			2,
			"an input could not be read or contains no log (the others are still reported), the arguments are wrong, a " +
				"custom rule is invalid (then nothing is reported), or the output could not be written",
		],
		READER_GONE_EXIT,
	],
	run: (options, logs) =>
		reportFiles({ ...options, rules: Object.assign({}, ...options.rules) as RuleSettings, files: logs }),
});

/** Parses `auth-failed=off,slow-transaction=warning`. */
function readRules(list: string): RuleSettings {
	const settings: Record<string, Severity | "off"> = {};
	for (const entry of list.split(",")) {
		const [rule = "", severity = ""] = entry.split("=", 2).map((part) => part.trim());
		if (!rule && !severity) continue;
		if (!RULES.some(({ id }) => id === rule)) throw new UsageError(`There is no rule ${rule || "with an empty name"}.`);
		if (!isSeveritySetting(severity)) {
			throw new UsageError(`The rule ${rule} needs one of these severities: ${SEVERITY_SETTINGS.join(", ")}.`);
		}
		settings[rule] = severity;
	}
	return settings;
}
