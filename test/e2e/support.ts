// Helpers for every suite in a real VS Code: opening a fixture, and waiting for asynchronous results.

import * as vscode from "vscode";

const pollMs = 50;
const DEADLINE_MS = 30_000;

/** The extension under test. Its id comes from package.json. */
export function extension(): vscode.Extension<unknown> {
	const found = vscode.extensions.getExtension("rtcdll-log.rtcdll-log");
	if (!found) throw new Error("VS Code does not know the extension");
	return found;
}

/** The location of a fixture in test/fixtures, wherever VS Code runs. */
export function fixture(name: string): vscode.Uri {
	return vscode.Uri.joinPath(extension().extensionUri, "test", "fixtures", name);
}

/** Opens a fixture like a user does, in a separate editor. */
export async function openFixture(name: string): Promise<vscode.TextEditor> {
	return vscode.window.showTextDocument(await vscode.workspace.openTextDocument(fixture(name)), { preview: false });
}

/**
 * Creates or empties a folder for the files of a suite. It is inside the open folder, because a web extension can only open
 * files there on its own.
 */
export async function emptyFolder(name: string): Promise<vscode.Uri> {
	const folder = vscode.Uri.joinPath(fixture("."), `written-by-${name}`);
	await removeFolder(folder);
	await vscode.workspace.fs.createDirectory(folder);
	return folder;
}

/** Removes a folder with its content, if it exists. */
export async function removeFolder(folder: vscode.Uri): Promise<void> {
	await vscode.workspace.fs.delete(folder, { recursive: true }).then(undefined, () => undefined);
}

/** Writes a file, whether it exists or not. */
export async function write(file: vscode.Uri, text: string): Promise<void> {
	await vscode.workspace.fs.writeFile(file, new TextEncoder().encode(text));
}

/** The text of a file on disk. */
export async function read(file: vscode.Uri): Promise<string> {
	return new TextDecoder().decode(await vscode.workspace.fs.readFile(file));
}

export async function closeAllEditors(): Promise<void> {
	await vscode.commands.executeCommand("workbench.action.closeAllEditors");
}

/**
 * Polls until the result is neither `undefined`, `null` nor `false`, and returns it. The error at the deadline names what
 * did not happen.
 */
export async function waitFor<T>(
	what: string,
	ask: () => T | undefined | null | false | PromiseLike<T | undefined | null | false>,
	deadlineMs = DEADLINE_MS,
): Promise<T> {
	const deadline = Date.now() + deadlineMs;
	for (;;) {
		const answer = await ask();
		if (answer !== undefined && answer !== null && answer !== false) return answer;
		if (Date.now() > deadline) throw new Error(`Waited ${deadlineMs / 1000} s in vain: ${what}`);
		await new Promise((resolve) => setTimeout(resolve, pollMs));
	}
}

/** Waits for a hover over the first occurrence of a text in a document. */
export async function waitForHover(document: vscode.TextDocument, text: string): Promise<void> {
	const at = document.positionAt(document.getText().indexOf(text));
	await waitFor("a hover", async () => {
		const hovers = await vscode.commands.executeCommand<vscode.Hover[]>(
			"vscode.executeHoverProvider",
			document.uri,
			at,
		);
		return hovers.length > 0;
	});
}

/**
 * The size in megabytes from which on VS Code asks before it opens a file; `undefined` for its own, which is 10 over a remote
 * connection.
 */
export async function askBeforeOpening(megabytes: number | undefined): Promise<void> {
	const workbench = vscode.workspace.getConfiguration("workbench");
	await workbench.update("editorLargeFileConfirmation", megabytes, vscode.ConfigurationTarget.Global);
}
