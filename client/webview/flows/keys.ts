// Keyboard control of the flow table: multi-select list navigation, and letters for the actions.

/** The actions that keys trigger. */
export interface FlowKeyActions {
	/** Moves by a number of rows, or to the end for `Infinity`. */
	move(by: number, how: MoveHow): void;
	page(by: 1 | -1, how: MoveHow): void;
	toggle(): void;
	/** Extends the selection to the focused row. */
	extend(): void;
	all(): void;
	open(): void;
	diagram(): void;
	export(): void;
	filter(): void;
	escape(): void;
}

/** What happens to the selection when the focus moves: select only the new row, extend to it, or leave it unchanged. */
export type MoveHow = "select" | "extend" | "stay";

/** Handles key events: row keys while `rows` has the focus, the others except in text fields. */
export function listenToFlowKeys(rows: HTMLElement, actions: FlowKeyActions): void {
	rows.addEventListener("keydown", (event) => {
		if (!event.altKey && rowKey(event, actions)) event.preventDefault();
	});
	document.addEventListener("keydown", (event) => {
		const isCtrl = event.ctrlKey || event.metaKey;
		const isFind = isCtrl && !event.altKey && event.key.toLowerCase() === "f";
		if (isFind) actions.filter();
		else if (event.target instanceof HTMLInputElement || isCtrl || event.altKey) return;
		else if (!anyKey(event.key, actions)) return;
		event.preventDefault();
	});
}

function rowKey({ key, shiftKey, ctrlKey, metaKey }: KeyboardEvent, actions: FlowKeyActions): boolean {
	const isCtrl = ctrlKey || metaKey;
	const how: MoveHow = shiftKey ? "extend" : isCtrl ? "stay" : "select";
	const steps = STEPS.get(key);
	if (steps !== undefined) {
		actions.move(steps, how);
		return true;
	}
	switch (key) {
		case "PageDown":
			actions.page(1, how);
			return true;
		case "PageUp":
			actions.page(-1, how);
			return true;
		case " ":
			if (shiftKey) actions.extend();
			else actions.toggle();
			return true;
		case "Enter":
			actions.open();
			return true;
		case "Escape":
			actions.escape();
			return true;
		default:
			if (!isCtrl || key.toLowerCase() !== "a") return false;
			actions.all();
			return true;
	}
}

const STEPS: ReadonlyMap<string, number> = new Map([
	["ArrowDown", 1],
	["ArrowUp", -1],
	["Home", -Infinity],
	["End", Infinity],
]);

function anyKey(key: string, actions: FlowKeyActions): boolean {
	switch (key) {
		case "/":
			actions.filter();
			return true;
		case "d":
			actions.diagram();
			return true;
		case "e":
			actions.export();
			return true;
		default:
			return false;
	}
}
