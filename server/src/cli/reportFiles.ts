// `rtcdll report`: one report for each input, as text, JSON or Markdown.

import {
	activityTable,
	DEFAULT_LIMITS,
	diagnose,
	nothingIn,
	parseTrace,
	type Report,
	report,
	type Trace,
} from "../core/index.ts";
import type { ReportCommand } from "./commandLine.ts";
import { customRulesIn } from "./customRules.ts";
import { type FolderFiles, isFolder, logsInFolder } from "./input/folder.ts";
import type { Input } from "./input/textInput.ts";
import { jsonReport } from "./jsonReport.ts";
import { type OneOfLogs, readLogs, sayUndone } from "./log.ts";
import { markdownReport } from "./markdownReport.ts";
import { say, write } from "./output.ts";
import { isLogInput, type Judge, reportFolder } from "./reportFolder.ts";
import { ERRORS_FOUND, type ExitStatus, UNREADABLE, WELL, worse } from "./status.ts";
import { terminal } from "./terminal.ts";
import { MOST_ACTIVITIES, textReport } from "./textReport.ts";
import { verdictOf } from "./verdict.ts";

/**
 * Reports on every input in turn; one that cannot be read does not keep the others from being reported. A folder is told in
 * one report on all its logs, or, as JSON, as its logs one by one. With custom rules that cannot be used nothing is reported:
 * a report that lacks findings would look like a better one.
 */
export async function reportFiles(command: ReportCommand): Promise<ExitStatus> {
	const { rules: customRules, problems } = customRulesIn(command.customRules);
	for (const problem of problems) say(`${command.customRules}: ${problem}`);
	if (problems.length > 0) return UNREADABLE;
	const judge: Judge = (trace) => diagnose(trace, command.rules, DEFAULT_LIMITS, customRules);
	let status: ExitStatus = WELL;
	let first = true;
	for (const file of command.files) {
		const folder = isFolder(file) ? foundIn(file) : undefined;
		if (folder?.files.length === 0 || folder?.problem !== undefined) status = UNREADABLE;
		if (folder && command.format !== "json") {
			if (folder.files.length > 0)
				status = worse(status, await reportFolder(command, judge, file, folder.files, first));
			first = false;
			continue;
		}
		const areAll = !folder && command.files.length === 1;
		for await (const input of readLogs(folder?.files ?? [file], areAll)) {
			if (folder && !isLogInput(input)) continue;
			status = worse(status, await reportLog(command, judge, input, first));
			first = false;
		}
	}
	return status;
}

/** The logs of a folder; says what could not be looked at. */
function foundIn(folder: string): FolderFiles {
	const found = logsInFolder(folder);
	if (found.problem) say(`${folder}: ${found.problem}`);
	if (found.files.length === 0) {
		say(
			`${folder}: There is no log in this folder. Logs are known by their first lines, or by names such as RTCDLL0.log.`,
		);
	}
	return found;
}

async function reportLog(command: ReportCommand, judge: Judge, input: OneOfLogs, first: boolean): Promise<ExitStatus> {
	if (input.text === undefined) return UNREADABLE;
	const trace = parseTrace(input.text);
	const findings = judge(trace);
	const result = report(trace, input.file, findings);
	const remark = input.problem ? undefined : emptyRemark(trace);
	if (remark) say(`${input.name}: ${remark}`);
	if (command.format !== "text") sayUndone(input);
	if (command.format === "json") {
		for (const piece of jsonReport(result, input.isAlone ? "lines" : "line")) await write(piece);
	} else if (command.format === "markdown") {
		const text = markdownReport(trace, input, findings);
		await write(first ? text : `\n${text}`);
	} else {
		const { width, color } = terminal();
		const verdict = verdictOf(trace, findings);
		const activities = activityTable(trace, command.all ? Number.POSITIVE_INFINITY : MOST_ACTIVITIES);
		const text = textReport({ ...result, file: input.name }, verdict, activities, {
			width,
			color,
			all: command.all,
			undone: input.undone,
		});
		await write(first ? text : `\n${text}`);
	}
	return worse(statusOf(input), statusOfFindings(result));
}

/**
 * Said of a text that holds no record. It was read, so that the exit status stays 0 and a script still gets its (empty)
 * object; but whoever named the file meant another one and has to be told.
 */
function emptyRemark(trace: Trace): string | undefined {
	const nothing = nothingIn(trace);
	return nothing?.what === "noSip" ? undefined : nothing?.text;
}

function statusOf(input: Input): ExitStatus {
	return input.problem ? UNREADABLE : WELL;
}

function statusOfFindings({ findings }: Report): ExitStatus {
	return findings.some(({ severity }) => severity === "error") ? ERRORS_FOUND : WELL;
}
