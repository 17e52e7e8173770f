// `rtcdll report` on a folder: one line for each log, the same failure in several logs once, the worst before all others.

import { basename } from "node:path";
import {
	type Finding,
	isLogName,
	type LogsReport,
	logSummary,
	logsReport,
	looksLikeLog,
	parseTrace,
	printable,
	reportMarkdown,
	type SummedLog,
	statementText,
	type Trace,
	wrapText,
} from "../core/index.ts";
import type { ReportCommand } from "./commandLine.ts";
import { lineAddress } from "./lineAddress.ts";
import { type LogInput, readLogs } from "./log.ts";
import { write } from "./output.ts";
import { painter } from "./paint.ts";
import { ERRORS_FOUND, type ExitStatus, UNREADABLE, WELL, worse } from "./status.ts";
import { GAP } from "./table.ts";
import { type Terminal, terminal } from "./terminal.ts";

/** The findings of a log under the rules that were asked for. */
export type Judge = (trace: Trace) => readonly Finding[];

/** Reads the logs one after the other, keeps what is said of each, and writes the report on all of them. */
export async function reportFolder(
	{ format }: Pick<ReportCommand, "format">,
	judge: Judge,
	folder: string,
	files: readonly string[],
	first: boolean,
): Promise<ExitStatus> {
	let status: ExitStatus = WELL;
	const logs: SummedLog[] = [];
	const paths: (string | undefined)[] = [];
	for await (const input of readLogs(files, false)) {
		if (input.problem) status = UNREADABLE;
		if (input.text === undefined || !isLogInput(input)) continue;
		const trace = parseTrace(input.text);
		const summary = logSummary(trace, judge(trace));
		if (summary.worst === "error") status = worse(status, ERRORS_FOUND);
		logs.push({ name: input.name, summary });
		// The lines of a log that was recovered are not those of its file.
		paths.push(input.undone ? undefined : input.path);
	}
	const report = logsReport(folder, logs);
	const linkOf = (line: number, log: number) => lineAddress(paths[log], line);
	const text =
		format === "markdown"
			? reportMarkdown(report.title, [report.lead], report.sections, linkOf)
			: folderText(report, logs, terminal());
	await write(first ? text : `\n${text}`);
	return status;
}

/** True for a log by its name or its first lines: a folder and its archives hold other texts, too. */
export function isLogInput({ name, text }: Pick<LogInput, "name" | "text">): boolean {
	return isLogName(basename(name)) || (text !== undefined && looksLikeLog(text) !== undefined);
}

function folderText(report: LogsReport, logs: readonly SummedLog[], { width, color }: Terminal): string {
	const paint = painter(color);
	const paragraph = (text: string, indent = "") =>
		wrapText(printable(text), width && width - indent.length).map((line) => indent + line);
	const styleOf = (log: number | undefined) =>
		log === undefined
			? undefined
			: ({ error: "red", warning: "yellow", none: "green" } as const)[logs[log]!.summary.worst];
	return [
		...paragraph(`${report.title}: ${report.lead.map((each) => statementText(each)).join(" ")}`).map((line) =>
			paint("bold", line),
		),
		...report.sections.flatMap(({ title, statements, note = "" }) => [
			"",
			...paragraph(title).map((line) => paint(styleOf(statements[0]?.log), line)),
			// Of a log without a failure no line says more than another.
			...statements.flatMap((each) =>
				paragraph(logs[each.log!]!.summary.failure ? statementText(each) : each.text, GAP),
			),
			...(note ? paragraph(note, GAP) : []),
		]),
		"",
	].join("\n");
}
