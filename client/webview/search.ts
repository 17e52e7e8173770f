// Which rows the reader looks for, and the steps through them and through the failures.

import type { LadderFindParams } from "../../server/src/protocol.ts";
import * as l10n from "./l10n.ts";

/** The search in one diagram. Rows are numbered from 0. */
export interface Search {
	/** True when a row holds the text that is looked for. */
	has(row: number): boolean;
	/** Looks for a text; with `go` the first row that has it is selected. */
	run(text: string, go: boolean): Promise<void>;
	/** Goes to the next or the previous row that has the text. */
	step(by: 1 | -1): void;
	/** Goes to the next or the previous row that tells of a failure. */
	stepFailure(by: 1 | -1): Promise<void>;
}

/** What a search asks of its owner. */
export interface SearchActions {
	/** Asks for rows; `undefined` when something else is shown by then. */
	find(what: LadderFindParams["what"]): Promise<readonly number[] | undefined>;
	/** What stands in the field now. */
	text(): string;
	selected(): number;
	/** Selects a row, and has the text show its message. */
	lead(row: number): void;
	/** Other rows are marked now. */
	redraw(): void;
	/** Says how many there are and where the selection is among them. */
	tell(text: string): void;
}

/** Makes a search without a text. */
export function createSearch(actions: SearchActions): Search {
	let matches: readonly number[] = [];
	let marked: ReadonlySet<number> = new Set();

	/** Selects the next one of some rows, and goes round at the ends. */
	function stepAmong(rows: readonly number[], by: 1 | -1): void {
		const selected = actions.selected();
		const next = by === 1 ? rows.find((row) => row > selected) : rows.findLast((row) => row < selected);
		const row = next ?? rows.at(by === 1 ? 0 : -1);
		if (row !== undefined) actions.lead(row);
	}

	function tell(): void {
		const at = matches.indexOf(actions.selected());
		if (actions.text() === "") actions.tell("");
		else if (matches.length === 0) actions.tell(l10n.t("No results"));
		else actions.tell(at < 0 ? `${matches.length}` : l10n.t("{0} of {1}", at + 1, matches.length));
	}

	return {
		has: (row) => marked.has(row),
		async run(text, go) {
			const wanted = text.trim();
			const found = wanted === "" ? [] : await actions.find({ kind: "text", text: wanted });
			// The reader has typed on, or has gone elsewhere.
			if (!found || actions.text() !== wanted) return;
			matches = found;
			marked = new Set(found);
			actions.redraw();
			const first = matches.find((row) => row >= actions.selected()) ?? matches[0];
			if (go && first !== undefined) actions.lead(first);
			tell();
		},
		step(by) {
			stepAmong(matches, by);
			tell();
		},
		async stepFailure(by) {
			const found = await actions.find({ kind: "failure" });
			if (found) stepAmong(found, by);
		},
	};
}
