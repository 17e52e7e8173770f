// Writes a file whole or not at all: on a full disk no half of an export is left, and what was there before stays.

import * as vscode from "vscode";
import { fileName } from "./fileName.ts";

/** Puts `bytes` into the file `target`, in the place of what may be there. Rejects with the error of the file system. */
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
