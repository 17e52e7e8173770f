// A folder of logs as text: one line per log, failures shared by several logs only once, the most severe first.

import { type LogsReport, printable, type SummedLog, statementText, wrapText } from "../core/index.ts";
import { painter } from "./paint.ts";
import { GAP } from "./table.ts";
import type { Terminal } from "./terminal.ts";

/** The text of the report. Its statements refer to `logs` by index. */
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
			// If a log has no failure, a line number would add nothing.
			...statements.flatMap((each) =>
				paragraph(logs[each.log!]!.summary.failure ? statementText(each) : each.text, GAP),
			),
			...(note ? paragraph(note, GAP) : []),
		]),
		"",
	].join("\n");
}
