// What is exported row by row, whatever it is written as: the columns, and a cell of each for every row.

/** A cell; `null` where the log does not tell. Texts are as the log has them: whoever writes a table makes them printable. */
export type Cell = string | number | null;

/** One column of the rows. */
export interface Column<Row> {
	/** What a program calls it: `durationMs`. */
	readonly key: string;
	/** What a reader calls it: `Duration (ms)`. */
	readonly title: string;
	readonly cell: (row: Row) => Cell;
}

/** A table, made row by row while it is written. */
export interface Table {
	readonly columns: readonly { readonly key: string; readonly title: string }[];
	rows(): Iterable<readonly Cell[]>;
}

/** Puts columns and rows together. */
export function tableOf<Row>(columns: readonly Column<Row>[], rows: () => Iterable<Row>): Table {
	return {
		columns,
		*rows() {
			for (const row of rows()) yield columns.map(({ cell }) => cell(row));
		},
	};
}
