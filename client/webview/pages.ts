// The rows of a view as far as they are here. They come page by page, when they are about to be seen.

/** The rows of one view, numbered from 0. */
export interface Pages<Row> {
	/** A row; `undefined` while it is not here. */
	row(index: number): Row | undefined;
	/** Fetches what is missing of these rows, the last one included. */
	want(first: number, last: number): void;
	/** Forgets everything; `count` is the new number of rows. */
	reset(count: number): void;
	/**
	 * The same rows may be others now, `count` of them: what is here stays in sight until it has come anew. Done when those
	 * that are wanted have, or of rows that are at the end the new last ones.
	 */
	renew(count: number, isAtEnd: boolean): Promise<void>;
}

/** Rows in a page, pages that are kept, and pages on their way at once. */
const PAGE = 100;
const MOST_PAGES = 60;
const MOST_REQUESTS = 2;

/** `fetch` gets rows, `undefined` when there are none; `arrived` is called with the numbers of those that are others than before. */
export function createPages<Row>(
	fetch: (from: number, count: number) => Promise<readonly Row[] | undefined>,
	arrived: (rows: readonly number[]) => void,
): Pages<Row> {
	// A map is in the order of insertion, so the first page is the one that was fetched the longest ago.
	let pages = new Map<number, readonly Row[]>();
	let before = new Map<number, readonly Row[]>();
	let coming = new Set<number>();
	let wanted = { first: 0, last: -1 };
	let rows = 0;
	/** Counts the diagrams. */
	let diagram = 0;

	/** While a reader drags the scroll bar, only what is in sight when an answer has come is asked for next. */
	function next(): void {
		for (const page of missing()) {
			if (coming.size >= MOST_REQUESTS) return;
			void load(page);
		}
	}

	/** The pages that are wanted, not here, and not on their way. */
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
		// Where the rows are renewed more often than they can come, they are older than they should be, and better than none.
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
			// A page that has not come anew since the last time is better than none.
			before = new Map([...before, ...pages].slice(-MOST_PAGES));
			pages = new Map();
			coming = new Set();
			rows = count;
			wanted = { first: Math.max(0, wanted.first + by), last: Math.min(count - 1, wanted.last + by) };
			await Promise.all(missing().map(load));
		},
	};
}

/** The places at which some rows are others than those before. */
function otherRows<Row>(before: readonly Row[], rows: readonly Row[]): readonly number[] {
	return [...rows.keys()].filter((index) => JSON.stringify(rows[index]) !== JSON.stringify(before[index]));
}
