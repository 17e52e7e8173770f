// A table as one JSON object a line, for DuckDB, jq and scripts.

import { sentencesLine } from "../printable.ts";
import type { Cell, Table } from "./table.ts";

/** A table as NDJSON (JSON Lines, UTF-8, LF), line by line: the keys are those of its columns. Texts are printable and bounded. */
export function* ndjson({ columns, rows }: Table): Generator<string> {
	for (const row of rows()) {
		yield `${JSON.stringify(Object.fromEntries(columns.map(({ key }, at) => [key, written(row[at]!)])))}\n`;
	}
}

function written(cell: Cell): Cell {
	return typeof cell === "string" ? sentencesLine(cell) : cell;
}
