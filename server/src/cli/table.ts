// Rows as a table of text that fits a terminal.

import { cutText, padText, printable, textWidth } from "../core/index.ts";

/** A column; one with `least` may be cut down to that for a narrow terminal, that with the least first. */
export interface Column {
	readonly title: string;
	readonly side?: "left" | "right";
	readonly most?: number;
	readonly least?: number;
}

/**
 * The lines of a table: its head, then a line for each row. `paint` gets the head, and each cell with the numbers of its
 * column and its row.
 */
export function tableLines(
	columns: readonly Column[],
	rows: readonly (readonly string[])[],
	width: number | undefined,
	paint: { readonly head: (line: string) => string; readonly cell: (text: string, at: number, row: number) => string },
): readonly string[] {
	const safe = rows.map((row) => row.map(printable));
	const titles = columns.map(({ title }) => title);
	const widths = columns.map((column, at) =>
		Math.min(widest([titles[at]!, ...safe.map((row) => row[at]!)]), column.most ?? Number.POSITIVE_INFINITY),
	);
	shrink(columns, widths, width);
	const line = (cells: readonly string[], cell: (text: string, at: number) => string) =>
		`${GAP}${cells
			.map((text, at) => cell(padText(cutText(text, widths[at]!), widths[at]!, columns[at]!.side), at))
			.join(GAP)}`.trimEnd();
	return [
		paint.head(line(titles, (text) => text)),
		...safe.map((cells, row) => line(cells, (text, at) => paint.cell(text, at, row))),
	];
}

/** The columns that the widest of these texts takes. */
export function widest(texts: readonly string[]): number {
	return texts.reduce((most, text) => Math.max(most, textWidth(text)), 0);
}

/** Stands before each line and between two columns. */
export const GAP = "  ";

/** Takes what is too much for the terminal from the columns that may be cut. */
function shrink(columns: readonly Column[], widths: number[], width: number | undefined): void {
	if (width === undefined) return;
	let excess = widths.reduce((sum, one) => sum + GAP.length + one, 0) - width;
	const cuttable = [...columns.entries()]
		.filter(([, { least }]) => least !== undefined)
		.sort(([, one], [, other]) => one.least! - other.least!);
	for (const [at, { least }] of cuttable) {
		const taken = Math.min(Math.max(0, excess), Math.max(0, widths[at]! - Math.max(least!, columns[at]!.title.length)));
		widths[at]! -= taken;
		excess -= taken;
	}
}
