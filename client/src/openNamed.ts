// Opens the logs that whoever started this VS Code has named. The window in a browser takes one file by its address only.

import * as vscode from "vscode";

/** The variable with their paths, as a JSON list; `npm start` sets it. */
const VARIABLE = "RTCDLL_OPEN";

/** Opens them behind the log that is open. What cannot be opened is left out: VS Code has said so. */
export async function openNamed(environment: Readonly<Record<string, string | undefined>>): Promise<void> {
	const paths = readPaths(environment[VARIABLE]);
	if (paths.length === 0) return;
	const first = vscode.window.activeTextEditor;
	for (const path of paths) {
		const options: vscode.TextDocumentShowOptions = { preview: false, preserveFocus: true };
		await vscode.commands
			.executeCommand("vscode.open", vscode.Uri.file(path), options)
			.then(undefined, () => undefined);
	}
	if (first) await vscode.window.showTextDocument(first.document, { preview: false });
}

function readPaths(value: string | undefined): readonly string[] {
	try {
		const paths: unknown = JSON.parse(value ?? "[]");
		return Array.isArray(paths) ? paths.filter((path) => typeof path === "string") : [];
	} catch {
		return [];
	}
}
