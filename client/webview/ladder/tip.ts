// A tooltip with the message behind an arrow, beside the pointer or, on demand, beside the selected row.

import { element } from "../dom.ts";

/** A text box over the rows. Positions are in px from the top left of the window; hidden while it has no text. */
export interface Tip {
	readonly element: HTMLElement;
	/** Shows the text from `read` at a position after a short rest. */
	soon(x: number, y: number, read: () => Promise<string | undefined>): void;
	/** Shows the text at once. */
	now(x: number, y: number, read: () => Promise<string | undefined>): Promise<void>;
	hide(): void;
	readonly isShown: boolean;
}

const REST_MS = 450;

/** Creates the tooltip, which shows plain text only. */
export function createTip(): Tip {
	const made = element("div", { className: "tip", attributes: { role: "tooltip", id: "tip" } });
	made.hidden = true;
	let timer: ReturnType<typeof setTimeout> | undefined;
	let turn = 0;

	async function now(x: number, y: number, read: () => Promise<string | undefined>): Promise<void> {
		clearTimeout(timer);
		const mine = ++turn;
		const text = await read();
		if (mine !== turn || !text) return;
		made.textContent = text;
		made.hidden = false;
		const { width, height } = made.getBoundingClientRect();
		const left = Math.max(4, Math.min(x, window.innerWidth - width - 8));
		// Placed above the pointer if there is no room below, so that it never covers the arrow.
		const top = y + 20 + height < window.innerHeight ? y + 20 : Math.max(4, y - height - 16);
		made.style.transform = `translate(${left}px, ${top}px)`;
	}

	return {
		element: made,
		soon(x, y, read) {
			clearTimeout(timer);
			turn++;
			timer = setTimeout(() => void now(x, y, read), REST_MS);
		},
		now,
		hide() {
			clearTimeout(timer);
			turn++;
			made.hidden = true;
		},
		get isShown() {
			return !made.hidden;
		},
	};
}
