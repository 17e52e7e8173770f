// A log, be it a document or one that VS Code gives to no extension.

import type * as vscode from "vscode";

/** A log as far as its place and its length go: a document has both as well. */
export interface LogFile {
	readonly uri: vscode.Uri;
	readonly lineCount: number;
}

/** True for a log that VS Code does give to extensions. */
export function isDocument(log: LogFile): log is vscode.TextDocument {
	return "getText" in log;
}

/** The hidden logs of the window. */
export interface HiddenLogs extends vscode.Disposable {
	/** The one in the active tab, when the server has read it. */
	readonly active: LogFile | undefined;
	/** Fires when another one is active, or it was read anew. */
	readonly onDidChange: vscode.Event<void>;
	/** One that the server has read. */
	get(uri: vscode.Uri): LogFile | undefined;
	/**
	 * Makes a log known to the server: opens its document, or has a hidden file read. Rejects with a sentence for the reader where
	 * neither can be done.
	 */
	open(uri: vscode.Uri): Promise<LogFile>;
}
