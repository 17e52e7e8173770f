// The log that the transactions view and the flow table show: the log of the active editor, which may show only part of it.
// While another kind of editor is active, the previous log stays as long as it has a tab. It may be a log that VS Code
// hides.

import * as vscode from "vscode";
import { logBehind } from "../../../server/src/protocol.ts";
import type { HiddenLogs } from "../hidden/logFile.ts";
import { isDocument, type LogFile } from "../hidden/logFile.ts";
import { logOf } from "../logPlace.ts";
import { LANGUAGE_ID } from "../names.ts";
import { type App, traceEditor } from "../question.ts";

/** Tracks the active log. */
export interface ActiveLog extends vscode.Disposable {
	/** The log itself, never a document that shows part of it; `undefined` if there is none. */
	readonly document: LogFile | undefined;
	/** Fires when another log becomes active, or none is left. */
	readonly onDidChange: vscode.Event<void>;
}

/** Follows the editors of the window. */
export function followActiveLog({ hidden }: App): ActiveLog {
	const changed = new vscode.EventEmitter<void>();
	let current = choose(hidden, undefined);
	const update = () => {
		const next = choose(hidden, current);
		if (next === current) return;
		current = next;
		changed.fire();
	};
	const listeners = vscode.Disposable.from(
		changed,
		vscode.window.onDidChangeActiveTextEditor(update),
		vscode.window.tabGroups.onDidChangeTabs(update),
		// Changing a document's language closes and reopens it without an editor event.
		vscode.workspace.onDidOpenTextDocument(update),
		vscode.workspace.onDidCloseTextDocument(update),
		hidden.onDidChange(update),
	);
	return {
		get document() {
			return current;
		},
		onDidChange: changed.event,
		dispose: () => listeners.dispose(),
	};
}

function choose(hidden: HiddenLogs, current: LogFile | undefined): LogFile | undefined {
	const editor = traceEditor();
	const shown = editor && logOf(editor.document.uri);
	const active = shown ? (logNamed(shown.toString()) ?? hidden.get(shown)) : hidden.active;
	if (active) return active;
	if (current && isStillThere(hidden, current) && hasTab(current.uri)) return current;
	return vscode.window.visibleTextEditors.find(({ document }) => isLog(document))?.document;
}

function logNamed(wanted: string): vscode.TextDocument | undefined {
	return vscode.workspace.textDocuments.find((document) => document.uri.toString() === wanted && isLog(document));
}

function isStillThere(hidden: HiddenLogs, log: LogFile): boolean {
	return isDocument(log) ? !log.isClosed && isLog(log) : hidden.get(log.uri) === log;
}

function isLog({ languageId, uri }: vscode.TextDocument): boolean {
	return languageId === LANGUAGE_ID && logBehind(uri.toString()) === undefined;
}

function hasTab(uri: vscode.Uri): boolean {
	const wanted = uri.toString();
	return vscode.window.tabGroups.all.some(({ tabs }) =>
		tabs.some(({ input }) => input instanceof vscode.TabInputText && input.uri.toString() === wanted),
	);
}
