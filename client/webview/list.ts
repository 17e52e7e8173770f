// A window on many rows: only those in sight, and a few around them, are in the page. It knows nothing of their looks.

/** The rows of one look. They are numbered from 0, also those that are not in the page. */
export interface RowList {
	/** Draws all rows in sight anew: their content, their size or their number has changed. */
	redraw(): void;
	/** Draws what has come into sight, and the pinned row. */
	refresh(): void;
	/** Draws one row anew, when it is in the page. */
	redrawRow(index: number): void;
	/** Scrolls as little as it takes to have a row in sight; one from far away comes to the middle. */
	show(index: number): void;
	/** How many rows fit into the window. */
	fitting(): number;
	/** Where a row is in the window; `undefined` when it is not drawn. */
	boxOf(index: number): DOMRect | undefined;
}

/** What the list asks of its owner. */
export interface RowSource {
	count(): number;
	/** The height of a row, in px. */
	height(): number;
	draw(index: number): HTMLElement;
	/** A row that is drawn wherever it is, because it has the focus; -1 for none. */
	pinned(): number;
	/** Says after every move which rows are drawn, from the first to the last: those in sight and a few around them. */
	seen(first: number, last: number): void;
}

/** Where the list stands: `rows` holds the rows, `heads` stays at the top of `scroller` and hides what is behind it. */
export interface ListPlace {
	readonly scroller: HTMLElement;
	readonly rows: HTMLElement;
	readonly heads: HTMLElement;
}

/** Rows above and below the window that are drawn ahead. */
const AHEAD = 6;

/** Fills a list. While it is out of the page it does nothing. */
export function createList({ scroller, rows, heads }: ListPlace, source: RowSource): RowList {
	/** In ascending order, and so are they in the page: a screen reader reads a table from its first row to its last. */
	let drawn = new Map<number, HTMLElement>();
	let isWaiting = false;

	function refresh(): void {
		isWaiting = false;
		if (!rows.isConnected) return;
		const { first, last } = inSight();
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

	function inSight(): { readonly first: number; readonly last: number } {
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

/** Puts those rows into the page that are not yet there, each behind the one before it, as few times as it takes. */
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
