// What every suite in a real VS Code needs: open a fixture, and wait for what happens by itself.

import * as vscode from "vscode";

const pollMs = 50;
const DEADLINE_MS = 30_000;

/** The extension under test. Its id comes from package.json. */
export function extension(): vscode.Extension<unknown> {
	const found = vscode.extensions.getExtension("rtcdll-log.rtcdll-log");
	if (!found) throw new Error("VS Code does not know the extension");
	return found;
}

/** Where a fixture of test/fixtures is, wherever VS Code runs. */
export function fixture(name: string): vscode.Uri {
	return vscode.Uri.joinPath(extension().extensionUri, "test", "fixtures", name);
}

/** Opens a fixture as a user does, in an editor of its own. */
export async function openFixture(name: string): Promise<vscode.TextEditor> {
	return vscode.window.showTextDocument(await vscode.workspace.openTextDocument(fixture(name)), { preview: false });
}

/**
 * Makes a folder for what a suite writes, and empties it first. It is within the open folder: elsewhere an extension in the web
 * opens nothing by itself.
 */
export async function emptyFolder(name: string): Promise<vscode.Uri> {
	const folder = vscode.Uri.joinPath(fixture("."), `written-by-${name}`);
	await removeFolder(folder);
	await vscode.workspace.fs.createDirectory(folder);
	return folder;
}

/** Removes a folder with all that is in it, if it is there. */
export async function removeFolder(folder: vscode.Uri): Promise<void> {
	await vscode.workspace.fs.delete(folder, { recursive: true }).then(undefined, () => undefined);
}

/** Writes a file, whether it is there already or not. */
export async function write(file: vscode.Uri, text: string): Promise<void> {
	await vscode.workspace.fs.writeFile(file, new TextEncoder().encode(text));
}

/** The text of a file, as it is on the disk. */
export async function read(file: vscode.Uri): Promise<string> {
	return new TextDecoder().decode(await vscode.workspace.fs.readFile(file));
}

export async function closeAllEditors(): Promise<void> {
	await vscode.commands.executeCommand("workbench.action.closeAllEditors");
}

/**
 * Asks again and again until the answer is neither `undefined`, `null` nor `false`, and returns that answer.
 * What did not happen by the deadline is named in the error.
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

/** Waits until there is a hover over the first place where a document has that text. */
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
