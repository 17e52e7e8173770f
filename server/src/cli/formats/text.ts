// `report --format text`: for reading, or for pasting into a ticket.

import { activityTable, logsReport } from "../../core/index.ts";
import { folderText } from "../folderText.ts";
import { MOST_ACTIVITIES, textReport } from "../textReport.ts";
import { verdictOf } from "../verdict.ts";
import type { FormatOptions, ReportedLog, ReportFormat } from "./format.ts";
import { parted } from "./parted.ts";

/** The answer, then the evidence; for a folder, a line per log. */
export const text = {
	name: "text",
	says: "for reading, or for pasting into a ticket",
	begin: (options) => {
		const part = parted();
		return {
			saysUndone: true,
			log: (log) => part(logText(log, options)),
			folder: (folder, logs) => part(folderText(logsReport(folder, logs), logs, options.terminal)),
		};
	},
} as const satisfies ReportFormat;

function logText({ input, trace, findings, report }: ReportedLog, { all, terminal }: FormatOptions): string {
	const activities = activityTable(trace, all ? Number.POSITIVE_INFINITY : MOST_ACTIVITIES);
	const verdict = verdictOf(trace, findings);
	return textReport({ ...report, file: input.name }, verdict, activities, { ...terminal, all, undone: input.undone });
}
