// The rows of a diagram from top to bottom: arrows with the gaps and notes between them.

import type { Arrow, ArrowOutline, Ladder, LadderGap, LadderNote } from "./model.ts";

/** One row of a diagram. */
export type Row<Drawn extends ArrowOutline = Arrow> =
	| { readonly kind: "arrow"; readonly arrow: Drawn }
	| { readonly kind: "gap"; readonly gap: LadderGap }
	| { readonly kind: "note"; readonly note: LadderNote }
	/** A new day begins: `2013-04-16`. */
	| { readonly kind: "date"; readonly date: string };

/** All rows in order. Before an arrow come its notes, then its gap and date. */
export function* rowsOf<Drawn extends ArrowOutline>({ arrows, gaps, notes }: Ladder<Drawn>): Generator<Row<Drawn>> {
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
