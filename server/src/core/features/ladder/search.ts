// Finds rows of a diagram: by log line, by text, or failures.

import { lastAtMost } from "../../text.ts";
import type { Trace } from "../../trace/trace.ts";
import type { Diagram, DiagramRow } from "./diagram.ts";
import type { ScopeKind } from "./scope.ts";

/** What to search for. */
export type RowSearch =
	/** The row that contains a line of the log. */
	| { readonly kind: "line"; readonly at: number }
	/** Rows whose label or message contains the text, ignoring case. */
	| { readonly kind: "text"; readonly text: string }
	| { readonly kind: "failure" };

/** The numbers of the matching rows of a diagram that shows `kind`, ascending. */
export function findRows(trace: Trace, diagram: Diagram, kind: ScopeKind, what: RowSearch): readonly number[] {
	switch (what.kind) {
		case "line":
			return rowAtLine(trace, diagram, kind, what.at);
		case "text":
			return rowsWithText(trace, diagram, what.text);
		case "failure":
			return diagram.failures;
	}
}

/** In the diagram of a whole log every line has a row, if only that of the preceding message. */
function rowAtLine(trace: Trace, { rows, lines }: Diagram, kind: ScopeKind, line: number): readonly number[] {
	if (rows.length === 0) return [];
	const own = lastAtMost(lines, lines.length, line);
	// A note on a message comes after its arrow.
	if (lines[own] === line) return [rows[own]!.kind === "note" && lines[own - 1] === line ? own - 1 : own];
	const message = trace.messageAtLine(line);
	if (message === undefined) return kind === "log" ? [own] : [];
	const start = trace.index.messages.line(message);
	const found = lastAtMost(lines, lines.length, start);
	if (lines[found] !== start) return [];
	return [rows[found]!.kind === "note" && lines[found - 1] === start ? found - 1 : found];
}

function rowsWithText(trace: Trace, { rows, ladder }: Diagram, text: string): readonly number[] {
	const wanted = text.toLowerCase();
	if (wanted === "") return [];
	// The name of a lane matches the messages of that lane as well.
	const lanes = ladder.lanes.map(({ name, address, product }) => has(`${name}\n${address}\n${product}`, wanted));
	return rows.flatMap((row, at) => (holds(trace, row, lanes, wanted) ? [at] : []));
}

function holds({ index, text }: Trace, row: DiagramRow, lanes: readonly boolean[], wanted: string): boolean {
	if (row.kind === "note") return has(row.note.text, wanted);
	if (row.kind !== "arrow") return false;
	const { from, to, message } = row.arrow;
	if (lanes[from] || lanes[to]) return true;
	const { start, end } = index.records.span(index.messages.record(message));
	return has(text.slice(start, end), wanted);
}

function has(text: string, wanted: string): boolean {
	return text.toLowerCase().includes(wanted);
}
