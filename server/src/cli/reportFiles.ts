// `rtcdll report`: judges each log in turn and passes it to the selected format.

import {
	type Finding,
	logSummary,
	nothingIn,
	type RuleSettings,
	report,
	SEVERITIES,
	type Severity,
	type Trace,
} from "../core/index.ts";
import { customRulesIn } from "./customRules.ts";
import type { FolderLog, ReportedLog, ReportFormat, ReportWriter } from "./formats/format.ts";
import { FORMATS, type FormatName } from "./formats/formats.ts";
import { type NamedFiles, namedFiles } from "./input/named.ts";
import { type OneOfLogs, readFiles, readOneLog, reportRepairs } from "./log.ts";
import { say, write } from "./output.ts";
import { ERRORS_FOUND, type ExitStatus, SUCCESS, UNREADABLE, worse } from "./status.ts";
import { type ColorSetting, terminal } from "./terminal.ts";
import { UsageError } from "./usageError.ts";
import { judge, readTrace } from "./withProgress.ts";

/** What to report on, and how. */
export interface ReportOptions {
	/** As typed; `-` is standard input. */
	readonly files: readonly string[];
	readonly format: FormatName;
	/** The lowest severity for which a finding makes the exit status 1. */
	readonly failOn: Severity | "never";
	readonly rules: RuleSettings;
	/** The custom rules file. */
	readonly customRules: string | undefined;
	readonly all: boolean;
	readonly color: ColorSetting;
}

/**
 * Reports on every input in turn; an input that cannot be read does not stop the report. If the custom rules are invalid,
 * nothing is reported, because a report without their findings would look better than it should.
 */
export async function reportFiles(options: ReportOptions): Promise<ExitStatus> {
	const { rules: customRules, problems } = customRulesIn(options.customRules);
	for (const problem of problems) say(`${options.customRules}: ${problem}`);
	if (problems.length > 0) return UNREADABLE;
	const judgeLog: Judge = (trace) => judge(trace, options.rules, customRules);
	const format: ReportFormat = FORMATS.find(({ name }) => name === options.format)!;
	const writer: ReportWriter = format.begin({ all: options.all, terminal: terminal(options.color), customRules });
	if (format.isOfOneLog) return reportOne(writer, judgeLog, options);
	let status: ExitStatus = SUCCESS;
	await writeAll(writer.start?.());
	for (const argument of options.files) {
		const named = await namedFiles(argument);
		if (named.problem) say(`${argument}: ${named.problem}`);
		if (named.problem) status = UNREADABLE;
		const judged =
			named.folder !== undefined && writer.folder
				? await reportFolder(writer, judgeLog, named, options)
				: await reportEach(writer, judgeLog, named, options);
		status = worse(status, judged);
	}
	await writeAll(writer.end?.());
	return status;
}

/** The findings of a log under the selected rules. */
type Judge = (trace: Trace) => readonly Finding[];

async function reportEach(
	writer: ReportWriter,
	judge: Judge,
	named: NamedFiles,
	{ files, failOn }: ReportOptions,
): Promise<ExitStatus> {
	let status: ExitStatus = SUCCESS;
	for await (const input of readFiles(named, files.length === 1)) {
		status = worse(status, await reportLog(writer, judge, input, failOn));
	}
	return status;
}

/** Reports on a single log, for formats that can contain only one. */
async function reportOne(
	writer: ReportWriter,
	judge: Judge,
	{ files: [file, another], format, failOn }: ReportOptions,
): Promise<ExitStatus> {
	if (another !== undefined)
		throw new UsageError(`The format ${format} takes a single log: ${another} is one too many.`);
	const input = await readOneLog(file!, `written as ${format}`);
	return input ? reportLog(writer, judge, { ...input, isAlone: true }, failOn) : UNREADABLE;
}

async function reportLog(
	writer: ReportWriter,
	judge: Judge,
	input: OneOfLogs,
	failOn: ReportOptions["failOn"],
): Promise<ExitStatus> {
	if (input.text === undefined) return statusOf(input);
	const trace = readTrace(input.text);
	const findings = judge(trace);
	const remark = input.problem ? undefined : emptyRemark(trace);
	if (remark) say(`${input.name}: ${remark}`);
	if (!writer.saysUndone) reportRepairs(input);
	const log: ReportedLog = { input, trace, findings, report: report(trace, input.file, findings) };
	await writeAll(writer.log(log));
	const judged = worse(statusOf(input), statusOfFindings(findings, failOn));
	return remark ? UNREADABLE : judged;
}

/** Keeps a summary of each log in a folder, and writes one report on all of them. */
async function reportFolder(
	{ folder: tell }: ReportWriter,
	judge: Judge,
	named: NamedFiles,
	{ failOn }: ReportOptions,
): Promise<ExitStatus> {
	let status: ExitStatus = SUCCESS;
	const logs: FolderLog[] = [];
	for await (const input of readFiles(named)) {
		status = worse(status, statusOf(input));
		if (input.text === undefined) continue;
		const trace = readTrace(input.text);
		const findings = judge(trace);
		status = worse(status, statusOfFindings(findings, failOn));
		// The lines of a recovered log differ from those of its file.
		const path = input.undone ? undefined : input.path;
		logs.push({ name: input.name, summary: logSummary(trace, findings), path });
	}
	if (named.files.length > 0) await writeAll(tell?.(named.folder!, logs));
	return status;
}

async function writeAll(pieces: Iterable<string> = []): Promise<void> {
	for (const piece of pieces) await write(piece);
}

/**
 * The remark on a text without records. Scripts still get their (empty) object, but the user has probably named the wrong
 * file and must be told, and the exit status must not report success.
 */
function emptyRemark(trace: Trace): string | undefined {
	const nothing = nothingIn(trace);
	return nothing?.what === "noSip" ? undefined : nothing?.text;
}

function statusOf(input: OneOfLogs): ExitStatus {
	return input.problem ? UNREADABLE : SUCCESS;
}

function statusOfFindings(findings: readonly Finding[], failOn: Severity | "never"): ExitStatus {
	if (failOn === "never") return SUCCESS;
	const least = SEVERITIES.indexOf(failOn);
	return findings.some(({ severity }) => SEVERITIES.indexOf(severity) <= least) ? ERRORS_FOUND : SUCCESS;
}
