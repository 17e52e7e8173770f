// A diagram for row-by-row access, with the position of each row in the log.

import type { Finding } from "../../rules/rule.ts";
import type { Trace } from "../../trace/trace.ts";
import type { Transaction } from "../../trace/transaction.ts";
import type { ArrowOutline, Ladder, LadderScope } from "./model.ts";
import { ladderOutline } from "./outline.ts";
import { type Row, rowsOf } from "./rows.ts";

/** A diagram with its rows, numbered from 0 from top to bottom. */
export interface Diagram {
	readonly ladder: Ladder<ArrowOutline>;
	readonly rows: readonly DiagramRow[];
	/** The 0-based line of each row, ascending but not strictly; a gap or date has the line of the following row. */
	readonly lines: readonly number[];
	/** The rows that show a failure, without those that only repeat it. */
	readonly failures: readonly number[];
	/**
	 * The number of transactions that failed or report a failure, and of those without a response: a request may fail on each
	 * hop.
	 */
	readonly failed: number;
	readonly unanswered: number;
	/** The number of lost messages, each counted once with its retransmissions; they do not count as unanswered. */
	readonly lost: number;
}

/** A row whose arrow, if any, has no label yet. */
export type DiagramRow = Row<ArrowOutline>;

/** Builds the diagram of a part of the log with all rows, given the findings of the log. */
export function ladderDiagram(trace: Trace, scope: LadderScope, findings: readonly Finding[]): Diagram {
	const ladder = ladderOutline(trace, scope, findings);
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
		failed: new Set([...transactionsOf(trace, ladder, "failed"), ...tellingOf(trace, ladder)]).size,
		unanswered: transactionsOf(trace, ladder, "unanswered").size,
		lost: ladder.arrows.filter(({ isLost, isRetransmission }) => isLost && !isRetransmission).length,
	};
}

/** The transactions with arrows of this class. */
function transactionsOf(
	trace: Trace,
	{ arrows }: Ladder<ArrowOutline>,
	kind: ArrowOutline["class"],
): ReadonlySet<Transaction> {
	return new Set(
		arrows.flatMap((arrow) => (arrow.class === kind && !arrow.isLost ? [trace.transactionOf(arrow.message)] : [])),
	);
}

/** The transactions in which a message reports a failure. */
function tellingOf(trace: Trace, { notes }: Ladder<ArrowOutline>): readonly Transaction[] {
	return notes.flatMap(({ kind, line }) => {
		const message = kind === "failure" ? trace.messageAtLine(line) : undefined;
		return message === undefined ? [] : [trace.transactionOf(message)];
	});
}

function lineOf(row: DiagramRow): number | undefined {
	return row.kind === "arrow" ? row.arrow.line : row.kind === "note" ? row.note.line : undefined;
}

function isFailure(row: DiagramRow): boolean {
	if (row.kind === "note") return !row.note.isEcho;
	if (row.kind !== "arrow") return false;
	const { class: kind, isLost, isRetransmission } = row.arrow;
	return kind === "failed" || kind === "unanswered" || (isLost && !isRetransmission);
}
