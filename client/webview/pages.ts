// The rows of a view as far as they are here. They come page by page, when they are about to be seen.

/** The rows of one view, numbered from 0. */
export interface Pages<Row> {
	/** A row; `undefined` while it is not here. */
	row(index: number): Row | undefined;
	/** Fetches what is missing of these rows, the last one included. */
	want(first: number, last: number): void;
	/** Forgets everything; `count` is the new number of rows. */
	reset(count: number): void;
	/** The same rows may be others now, `count` of them: what is here stays in sight until it has come anew. */
	renew(count: number): void;
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
	let before: ReadonlyMap<number, readonly Row[]> = new Map();
	let coming = new Set<number>();
	let wanted = { first: 0, last: -1 };
	let rows = 0;

	/** While a reader drags the scroll bar, only what is in sight when an answer has come is asked for next. */
	async function next(): Promise<void> {
		const generation = pages;
		const under = coming;
		for (let page = Math.floor(wanted.first / PAGE); page * PAGE <= wanted.last; page++) {
			if (under.size >= MOST_REQUESTS) return;
			if (pages.has(page) || under.has(page)) continue;
			under.add(page);
			void fetch(page * PAGE, PAGE).then((found) => {
				under.delete(page);
				if (generation !== pages) return;
				if (found) {
					pages.set(page, found);
					if (pages.size > MOST_PAGES) pages.delete(pages.keys().next().value!);
					arrived(otherRows(before.get(page) ?? [], found).map((index) => page * PAGE + index));
				}
				void next();
			});
		}
	}

	return {
		row(index) {
			const page = Math.floor(index / PAGE);
			return (pages.get(page) ?? before.get(page))?.[index % PAGE];
		},
		want(first, last) {
			wanted = { first: Math.max(0, first), last: Math.min(rows - 1, last) };
			void next();
		},
		reset(count) {
			before = new Map();
			pages = new Map();
			coming = new Set();
			rows = count;
		},
		renew(count) {
			// A page that has not come anew since the last time is better than none.
			before = new Map([...before, ...pages].slice(-MOST_PAGES));
			pages = new Map();
			coming = new Set();
			rows = count;
		},
	};
}

/** The places at which some rows are others than those before. */
function otherRows<Row>(before: readonly Row[], rows: readonly Row[]): readonly number[] {
	return [...rows.keys()].filter((index) => JSON.stringify(rows[index]) !== JSON.stringify(before[index]));
}
