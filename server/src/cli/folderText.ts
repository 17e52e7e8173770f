// A folder of logs as text: one line for each log, the same failure in several logs once, the worst before all others.

import { type LogsReport, printable, type SummedLog, statementText, wrapText } from "../core/index.ts";
import { painter } from "./paint.ts";
import { GAP } from "./table.ts";
import type { Terminal } from "./terminal.ts";

/** The text of the report on `logs`, which are numbered in it. */
export function folderText(report: LogsReport, logs: readonly SummedLog[], { width, color }: Terminal): string {
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
