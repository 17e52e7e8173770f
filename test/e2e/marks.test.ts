// Marks in a real VS Code: set at the cursor, found again after the file has changed, and removed.

import assert from "node:assert/strict";
import * as vscode from "vscode";
import { closeAllEditors, emptyFolder, fixture, read, removeFolder, waitFor, write } from "./support.ts";

suite("marks", () => {
	let folder: vscode.Uri;

	suiteSetup(async () => {
		folder = await emptyFolder("marks");
	});
	teardown(closeAllEditors);
	suiteTeardown(() => removeFolder(folder));

	test("a mark survives closing the editor and a change at the start of the file, and Explain includes it", async () => {
		const text = await read(fixture("refused-sign-in.uccapilog"));
		const log = vscode.Uri.joinPath(folder, "marked.uccapilog");
		await write(log, text);
		const editor = await open(log);
		put(editor, 81);
		await run("rtcdll.markMessage", "ask the proxy team");
		await run("rtcdll.transactions.focus");
		put(editor, 0);
		await stepsTo(editor, 79);

		await closeAllEditors();
		await write(log, text.split("\n").slice(2).join("\n"));
		const again = await open(log);
		await waitFor("the log as it is on the disk", () => again.document.getText().length < text.length);
		await stepsTo(again, 77);
		await run("rtcdll.explainLog");
		const report = await waitFor("the report", () =>
			vscode.workspace.textDocuments.find(({ uri }) => /\/marked\.uccapilog explained/.test(uri.path)),
		);
		assert.match(report.getText(), /\n## Marked by you\n\n- .*: ask the proxy team \(\[line 78\]/);

		await vscode.window.showTextDocument(again.document);
		put(vscode.window.activeTextEditor!, 77);
		await run("rtcdll.copyMessage");
		assert.match(await vscode.env.clipboard.readText(), /^Line 78, .* is marked: ask the proxy team\r?\n/);
		await run("rtcdll.removeMark");
		await run("rtcdll.copyMessage");
		assert.doesNotMatch(await vscode.env.clipboard.readText(), /is marked/);
		assert.equal(await read(log), text.split("\n").slice(2).join("\n"), "the log was changed");
	});
});

function run(command: string, ...args: readonly unknown[]): Thenable<unknown> {
	return vscode.commands.executeCommand(command, ...args);
}

async function open(uri: vscode.Uri): Promise<vscode.TextEditor> {
	const editor = await vscode.window.showTextDocument(uri, { preview: false });
	await waitFor("the problems", () => vscode.languages.getDiagnostics(uri).length > 0);
	return editor;
}

function put(editor: vscode.TextEditor, line: number): void {
	const position = new vscode.Position(line, 3);
	editor.selection = new vscode.Selection(position, position);
}

/** Next Mark goes to the only mark, from any position. */
async function stepsTo(editor: vscode.TextEditor, line: number): Promise<void> {
	await vscode.window.showTextDocument(editor.document);
	await waitFor(`the mark on line ${line + 1}`, async () => {
		await run("rtcdll.nextMark");
		return vscode.window.activeTextEditor?.selection.active.line === line;
	});
}
