// What the keys do in the diagram.

import type { MessageAction } from "../src/ladder/messages.ts";

/** What a key can ask for. */
export interface KeyActions {
	/** Moves the selection by so many rows; `Infinity` is the end. */
	move(by: number): void;
	page(by: 1 | -1): void;
	/** Shows the selected message in the text, and goes there with `focus`. */
	reveal(focus: boolean): void;
	search(): void;
	match(by: 1 | -1): void;
	failure(by: 1 | -1): void;
	/** 0 is the size that the editor has. */
	zoom(by: 1 | -1 | 0): void;
	/** Shows or hides the message behind the selected row. */
	tip(): void;
	toggleTable(): void;
	/** Does something with the selected message. */
	act(action: MessageAction | "choose"): void;
	escape(): void;
}

/** Letters for what can be done with a message; Ctrl+C copies it as well. */
const ACTIONS: Readonly<Record<string, MessageAction | "choose">> = {
	a: "choose",
	p: "compareWithPrevious",
	c: "compareWith",
	y: "copyMessage",
	l: "filterCall",
	s: "showCall",
};

/** Listens to the keys: those of the rows while `rows` has the focus, the others wherever nothing is typed. */
export function listenToKeys(rows: HTMLElement, actions: KeyActions): void {
	rows.addEventListener("keydown", (event) => {
		const isCopy = (event.ctrlKey || event.metaKey) && event.key.toLowerCase() === "c";
		if (isCopy && !event.altKey && document.getSelection()?.isCollapsed !== false) actions.act("copyMessage");
		if (event.altKey || event.metaKey) return;
		const isHandled = rowKey(event, actions);
		if (isHandled) event.preventDefault();
	});
	document.addEventListener("keydown", (event) => {
		const isFind = (event.ctrlKey || event.metaKey) && !event.altKey && event.key.toLowerCase() === "f";
		if (isFind) actions.search();
		else if (event.target instanceof HTMLInputElement || event.ctrlKey || event.metaKey || event.altKey) return;
		else if (!anyKey(event, actions)) return;
		event.preventDefault();
	});
}

function rowKey({ key, ctrlKey }: KeyboardEvent, actions: KeyActions): boolean {
	switch (key) {
		case "ArrowDown":
			actions.move(1);
			return true;
		case "ArrowUp":
			actions.move(-1);
			return true;
		case "PageDown":
			actions.page(1);
			return true;
		case "PageUp":
			actions.page(-1);
			return true;
		case "Home":
			actions.move(-Infinity);
			return true;
		case "End":
			actions.move(Infinity);
			return true;
		case "Enter":
			actions.reveal(ctrlKey);
			return true;
		case " ":
			actions.tip();
			return true;
		default:
			return false;
	}
}

function anyKey({ key }: KeyboardEvent, actions: KeyActions): boolean {
	const action = ACTIONS[key];
	if (action) {
		actions.act(action);
		return true;
	}
	switch (key) {
		case "t":
			actions.toggleTable();
			return true;
		case "/":
			actions.search();
			return true;
		case "f":
			actions.failure(1);
			return true;
		case "F":
			actions.failure(-1);
			return true;
		case "n":
			actions.match(1);
			return true;
		case "N":
			actions.match(-1);
			return true;
		case "+":
		case "=":
			actions.zoom(1);
			return true;
		case "-":
			actions.zoom(-1);
			return true;
		case "0":
			actions.zoom(0);
			return true;
		case "Escape":
			actions.escape();
			return true;
		default:
			return false;
	}
}
