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
