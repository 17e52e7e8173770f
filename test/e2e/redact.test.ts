// Save Redacted Copy: the log and its copy in a diff, the way back from each line, and the file that is saved.

import assert from "node:assert/strict";
import { copyFile, mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import * as vscode from "vscode";
import { closeAllEditors, fixture, waitFor } from "./support.ts";

suite("redact", () => {
	let folder = "";
	const { showInformationMessage } = vscode.window;

	suiteSetup(async () => {
		// A notification hides after a while, and on a busy machine before the test has found it.
		Object.assign(vscode.window, { showInformationMessage: async (_message: string, ...[save]: string[]) => save });
		folder = await mkdtemp(join(tmpdir(), "rtcdll-redact-"));
		await copyFile(fixture("refused-sign-in.uccapilog").fsPath, join(folder, "alice.uccapilog"));
	});
	suiteTeardown(async () => {
		Object.assign(vscode.window, { showInformationMessage });
		await rm(folder, { recursive: true, force: true });
	});
	teardown(closeAllEditors);

	test("the copy is shown beside the log, links back to it, and is saved beside it", async () => {
		const log = vscode.Uri.file(join(folder, "alice.uccapilog"));
		const original = await readFile(log.fsPath, "utf8");
		await vscode.commands.executeCommand("rtcdll.saveRedactedCopy", log);
		const diff = await waitFor("the diff", () => {
			const input = vscode.window.tabGroups.activeTabGroup.activeTab?.input;
			return input instanceof vscode.TabInputTextDiff && input;
		});
		assert.equal(diff.original.toString(), log.toString());
		assert.equal(diff.modified.scheme, "rtcdll-redacted");
		const copy = await waitFor("the copy", () => documentOf(diff.modified));
		assert.equal(copy.languageId, "rtcdll");
		assert.match(copy.getText(), /REGISTER sip:domain1\.example/);
		assert.doesNotMatch(copy.getText(), /alice|contoso/i);
		assert.deepEqual(vscode.languages.getDiagnostics(copy.uri), []);

		const saved = join(folder, "alice.redacted.uccapilog");
		await waitFor("the saved copy", async () => {
			// The dialog appears some time after the copy.
			await vscode.commands.executeCommand("workbench.action.acceptSelectedQuickOpenItem");
			return readFile(saved, "utf8").then(
				(text) => text === copy.getText(),
				() => false,
			);
		});
		assert.equal(await readFile(log.fsPath, "utf8"), original);

		const editor = await vscode.window.showTextDocument(copy);
		editor.selection = new vscode.Selection(20, 0, 20, 0);
		await vscode.commands.executeCommand("rtcdll.goToSource");
		await waitFor("line 21 of the log", () => {
			const active = vscode.window.activeTextEditor;
			return active?.document.uri.toString() === log.toString() && active.selection.active.line === 20;
		});
	});
});

function documentOf(uri: vscode.Uri): vscode.TextDocument | undefined {
	return vscode.workspace.textDocuments.find((document) => document.uri.toString() === uri.toString());
}
