// The display options of the tree: the order is remembered, filter and search are not. Last week's filter would only hide
// what one looks for today.

import * as vscode from "vscode";
import type { TreeOptions } from "../../../server/src/protocol.ts";
import { CONTEXT, VIEW_ID } from "./names.ts";

/** The user's display options, which apply to every log in this window. */
export interface Choices extends vscode.Disposable {
	readonly options: TreeOptions;
	/** Changes the given options; only the order is kept after the window closes. */
	set(changes: Partial<TreeOptions>): void;
	/** Fires after every `set`. */
	readonly onDidChange: vscode.Event<void>;
}

/** Keeps the options, and the context keys that the view's buttons depend on. */
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
