// Which rows of a table are selected, with a click, Shift and Ctrl as in any list. A row has a key that outlives sorting.

/** The selected rows of a table. */
export interface Selection {
	readonly size: number;
	has(key: number): boolean;
	/** The keys, in ascending order. */
	keys(): readonly number[];
	/** Selects one row and no other; the next range begins there. */
	only(key: number): void;
	/** Selects one row more, or one less; the next range begins there. */
	toggle(key: number): void;
	/** Selects from the beginning of the range to a row, as `order` has them, in the place of what was selected. */
	extend(key: number, order: readonly number[]): void;
	all(order: readonly number[]): void;
	clear(): void;
	/** Drops what is not among these. */
	keep(keys: readonly number[]): void;
}

/** Makes a selection of some rows. */
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
			// A range whose beginning was filtered away begins where it ends.
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
