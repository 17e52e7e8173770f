// The list of rows. Only those in sight, and a few around them, are in the page, however many there are.

import { element } from "./dom.ts";

export interface RowList {
	/** The list itself, with the focus for the keys. */
	readonly element: HTMLElement;
	/** Draws all rows in sight anew: their content, their size or their number has changed. */
	redraw(): void;
	/** Draws what has come into sight, and the pinned row. */
	refresh(): void;
	/** Draws those rows anew that `isStale` names; the others stay as they are. */
	redrawStale(isStale: (row: HTMLElement) => boolean): void;
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
	/** Says which rows are in sight, after every move. */
	seen(first: number, last: number): void;
}

/** Rows above and below the window that are drawn ahead. */
const AHEAD = 8;

/** Makes the list for a scrolling element. `heads` stays at its top and hides what is behind. */
export function createList(scroller: HTMLElement, heads: HTMLElement, source: RowSource): RowList {
	const list = element("div", {
		className: "rows",
		attributes: { role: "listbox", tabindex: "0", "aria-label": "Messages" },
	});
	const drawn = new Map<number, HTMLElement>();
	let isWaiting = false;

	function refresh(): void {
		isWaiting = false;
		const { first, last } = inSight();
		const [from, to] = [Math.max(0, first - AHEAD), Math.min(source.count() - 1, last + AHEAD)];
		const pinned = source.pinned();
		for (const [index, row] of drawn) {
			if ((index >= from && index <= to) || index === pinned) continue;
			row.remove();
			drawn.delete(index);
		}
		const added = document.createDocumentFragment();
		const add = (index: number) => {
			if (index < 0 || index >= source.count() || drawn.has(index)) return;
			const row = source.draw(index);
			drawn.set(index, row);
			added.append(row);
		};
		for (let index = from; index <= to; index++) add(index);
		add(pinned);
		list.append(added);
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
			if (isWaiting) return;
			isWaiting = true;
			requestAnimationFrame(refresh);
		},
		{ passive: true },
	);

	return {
		element: list,
		refresh,
		redraw() {
			for (const row of drawn.values()) row.remove();
			drawn.clear();
			list.style.height = `${source.count() * source.height()}px`;
			refresh();
		},
		redrawStale(isStale) {
			for (const [index, row] of drawn) if (isStale(row)) redrawRow(index);
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
