// Writes a file completely or not at all: a full disk leaves no partial export, and a previous file stays intact.

import * as vscode from "vscode";
import { fileName } from "./fileName.ts";

/** Writes `bytes` to the file `target`, replacing any previous content. Rejects with the file system's error. */
export async function writeWhole(target: vscode.Uri, bytes: Uint8Array): Promise<void> {
	const unfinished = vscode.Uri.joinPath(target, "..", `.${fileName(target)}.${Date.now().toString(36)}.part`);
	try {
		await vscode.workspace.fs.writeFile(unfinished, bytes);
		await vscode.workspace.fs.rename(unfinished, target, { overwrite: true });
	} catch (error) {
		await vscode.workspace.fs.delete(unfinished).then(undefined, () => undefined);
		throw error;
	}
}
