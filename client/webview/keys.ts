// What the keys do in the diagram.

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
	escape(): void;
}

/** Listens to the keys: those of the rows while `rows` has the focus, the others wherever nothing is typed. */
export function listenToKeys(rows: HTMLElement, actions: KeyActions): void {
	rows.addEventListener("keydown", (event) => {
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
	switch (key) {
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
