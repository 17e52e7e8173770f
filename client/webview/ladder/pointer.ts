// Mouse control of the rows.

import { rowIndexOf } from "../rowId.ts";

/** The actions that the mouse triggers. */
export interface PointerActions {
	select(index: number): void;
	/** Shows the row's message in the editor; `focus` moves the focus there. */
	reveal(index: number, focus: boolean): void;
	/** The pointer is on a row and may be about to rest there. */
	rest(index: number, x: number, y: number): void;
	/** The pointer has moved on. */
	move(): void;
	zoom(by: 1 | -1): void;
}

/** Handles mouse events in the scrolling element, for the diagram and the table. */
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
	// Select the row first because the context menu applies to the selected row.
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
	// Ctrl with the wheel zooms, as everywhere; a touchpad pinch arrives as the same event.
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
