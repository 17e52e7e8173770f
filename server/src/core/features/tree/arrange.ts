// Which entries of the tree are shown, and in what order.

import { type Entry, TREE_GROUPS } from "./entries.ts";
import { SEVERITY_ORDER } from "./problems.ts";
import { searchFor } from "./searchText.ts";
import type { TreeState } from "./state.ts";

/** Activities grouped by kind; or in a single list, problems first or in log order. */
export type TreeOrder = "grouped" | "failedFirst" | "time";

/** `problems` matches findings of severity error or warning, `marked` matches marks; the others match states. */
export const TREE_FILTERS = ["all", "problems", "failed", "unanswered", "pending", "succeeded", "marked"] as const;

/** One of `TREE_FILTERS`; `all` matches everything. */
export type TreeFilter = (typeof TREE_FILTERS)[number];

/** The display options of the tree. */
export interface TreeOptions {
	readonly order: TreeOrder;
	readonly filter: TreeFilter;
	/** Words that must all occur, ignoring case; empty for no search. */
	readonly search: string;
}

/** The entry numbers for each parent: a group, or the empty string for the top level. */
export type Arrangement = ReadonlyMap<string, readonly number[]>;

/** Filters and sorts. `textOf` returns the lowercase text to search, and is only called if there is a search. */
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
	// The sort is stable, so that equal entries stay in log order.
	if (order === "failedFirst") shown.sort((one, other) => rank(entries[one]!) - rank(entries[other]!));
	return new Map([["", shown]]);
}

/** True if an entry matches the filter. */
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

/** Errors, warnings, failures without a finding because their rule is off, pending ones, then the rest. */
function rank({ tone, state }: Entry): number {
	const place = FIRST.indexOf(state);
	return 10 * (SEVERITY_ORDER.error - SEVERITY_ORDER[tone]) + (place < 0 ? FIRST.length : place);
}

const FIRST: readonly TreeState[] = ["failed", "abandoned", "unanswered", "pending"];
