// Which files VS Code hides from extensions, and how they are shown all the same.

import * as vscode from "vscode";

/**
 * VS Code hides what is longer, in UTF-16 units (`_MODEL_SYNC_LIMIT` in `textModel.ts`). The disk tells bytes: of UTF-16 they
 * are twice as many, and such a document may be open all the same.
 */
const LONGEST = 50 * 1024 * 1024;

/** What the disk says of a file that VS Code hides; `undefined` for one that it does not hide, and for what is no file. */
export async function hiddenFile(uri: vscode.Uri): Promise<vscode.FileStat | undefined> {
	if (isOpen(uri)) return undefined;
	try {
		const stat = await vscode.workspace.fs.stat(uri);
		return stat.size > LONGEST && !isOpen(uri) ? stat : undefined;
	} catch {
		return undefined;
	}
}

/** Shows a document; `undefined` for one that VS Code shows, and gives to no extension. */
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
