// A log, either a document or one that VS Code hides from extensions.

import type * as vscode from "vscode";

/** The properties of a log that documents have too: URI and line count. */
export interface LogFile {
	readonly uri: vscode.Uri;
	readonly lineCount: number;
}

/** True for a log that extensions can access as a document. */
export function isDocument(log: LogFile): log is vscode.TextDocument {
	return "getText" in log;
}

/** The hidden logs of the window. */
export interface HiddenLogs extends vscode.Disposable {
	/** The log in the active tab, once the server has read it. */
	readonly active: LogFile | undefined;
	/** Fires when another hidden log becomes active or is read again. */
	readonly onDidChange: vscode.Event<void>;
	/** A log that the server has read. */
	get(uri: vscode.Uri): LogFile | undefined;
	/**
	 * Makes a log available to the server by opening its document or having the server read a hidden file. Rejects with a
	 * message for the user if neither works.
	 */
	open(uri: vscode.Uri): Promise<LogFile>;
}
