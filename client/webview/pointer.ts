// What the mouse does on the rows.

import { rowIndexOf } from "./row.ts";

/** What a mouse can ask for. */
export interface PointerActions {
	select(index: number): void;
	/** Shows the row's message in the text, and goes there with `focus`. */
	reveal(index: number, focus: boolean): void;
	/** The pointer rests on a row, or may be about to. */
	rest(index: number, x: number, y: number): void;
	/** It has gone on. */
	move(): void;
	zoom(by: 1 | -1): void;
}

/** Listens to the mouse in the scrolling element, whatever look its rows have. */
export function listenToPointer(scroller: HTMLElement, actions: PointerActions): void {
	const onRow = (act: (index: number, event: MouseEvent) => void) => (event: MouseEvent) => {
		const index = rowIndexOf(event.target);
		if (index !== undefined) act(index, event);
	};
	scroller.addEventListener(
		"click",
		onRow((index) => {
			actions.select(index);
			actions.reveal(index, false);
		}),
	);
	scroller.addEventListener(
		"dblclick",
		onRow((index) => actions.reveal(index, true)),
	);
	// The menu that opens then is that of the selected row.
	scroller.addEventListener(
		"contextmenu",
		onRow((index) => actions.select(index)),
	);
	scroller.addEventListener("mousemove", (event) => {
		const index = rowIndexOf(event.target);
		if (index === undefined) actions.move();
		else actions.rest(index, event.clientX, event.clientY);
	});
	for (const type of ["mouseover", "mouseleave", "scroll"]) {
		scroller.addEventListener(type, actions.move, { passive: true });
	}
	// A wheel with Ctrl is a zoom everywhere, and a pinch on a touch pad comes as one.
	scroller.addEventListener(
		"wheel",
		(event) => {
			if (!event.ctrlKey) return;
			event.preventDefault();
			actions.zoom(event.deltaY < 0 ? 1 : -1);
		},
		{ passive: false },
	);
}
