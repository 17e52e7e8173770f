// What of the tree the reader wants to see: the order, which is remembered, and a filter and a search, which are not. A
// filter from last week would only hide what one looks for today.

import * as vscode from "vscode";
import type { TreeOptions } from "../../../server/src/protocol.ts";
import { CONTEXT, VIEW_ID } from "./names.ts";

/** What the reader has chosen for the tree of every log in this window. */
export interface Choices extends vscode.Disposable {
	readonly options: TreeOptions;
	/** Changes these options and leaves the others; only the order outlasts the window. */
	set(changes: Partial<TreeOptions>): void;
	/** Fires after every `set`. */
	readonly onDidChange: vscode.Event<void>;
}

/** Keeps the choices, and the context keys that the buttons of the view go by. */
export function keepChoices(memory: vscode.Memento): Choices {
	const changed = new vscode.EventEmitter<void>();
	let options: TreeOptions = { order: readOrder(memory.get(ORDER)), filter: "all", search: "" };
	publish(options);
	return {
		get options() {
			return options;
		},
		set(changes) {
			options = { ...options, ...changes };
			if (changes.order) void memory.update(ORDER, changes.order);
			publish(options);
			changed.fire();
		},
		onDidChange: changed.event,
		dispose: () => changed.dispose(),
	};
}

const ORDER = `${VIEW_ID}.order`;

function readOrder(value: unknown): TreeOptions["order"] {
	return value === "failedFirst" || value === "time" ? value : "grouped";
}

function publish({ order, filter, search }: TreeOptions): void {
	void vscode.commands.executeCommand("setContext", CONTEXT.order, order);
	void vscode.commands.executeCommand("setContext", CONTEXT.filtered, filter !== "all" || search !== "");
}
