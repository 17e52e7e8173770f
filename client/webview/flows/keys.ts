// What the keys do in the flow table: the ways of a list that takes several rows, and letters for its tools.

/** What a key can ask for. */
export interface FlowKeyActions {
	/** Goes on by so many rows, `Infinity` to the end: with `select` alone, with `extend` up to there, with `stay` without selecting. */
	move(by: number, how: MoveHow): void;
	page(by: 1 | -1, how: MoveHow): void;
	toggle(): void;
	/** Selects up to the row with the focus. */
	extend(): void;
	all(): void;
	open(): void;
	diagram(): void;
	export(): void;
	filter(): void;
	escape(): void;
}

/** What becomes of the selection when the focus moves. */
export type MoveHow = "select" | "extend" | "stay";

/** Listens to the keys: those of the rows while `rows` has the focus, the others wherever nothing is typed. */
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
