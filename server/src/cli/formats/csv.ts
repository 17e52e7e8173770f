// `report --format csv`: a row per activity and per finding, for spreadsheets.

import { csvLine } from "../../core/index.ts";
import type { ReportFormat } from "./format.ts";
import { flatActivities, flatFindings } from "./rows.ts";

/** The columns. A row leaves those empty that do not apply to it. */
const COLUMNS = [
	"type",
	"log",
	"line",
	"date",
	"time",
	"activity",
	"kind",
	"result",
	"severity",
	"from",
	"to",
	"durationMs",
	"messages",
	"status",
	"text",
] as const;

type Cells = Partial<Readonly<Record<(typeof COLUMNS)[number], string | number | null>>>;

/** Rows of two types. The `kind` of a finding is its rule. */
export const csv = {
	name: "csv",
	says: "one row for each activity and finding",
	begin: () => ({
		start: () => [csvLine(COLUMNS)],
		*log(log) {
			for (const { why: text, endLine: _, ...cells } of flatActivities(log))
				yield line({ type: "activity", text, ...cells });
			for (const { rule: kind, message: text, ...cells } of flatFindings(log)) {
				yield line({ type: "finding", kind, text, ...cells });
			}
		},
	}),
} as const satisfies ReportFormat;

function line(cells: Cells): string {
	return csvLine(COLUMNS.map((column) => cells[column] ?? null));
}
