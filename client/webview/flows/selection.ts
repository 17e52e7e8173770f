// The selected rows of a table, controlled by click, Shift and Ctrl as in any list. Rows are identified by keys that survive
// sorting.

/** The selected rows of a table. */
export interface Selection {
	readonly size: number;
	has(key: number): boolean;
	/** The keys, in ascending order. */
	keys(): readonly number[];
	/** Selects only this row; the next range starts here. */
	only(key: number): void;
	/** Adds or removes one row; the next range starts here. */
	toggle(key: number): void;
	/** Replaces the selection by the range from its start to a row, in the given order. */
	extend(key: number, order: readonly number[]): void;
	all(order: readonly number[]): void;
	clear(): void;
	/** Deselects all rows that are not in the list. */
	keep(keys: readonly number[]): void;
}

/** Creates a selection. */
export function createSelection(selected: readonly number[] = []): Selection {
	let keys = new Set(selected);
	let anchor: number | undefined = selected[0];
	return {
		get size() {
			return keys.size;
		},
		has: (key) => keys.has(key),
		keys: () => [...keys].sort((one, other) => one - other),
		only(key) {
			keys = new Set([key]);
			anchor = key;
		},
		toggle(key) {
			if (!keys.delete(key)) keys.add(key);
			anchor = key;
		},
		extend(key, order) {
			const to = order.indexOf(key);
			// If the start of the range was filtered out, the range is just its end.
			const from = anchor === undefined ? to : order.indexOf(anchor);
			const start = from < 0 ? to : from;
			keys = new Set(order.slice(Math.min(start, to), Math.max(start, to) + 1));
			anchor = order[start];
		},
		all(order) {
			keys = new Set(order);
		},
		clear() {
			keys = new Set();
		},
		keep(kept) {
			const all = new Set(kept);
			keys = new Set([...keys].filter((key) => all.has(key)));
		},
	};
}
