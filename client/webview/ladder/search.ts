// Searches rows, and steps through matches and failures.

import type { LadderFindParams } from "../../../server/src/protocol.ts";
import * as l10n from "../l10n.ts";

/** The search in one diagram. Rows are numbered from 0. */
export interface Search {
	/** True if a row contains the search text. */
	has(row: number): boolean;
	/** Searches for a text; with `go`, selects the first match. */
	run(text: string, go: boolean): Promise<void>;
	/** Goes to the next or previous match. */
	step(by: 1 | -1): void;
	/** Goes to the next or previous failure. */
	stepFailure(by: 1 | -1): Promise<void>;
}

/** What the search needs from its owner. */
export interface SearchActions {
	/** Requests matching rows; `undefined` if something else is shown by then. */
	find(what: LadderFindParams["what"]): Promise<readonly number[] | undefined>;
	/** The current text of the search field. */
	text(): string;
	selected(): number;
	/** Selects a row and shows its message in the editor. */
	lead(row: number): void;
	/** The highlighted rows have changed. */
	redraw(): void;
	/** Shows the number of matches and the position of the selection among them. */
	tell(text: string): void;
}

/** Creates a search without text. */
export function createSearch(actions: SearchActions): Search {
	let matches: readonly number[] = [];
	let marked: ReadonlySet<number> = new Set();

	/** Selects the next of the given rows, wrapping around at the ends. */
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
			// By now the user has typed on or has gone elsewhere.
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
