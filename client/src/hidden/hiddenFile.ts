// Which files VS Code hides from extensions, and how to show them anyway.

import * as vscode from "vscode";

/**
 * VS Code hides longer documents, in UTF-16 units (`_MODEL_SYNC_LIMIT` in `textModel.ts`). File sizes are in bytes: a UTF-16
 * file has twice as many, so a document of this size on disk may be visible after all.
 */
const LONGEST = 50 * 1024 * 1024;

/** The metadata of a file that VS Code hides; `undefined` if it is visible or not a file. */
export async function hiddenFile(uri: vscode.Uri): Promise<vscode.FileStat | undefined> {
	if (isOpen(uri)) return undefined;
	try {
		const stat = await vscode.workspace.fs.stat(uri);
		return stat.size > LONGEST && !isOpen(uri) ? stat : undefined;
	} catch {
		return undefined;
	}
}

/** Shows a document; `undefined` if VS Code shows it but hides it from extensions. */
export async function showText(
	uri: vscode.Uri,
	options: vscode.TextDocumentShowOptions,
): Promise<vscode.TextEditor | undefined> {
	if (!(await hiddenFile(uri))) return vscode.window.showTextDocument(uri, options);
	await vscode.commands.executeCommand("vscode.open", uri, options);
	return undefined;
}

function isOpen(uri: vscode.Uri): boolean {
	const wanted = uri.toString();
	return vscode.workspace.textDocuments.some((document) => document.uri.toString() === wanted);
}
