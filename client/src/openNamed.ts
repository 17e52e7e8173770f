// Opens the logs named when this VS Code was started. A browser window can take only one file from its address.

import * as vscode from "vscode";

/** The environment variable with their paths as a JSON array; `npm start` sets it. */
const VARIABLE = "RTCDLL_OPEN";

/** Opens them in the background. Skips files that fail to open: VS Code has reported them already. */
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
