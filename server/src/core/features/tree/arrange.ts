// Which entries of the tree are shown, and in which order.

import { type Entry, TREE_GROUPS } from "./entries.ts";
import { GRAVITY } from "./problems.ts";
import { searchFor } from "./searchText.ts";
import type { TreeState } from "./state.ts";

/** The kinds of activities apart; or all in one list, those with problems first or as they come in the log. */
export type TreeOrder = "grouped" | "failedFirst" | "time";

/** `problems` are all with a finding of severity error or warning, `marked` those with a mark; the others are states. */
export const TREE_FILTERS = ["all", "problems", "failed", "unanswered", "pending", "succeeded", "marked"] as const;

/** One of `TREE_FILTERS`; `all` lets everything through. */
export type TreeFilter = (typeof TREE_FILTERS)[number];

/** What of the tree is shown, and in which order. */
export interface TreeOptions {
	readonly order: TreeOrder;
	readonly filter: TreeFilter;
	/** Words that must all occur, in any case; empty for no search. */
	readonly search: string;
}

/** The numbers of the entries for each parent: a group, or the empty string for the first level. */
export type Arrangement = ReadonlyMap<string, readonly number[]>;

/** Filters and sorts. `textOf` is asked for the text to search in, in lower case, and only when there is a search. */
export function arrange(
	entries: readonly Entry[],
	{ order, filter, search }: TreeOptions,
	textOf: (entry: number) => string,
): Arrangement {
	const { isEmpty, finds } = searchFor(search);
	const shown: number[] = [];
	entries.forEach((entry, number) => {
		if (!passes(entry, filter)) return;
		if (isEmpty || finds(textOf(number))) shown.push(number);
	});
	if (order === "grouped") {
		return new Map(TREE_GROUPS.map((group) => [group, shown.filter((number) => entries[number]!.group === group)]));
	}
	// The sort is stable, so that equals stay in the order of the log.
	if (order === "failedFirst") shown.sort((one, other) => rank(entries[one]!) - rank(entries[other]!));
	return new Map([["", shown]]);
}

/** True when the filter lets an entry through. */
export function passes({ tone, state, isMarked }: Entry, filter: TreeFilter): boolean {
	switch (filter) {
		case "marked":
			return isMarked;
		case "problems":
			return tone !== "none";
		case "failed":
			return state === "failed" || state === "abandoned";
		case "unanswered":
		case "pending":
		case "succeeded":
			return state === filter;
		default:
			return true;
	}
}

/** Errors, warnings, then what failed without a finding because its rule is off, what is open, and the rest. */
function rank({ tone, state }: Entry): number {
	const place = FIRST.indexOf(state);
	return 10 * (GRAVITY.error - GRAVITY[tone]) + (place < 0 ? FIRST.length : place);
}

const FIRST: readonly TreeState[] = ["failed", "abandoned", "unanswered", "pending"];
