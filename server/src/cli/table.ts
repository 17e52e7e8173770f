// Rows as a text table that fits a terminal.

import { cutText, padText, printable, textWidth } from "../core/index.ts";

/** A column. With `least`, it can be narrowed to that width; those with the smallest `least` are narrowed first. */
export interface Column {
	readonly title: string;
	readonly side?: "left" | "right";
	readonly most?: number;
	readonly least?: number;
}

/** The lines of a table: the header, then one line per row. `paint.cell` receives the column and row numbers of its cell. */
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

/** The width of the widest text, in columns of the terminal. */
export function widest(texts: readonly string[]): number {
	return texts.reduce((most, text) => Math.max(most, textWidth(text)), 0);
}

/** Separates columns, and indents each line. */
export const GAP = "  ";

/** Narrows columns so that the table fits the terminal. */
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
