// A comparison as text, for a terminal or a ticket: the answer first, then the steps side by side.

import { type ComparisonReport, printable, statementText, type Table, wrapText } from "../core/index.ts";
import { type Paint, painter } from "./paint.ts";
import { GAP, tableLines } from "./table.ts";
import type { Terminal } from "./terminal.ts";

/** The text of a comparison. `logs` are the names of the two logs, first the one where it works. */
export function compareText(
	{ title, lead, sections }: ComparisonReport,
	logs: readonly [good: string, bad: string],
	{ width, color }: Terminal,
): string {
	const paint = painter(color);
	const paragraph = (text: string, indent = "") =>
		wrapText(printable(text), width && width - indent.length).map((line) => indent + line);
	return [
		...paragraph(title).map((line) => paint("bold", line)),
		...paragraph(lead.map((each) => statementText(each, logs)).join(" ")),
		...sections.flatMap((section) => [
			"",
			paint("bold", section.title),
			...section.statements.flatMap((each) => paragraph(statementText(each, logs), GAP)),
			...(section.table ? stepLines(section.table, width, paint) : []),
			...(section.note ? paragraph(section.note, GAP) : []),
		]),
		"",
	].join("\n");
}

/** The table of steps; each side gets an extra column with the lines of its steps. */
function stepLines({ columns, rows }: Table, width: number | undefined, paint: Paint): readonly string[] {
	const isSide = columns.map((_, at) => rows.some((row) => row[at]!.log !== undefined));
	const table = columns.flatMap((title, at) => [
		...(isSide[at] ? [{ title: "line", side: "right" } as const] : []),
		{ title, least: 12 },
	]);
	const cells = rows.map((row) =>
		row.flatMap(({ text, lines }, at) => (isSide[at] ? [lines.join(", "), text] : [text])),
	);
	const last = table.length - 1;
	return tableLines(table, cells, width, {
		head: (line) => paint("dim", line),
		cell: (text, at) => paint(at === last && !/^same/.test(text) ? "yellow" : undefined, text),
	});
}
