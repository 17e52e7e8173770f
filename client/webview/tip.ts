// The message behind an arrow, shown beside the pointer or, on demand, beside the selected row.

import { element } from "./dom.ts";

/** A box of text over the rows. Places are in px from the top left of the window; without a text it does not show. */
export interface Tip {
	readonly element: HTMLElement;
	/** Shows what `read` finds at a place of the window, after a moment of rest. */
	soon(x: number, y: number, read: () => Promise<string | undefined>): void;
	/** Shows it at once. */
	now(x: number, y: number, read: () => Promise<string | undefined>): Promise<void>;
	hide(): void;
	readonly isShown: boolean;
}

const REST_MS = 450;

/** Makes the tip; it shows plain text only. */
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
		// Above the pointer where there is no room below, so that it never hides what it speaks of.
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
