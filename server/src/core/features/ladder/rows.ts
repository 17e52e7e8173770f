// The rows of a diagram from top to bottom: arrows, and the gaps and notes between them.

import type { Arrow, Ladder, LadderGap, LadderNote } from "../ladder.ts";

/** One row of a diagram. */
export type Row =
	| { readonly kind: "arrow"; readonly arrow: Arrow }
	| { readonly kind: "gap"; readonly gap: LadderGap }
	| { readonly kind: "note"; readonly note: LadderNote }
	/** The day changes: `2013-04-16`. */
	| { readonly kind: "date"; readonly date: string };

/** All rows in their order. Before an arrow come the notes, and right above it its gap and its date. */
export function* rowsOf({ arrows, gaps, notes }: Ladder): Generator<Row> {
	let gap = 0;
	let note = 0;
	let date: string | null = null;
	for (const [at, arrow] of arrows.entries()) {
		for (; note < notes.length && notes[note]!.before <= at; note++) yield { kind: "note", note: notes[note]! };
		for (; gap < gaps.length && gaps[gap]!.before <= at; gap++) yield { kind: "gap", gap: gaps[gap]! };
		if (arrow.date !== null && arrow.date !== date) yield { kind: "date", date: arrow.date };
		date = arrow.date ?? date;
		yield { kind: "arrow", arrow };
	}
	for (; note < notes.length; note++) yield { kind: "note", note: notes[note]! };
}
