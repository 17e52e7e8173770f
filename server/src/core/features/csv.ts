// Rows as comma-separated values, safe to be opened in a spreadsheet.

import { sentencesLine } from "../printable.ts";

/**
 * Rows as CSV (RFC 4180), each ended by CRLF. Every cell is on one line, printable and bounded. One that a spreadsheet would
 * calculate, because it begins with `=`, `+`, `-` or `@`, gets an apostrophe before it, with which it is a text (OWASP, CSV
 * Injection); so does one that begins with their full-width forms, which some programs take for the same.
 */
export function csvText(rows: readonly (readonly string[])[]): string {
	return rows.map((row) => `${row.map(cell).join(",")}\r\n`).join("");
}

function cell(text: string): string {
	const line = sentencesLine(text).trim();
	const safe = FORMULA.test(line) ? `'${line}` : line;
	return /[",]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

const FORMULA = /^[=+\-@＝＋－＠]/;
