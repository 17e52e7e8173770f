// One diagram as somebody walks through it: row by row, with the places of its rows in the log.

import type { Finding } from "../../rules/rule.ts";
import type { Trace } from "../../trace/trace.ts";
import type { Transaction } from "../../trace/transaction.ts";
import type { ArrowOutline, Ladder, LadderScope } from "./model.ts";
import { ladderOutline } from "./outline.ts";
import { type Row, rowsOf } from "./rows.ts";

/** A diagram with its rows, which are numbered from 0 from top to bottom. */
export interface Diagram {
	readonly ladder: Ladder<ArrowOutline>;
	readonly rows: readonly DiagramRow[];
	/** The line of each row, zero-based and never descending; a gap and a date have that of the row behind them. */
	readonly lines: readonly number[];
	/** The rows that tell of something that went wrong, but for those that only say it again. */
	readonly failures: readonly number[];
	/**
	 * How many transactions failed or tell of a failure, and how many got no answer: a request may fail on each of its hops.
	 */
	readonly failed: number;
	readonly unanswered: number;
	/** How many messages never arrived, each counted once with all its copies; none of them is among the unanswered ones. */
	readonly lost: number;
}

/** A row whose arrow, if it has one, has no words yet. */
export type DiagramRow = Row<ArrowOutline>;

/** Draws up the diagram of a part of the log with all its rows, under the findings of the log. */
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

/** The transactions that have arrows of this class. */
function transactionsOf(
	trace: Trace,
	{ arrows }: Ladder<ArrowOutline>,
	kind: ArrowOutline["class"],
): ReadonlySet<Transaction> {
	return new Set(
		arrows.flatMap((arrow) => (arrow.class === kind && !arrow.isLost ? [trace.transactionOf(arrow.message)] : [])),
	);
}

/** The transactions of which a message tells of a failure. */
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
