// A virtual list: only the visible rows and a few around them are in the page. It does not know what the rows look like.

/** A list of rows, numbered from 0 including those not in the page. */
export interface RowList {
	/** Redraws all visible rows because their content, size or number has changed. */
	redraw(): void;
	/** Draws rows that have become visible, and the pinned row. */
	refresh(): void;
	/** Redraws one row if it is in the page. */
	redrawRow(index: number): void;
	/** Scrolls as little as needed to show a row; a row far away is centred. */
	show(index: number): void;
	/** The number of rows that fit into the viewport. */
	fitting(): number;
	/** The position of a row in the viewport; `undefined` if it is not drawn. */
	boxOf(index: number): DOMRect | undefined;
}

/** What the list needs from its owner. */
export interface RowSource {
	count(): number;
	/** The height of a row, in px. */
	height(): number;
	draw(index: number): HTMLElement;
	/** A row that is always drawn because it has the focus; -1 if there is none. */
	pinned(): number;
	/** Called after every scroll with the first and last drawn row: the visible ones and a few around them. */
	seen(first: number, last: number): void;
}

/**
 * The elements of the list: `rows` holds the rows, `heads` is sticky at the top of `scroller` and covers what scrolls under
 * it.
 */
export interface ListPlace {
	readonly scroller: HTMLElement;
	readonly rows: HTMLElement;
	readonly heads: HTMLElement;
}

/** The number of rows drawn beyond each end of the viewport. */
const AHEAD = 6;

/** Creates the list. It does nothing while it is not in the page. */
export function createList({ scroller, rows, heads }: ListPlace, source: RowSource): RowList {
	/** Rows are in ascending order in the page too, so that screen readers read them in sequence. */
	let drawn = new Map<number, HTMLElement>();
	let isWaiting = false;

	function refresh(): void {
		isWaiting = false;
		if (!rows.isConnected) return;
		const { first, last } = withProgress();
		const [from, to] = [Math.max(0, first - AHEAD), Math.min(source.count() - 1, last + AHEAD)];
		const wanted = new Map<number, HTMLElement>();
		const want = (index: number) => {
			if (index >= 0 && index < source.count()) wanted.set(index, drawn.get(index) ?? source.draw(index));
		};
		const pinned = source.pinned();
		if (pinned < from) want(pinned);
		for (let index = from; index <= to; index++) want(index);
		if (pinned > to) want(pinned);
		for (const [index, row] of drawn) if (wanted.get(index) !== row) row.remove();
		insertMissing(rows, wanted.values());
		drawn = wanted;
		source.seen(from, to);
	}

	function redrawRow(index: number): void {
		const old = drawn.get(index);
		if (!old) return;
		const row = source.draw(index);
		old.replaceWith(row);
		drawn.set(index, row);
	}

	function withProgress(): { readonly first: number; readonly last: number } {
		const height = source.height();
		const first = Math.floor(scroller.scrollTop / height);
		return { first, last: first + Math.ceil(roomHeight() / height) };
	}

	function roomHeight(): number {
		return Math.max(0, scroller.clientHeight - heads.offsetHeight);
	}

	scroller.addEventListener(
		"scroll",
		() => {
			if (isWaiting || !rows.isConnected) return;
			isWaiting = true;
			requestAnimationFrame(refresh);
		},
		{ passive: true },
	);

	return {
		refresh,
		redraw() {
			rows.replaceChildren();
			drawn.clear();
			rows.style.height = `${source.count() * source.height()}px`;
			refresh();
		},
		redrawRow,
		show(index) {
			const height = source.height();
			const room = roomHeight();
			const top = index * height;
			const above = top - scroller.scrollTop;
			const below = top + height - scroller.scrollTop - room;
			if (above < -2 * room || below > 2 * room) scroller.scrollTop = top - (room - height) / 2;
			else if (above < 0) scroller.scrollTop = top - Math.min(height, room / 4);
			else if (below > 0) scroller.scrollTop += below + Math.min(height, room / 4);
			refresh();
		},
		fitting: () => Math.max(1, Math.floor(roomHeight() / source.height())),
		boxOf: (index) => drawn.get(index)?.getBoundingClientRect(),
	};
}

/** Inserts the rows missing from the page after their predecessors, in as few operations as possible. */
function insertMissing(parent: HTMLElement, rows: Iterable<HTMLElement>): void {
	let added = document.createDocumentFragment();
	for (const row of rows) {
		if (row.parentNode !== parent) added.append(row);
		else if (added.hasChildNodes()) {
			row.before(added);
			added = document.createDocumentFragment();
		}
	}
	parent.append(added);
}
