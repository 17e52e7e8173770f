// The rows of the diagram as far as they are here. They come page by page, when they are about to be seen.

import type { LadderRow } from "../../server/src/protocol.ts";

/** The rows of one diagram, numbered from 0. */
export interface Pages {
	/** A row; `undefined` while it is not here. */
	row(index: number): LadderRow | undefined;
	/** Fetches what is missing of these rows, the last one included. */
	want(first: number, last: number): void;
	/** Forgets everything; `count` is the new number of rows. */
	reset(count: number): void;
}

/** Rows in a page, pages that are kept, and pages on their way at once. */
const PAGE = 100;
const MOST_PAGES = 60;
const MOST_REQUESTS = 2;

/** `fetch` gets rows, `undefined` when they are of no use any more; `arrived` is called when there are new ones. */
export function createPages(
	fetch: (from: number, count: number) => Promise<readonly LadderRow[] | undefined>,
	arrived: () => void,
): Pages {
	// A map is in the order of insertion, so the first page is the one that was fetched the longest ago.
	let pages = new Map<number, readonly LadderRow[]>();
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
					arrived();
				}
				void next();
			});
		}
	}

	return {
		row: (index) => pages.get(Math.floor(index / PAGE))?.[index % PAGE],
		want(first, last) {
			wanted = { first: Math.max(0, first), last: Math.min(rows - 1, last) };
			void next();
		},
		reset(count) {
			pages = new Map();
			coming = new Set();
			rows = count;
		},
	};
}
