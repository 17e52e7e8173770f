// A report as JSON, in pieces, because that of a large log exceeds the engine's maximum string length.

import type { Report } from "../../core/index.ts";
import { json } from "../json.ts";

/**
 * The pieces of a report's JSON. With `lines`, each message, transaction and finding is on its own line, which is easier to
 * read, search and diff. With `line`, the whole object is on one line, so that several reports form JSON Lines.
 */
export function* jsonPieces(report: Report, layout: "lines" | "line"): Generator<string> {
	const newline = layout === "lines" ? "\n" : "";
	const indent = layout === "lines" ? "  " : "";
	const colon = layout === "lines" ? ": " : ":";
	let piece = "{";
	let separator = newline;
	for (const [key, value] of Object.entries(report)) {
		piece += `${separator}${indent}${JSON.stringify(key)}${colon}`;
		separator = `,${newline}`;
		if (!Array.isArray(value)) {
			piece += json(value);
			continue;
		}
		piece += "[";
		for (const [number, row] of value.entries()) {
			piece += `${number === 0 ? newline : separator}${indent}${indent}${json(row)}`;
			if (piece.length < PIECE) continue;
			yield piece;
			piece = "";
		}
		piece += value.length === 0 ? "]" : `${newline}${indent}]`;
	}
	yield `${piece}${newline}}\n`;
}

const PIECE = 65_536;
