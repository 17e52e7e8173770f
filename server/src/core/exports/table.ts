// Row-based exports, independent of the file format: columns, and a cell of each for every row.

/** A cell; `null` if unknown. Texts are as in the log: the writer of a table makes them printable. */
export type Cell = string | number | null;

/** A column. */
export interface Column<Row> {
	/** The name for programs: `durationMs`. */
	readonly key: string;
	/** The name for readers: `Duration (ms)`. */
	readonly title: string;
	readonly cell: (row: Row) => Cell;
}

/** A table whose rows are generated while it is written. */
export interface Table {
	readonly columns: readonly { readonly key: string; readonly title: string }[];
	rows(): Iterable<readonly Cell[]>;
}

/** Combines columns and rows. */
export function tableOf<Row>(columns: readonly Column<Row>[], rows: () => Iterable<Row>): Table {
	return {
		columns,
		*rows() {
			for (const row of rows()) yield columns.map(({ cell }) => cell(row));
		},
	};
}
