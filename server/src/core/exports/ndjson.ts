// A table with one JSON object per line, for DuckDB, jq and scripts.

import { sentencesLine } from "../printable.ts";
import type { Cell, Table } from "./table.ts";

/**
 * A table as NDJSON (JSON Lines, UTF-8, LF), line by line, with the column keys as keys. Texts are printable and of limited
 * length.
 */
export function* ndjson({ columns, rows }: Table): Generator<string> {
	for (const row of rows()) {
		yield `${JSON.stringify(Object.fromEntries(columns.map(({ key }, at) => [key, written(row[at]!)])))}\n`;
	}
}

function written(cell: Cell): Cell {
	return typeof cell === "string" ? sentencesLine(cell) : cell;
}
