// The handle between two parts of the page, for the mouse and for the keys (WAI-ARIA's window splitter).

import { element } from "./dom.ts";

/** The handle as its owner sees it. */
export interface Splitter {
	readonly element: HTMLElement;
	/** How much of the room the part behind it has, in per cent. */
	readonly share: number;
}

/** Neither part becomes so small that it cannot be found again, in per cent of the room. */
const LEAST = 15;
const MOST = 80;
const STEP = 5;

/** Makes the handle; `room` lays its parts out in a row or in a column, and `moved` hears of each new share. */
export function createSplitter(
	room: HTMLElement,
	label: string,
	first: number,
	moved: (share: number) => void,
): Splitter {
	let share = within(first);
	const handle = element("div", {
		className: "splitter",
		title: label,
		attributes: {
			role: "separator",
			tabindex: "0",
			"aria-label": label,
			"aria-valuemin": String(LEAST),
			"aria-valuemax": String(MOST),
		},
	});
	const tell = () => {
		handle.setAttribute("aria-valuenow", String(Math.round(share)));
		handle.setAttribute("aria-orientation", isRow() ? "vertical" : "horizontal");
	};
	const isRow = () => getComputedStyle(room).flexDirection === "row";
	const move = (to: number) => {
		share = within(to);
		tell();
		moved(share);
	};

	handle.addEventListener("pointerdown", (event) => {
		handle.setPointerCapture(event.pointerId);
		event.preventDefault();
		handle.focus();
	});
	handle.addEventListener("pointermove", ({ pointerId, clientX, clientY }) => {
		if (!handle.hasPointerCapture(pointerId)) return;
		const { right, bottom, width, height } = room.getBoundingClientRect();
		move(100 * (isRow() ? (right - clientX) / width : (bottom - clientY) / height));
	});
	handle.addEventListener("keydown", (event) => {
		// The part behind the handle grows towards it.
		const by = { ArrowLeft: STEP, ArrowUp: STEP, ArrowRight: -STEP, ArrowDown: -STEP, Home: -MOST, End: MOST }[
			event.key
		];
		if (by === undefined) return;
		event.preventDefault();
		move(share + by);
	});
	handle.addEventListener("focus", tell);
	tell();
	return {
		element: handle,
		get share() {
			return share;
		},
	};
}

/** A share that comes from storage may be anything. */
function within(share: number): number {
	return Math.max(LEAST, Math.min(MOST, Number.isFinite(share) ? share : LEAST));
}
