// The rows of a view, loaded page by page when they are about to be shown.

/** The rows of one view, numbered from 0. */
export interface Pages<Row> {
	/** A row; `undefined` if it is not loaded. */
	row(index: number): Row | undefined;
	/** Loads the missing rows of a range; `last` is inclusive. */
	want(first: number, last: number): void;
	/** Discards everything; `count` is the new number of rows. */
	reset(count: number): void;
	/**
	 * Reloads rows that may have changed, now `count` in number. Old rows stay visible until their replacements arrive.
	 * Resolves when the wanted rows have arrived, or the new last rows if the end was visible.
	 */
	renew(count: number, isAtEnd: boolean): Promise<void>;
}

/** Rows per page, pages kept, and pages requested at once. */
const PAGE = 100;
const MOST_PAGES = 60;
const MOST_REQUESTS = 2;

/** `fetch` loads rows, `undefined` if there are none; `arrived` is called with the numbers of rows that have changed. */
export function createPages<Row>(
	fetch: (from: number, count: number) => Promise<readonly Row[] | undefined>,
	arrived: (rows: readonly number[]) => void,
): Pages<Row> {
	// A map iterates in insertion order, so its first page is the oldest.
	let pages = new Map<number, readonly Row[]>();
	let before = new Map<number, readonly Row[]>();
	let coming = new Set<number>();
	let wanted = { first: 0, last: -1 };
	let rows = 0;
	/** Incremented on each reset to recognise outdated responses. */
	let diagram = 0;

	/** Request only what is visible when a response arrives, in case the user is dragging the scroll bar. */
	function next(): void {
		for (const page of missing()) {
			if (coming.size >= MOST_REQUESTS) return;
			void load(page);
		}
	}

	/** The wanted pages that are neither loaded nor requested. */
	function missing(): readonly number[] {
		const [first, last] = [Math.floor(wanted.first / PAGE), Math.floor(wanted.last / PAGE)];
		const all = Array.from({ length: Math.max(0, last - first + 1) }, (_, at) => first + at);
		return all.filter((page) => !pages.has(page) && !coming.has(page));
	}

	async function load(page: number): Promise<void> {
		const [mine, generation, under] = [diagram, pages, coming];
		under.add(page);
		const found = await fetch(page * PAGE, PAGE);
		under.delete(page);
		if (mine !== diagram) return;
		const isCurrent = generation === pages;
		// If reloads come faster than rows can be loaded, outdated rows are better than none.
		if (found && (isCurrent || !pages.has(page))) keep(isCurrent ? pages : before, page, found);
		if (isCurrent) next();
	}

	function keep(kept: Map<number, readonly Row[]>, page: number, found: readonly Row[]): void {
		const old = before.get(page) ?? [];
		kept.set(page, found);
		if (kept.size > MOST_PAGES) kept.delete(kept.keys().next().value!);
		arrived(otherRows(old, found).map((index) => page * PAGE + index));
	}

	return {
		row(index) {
			const page = Math.floor(index / PAGE);
			return (pages.get(page) ?? before.get(page))?.[index % PAGE];
		},
		want(first, last) {
			wanted = { first: Math.max(0, first), last: Math.min(rows - 1, last) };
			next();
		},
		reset(count) {
			diagram++;
			before = new Map();
			pages = new Map();
			coming = new Set();
			rows = count;
		},
		async renew(count, isAtEnd) {
			const by = isAtEnd ? count - rows : 0;
			// A page that was not reloaded since the last time is better than none.
			before = new Map([...before, ...pages].slice(-MOST_PAGES));
			pages = new Map();
			coming = new Set();
			rows = count;
			wanted = { first: Math.max(0, wanted.first + by), last: Math.min(count - 1, wanted.last + by) };
			await Promise.all(missing().map(load));
		},
	};
}

/** The indexes at which the rows differ. */
function otherRows<Row>(before: readonly Row[], rows: readonly Row[]): readonly number[] {
	return [...rows.keys()].filter((index) => JSON.stringify(rows[index]) !== JSON.stringify(before[index]));
}
