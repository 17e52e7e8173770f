// A splitter between two parts of the page, for mouse and keyboard (WAI-ARIA window splitter pattern).

import { element } from "../dom.ts";

/** The splitter as its owner sees it. */
export interface Splitter {
	readonly element: HTMLElement;
	/** The share of the second part, in per cent. */
	readonly share: number;
}

/** The minimum share of either part, in per cent, so that it can still be found. */
const LEAST = 15;
const MOST = 80;
const STEP = 5;

/** Creates the splitter; `room` lays its parts out as a row or a column, and `moved` is called with each new share. */
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
		// Moving towards the start enlarges the part after the splitter.
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

/** A stored share may be any value. */
function within(share: number): number {
	return Math.max(LEAST, Math.min(MOST, Number.isFinite(share) ? share : LEAST));
}
