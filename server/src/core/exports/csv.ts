// A table as comma-separated values that are safe to open in a spreadsheet.

import { sentencesLine } from "../printable.ts";
import type { Cell, Table } from "./table.ts";

/** The start of a CSV file: without it, Excel decodes the file with the system code page. */
export const BYTE_ORDER_MARK = "\ufeff";

/** A table as CSV (RFC 4180) with a header row, line by line. */
export function* csv({ columns, rows }: Table): Generator<string> {
	yield csvLine(columns.map(({ title }) => title));
	for (const row of rows()) yield csvLine(row);
}

/**
 * One line of CSV, terminated by CRLF. Texts are on one line, printable and of limited length. A text that a spreadsheet
 * would evaluate, because it begins with `=`, `+`, `-` or `@`, is prefixed with an apostrophe, which marks it as text
 * (OWASP, CSV Injection); so is one that begins with their full-width forms, which some programs treat alike. `null` is an
 * empty cell.
 */
export function csvLine(cells: readonly Cell[]): string {
	return `${cells.map(written).join(",")}\r\n`;
}

function written(cell: Cell): string {
	// Spreadsheets treat numbers as numbers, even negative ones.
	if (typeof cell !== "string") return cell === null ? "" : String(cell);
	const line = sentencesLine(cell).trim();
	const safe = FORMULA.test(line) ? `'${line}` : line;
	return /[",]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

const FORMULA = /^[=+\-@＝＋－＠]/;
