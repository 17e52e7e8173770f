// One diagram as a view walks through it: row by row, with the places of its rows in the log.

import {
	type ArrowOutline,
	arrowOutcome,
	gapText,
	harmless,
	type Ladder,
	type LadderScope,
	ladderOutline,
	noteText,
	type Row,
	rowsOf,
	stepText,
	type Trace,
	withWords,
} from "../core/index.ts";
import type { LadderPart, LadderRow } from "../protocol.ts";

/** A diagram with its rows, which are numbered from 0 from top to bottom. */
export interface Diagram {
	readonly ladder: Ladder<ArrowOutline>;
	readonly rows: readonly DiagramRow[];
	/** The line of each row, zero-based and never descending; a gap and a date have that of the row behind them. */
	readonly lines: readonly number[];
	/** The rows that tell of something that went wrong, but for those that only say it again. */
	readonly failures: readonly number[];
	/** How many transactions failed, and how many got no answer: a request may fail on each of its hops. */
	readonly failed: number;
	readonly unanswered: number;
	/** The rows from `from` on, `count` of them or as many as there are; a `from` below 0 counts as 0. */
	page(from: number, count: number): readonly LadderRow[];
}

type DiagramRow = Row<ArrowOutline>;

/** The diagram of what the message at `line` is part of, or a sentence that says why there is none. */
export function diagramOf(trace: Trace, part: LadderPart, line: number): Diagram | { readonly reason: string } {
	const scope = scopeOf(trace, part, line);
	if ("reason" in scope) return scope;
	const key = JSON.stringify(scope);
	const known = LAST.get(trace);
	if (known?.key === key) return known.diagram;
	const diagram = createDiagram(trace, ladderOutline(trace, scope));
	LAST.set(trace, { key, diagram });
	return diagram;
}

/** A view asks for many pages of the same diagram; one of a large log takes a while to draw up, and much memory. */
const LAST = new WeakMap<Trace, { readonly key: string; readonly diagram: Diagram }>();

function scopeOf(trace: Trace, part: LadderPart, line: number): LadderScope | { readonly reason: string } {
	if (trace.index.messages.count === 0) return { reason: "This log holds no SIP messages." };
	if (part === "log") return { kind: "log" };
	const message = trace.messageAtLine(line);
	if (message === undefined) return { reason: "There is no SIP message at the cursor." };
	// All messages of a part name the same scope, so that none of them makes a diagram of its own.
	if (part === "call") return { kind: "call", message: trace.calls.messagesOf(message)[0]! };
	const transaction = trace.transactionOf(message);
	if (part === "transaction") return { kind: "transaction", transaction: transaction.id };
	const attempt = trace.signIns.of(transaction);
	if (!attempt) return { reason: "This message is not part of a sign-in." };
	return { kind: "signIn", signIn: firstAttempt(trace, trace.signIns.all.indexOf(attempt)) };
}

/** The attempt from which the servers sent the client on to this one. Those before it come earlier in the log. */
function firstAttempt(trace: Trace, signIn: number): number {
	let first = signIn;
	for (let earlier = signIn - 1; earlier >= 0; earlier--)
		if (trace.signIns.all[earlier]!.next === first) first = earlier;
	return first;
}

function createDiagram(trace: Trace, ladder: Ladder<ArrowOutline>): Diagram {
	const rows = [...rowsOf(ladder)];
	const lines: number[] = new Array(rows.length);
	let line = 0;
	for (let at = rows.length - 1; at >= 0; at--) {
		line = lineOf(rows[at]!) ?? line;
		lines[at] = line;
	}
	return {
		ladder,
		rows,
		lines,
		failures: rows.flatMap((row, at) => (isFailure(row) ? [at] : [])),
		failed: transactionsOf(trace, ladder, "failed"),
		unanswered: transactionsOf(trace, ladder, "unanswered"),
		page: (from, count) => rows.slice(Math.max(0, from), Math.max(0, from) + count).map((row) => toRow(trace, row)),
	};
}

/** How many transactions have arrows of this class. */
function transactionsOf(trace: Trace, { arrows }: Ladder<ArrowOutline>, kind: ArrowOutline["class"]): number {
	return new Set(arrows.flatMap((arrow) => (arrow.class === kind ? [trace.transactionOf(arrow.message)] : []))).size;
}

function lineOf(row: DiagramRow): number | undefined {
	return row.kind === "arrow" ? row.arrow.line : row.kind === "note" ? row.note.line : undefined;
}

function isFailure(row: DiagramRow): boolean {
	if (row.kind === "note") return !row.note.isEcho;
	return row.kind === "arrow" && (row.arrow.class === "failed" || row.arrow.class === "unanswered");
}

function toRow(trace: Trace, row: DiagramRow): LadderRow {
	switch (row.kind) {
		case "arrow": {
			const { from, to, label, detail, class: kind, isRetransmission, time, line } = withWords(trace, row.arrow);
			const outcome = harmless(arrowOutcome(trace, row.arrow));
			const words = { label: harmless(label), detail: harmless(detail), outcome, gap: stepText(row.arrow) };
			return { kind: "arrow", from, to, ...words, class: kind, isRetransmission, time, line };
		}
		case "note":
			return { kind: "note", text: noteText(row.note), time: row.note.time, line: row.note.line };
		case "gap":
			return { kind: "gap", text: gapText(row.gap) };
		case "date":
			return { kind: "date", text: row.date };
	}
}
