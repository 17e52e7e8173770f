// A table as comma-separated values, safe to be opened in a spreadsheet.

import { sentencesLine } from "../printable.ts";
import type { Cell, Table } from "./table.ts";

/** What a file of CSV begins with: Excel reads one without it in the code page of the machine. */
export const BYTE_ORDER_MARK = "\ufeff";

/** A table as CSV (RFC 4180) under the titles of its columns, line by line. */
export function* csv({ columns, rows }: Table): Generator<string> {
	yield csvLine(columns.map(({ title }) => title));
	for (const row of rows()) yield csvLine(row);
}

/**
 * One line of CSV, ended by CRLF. Every text is on one line, printable and bounded. One that a spreadsheet would calculate,
 * because it begins with `=`, `+`, `-` or `@`, gets an apostrophe before it, with which it is a text (OWASP, CSV Injection);
 * so does one that begins with their full-width forms, which some programs take for the same. `null` is an empty cell.
 */
export function csvLine(cells: readonly Cell[]): string {
	return `${cells.map(written).join(",")}\r\n`;
}

function written(cell: Cell): string {
	// A number is a number to a spreadsheet, too, though it may be below zero.
	if (typeof cell !== "string") return cell === null ? "" : String(cell);
	const line = sentencesLine(cell).trim();
	const safe = FORMULA.test(line) ? `'${line}` : line;
	return /[",]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

const FORMULA = /^[=+\-@＝＋－＠]/;
