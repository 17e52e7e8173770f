import assert from "node:assert/strict";
import * as vscode from "vscode";
import { closeAllEditors, fixture, waitFor } from "./support.ts";

suite("what is shown when a log is opened", () => {
	const settings = () => vscode.workspace.getConfiguration("rtcdll");

	teardown(async () => {
		await settings().update("showOnOpen", undefined, vscode.ConfigurationTarget.Global);
		await closeAllEditors();
	});

	test("the selected views and the line of the failure, even if a text of the same name was open before", async () => {
		const before = await vscode.workspace.openTextDocument({ language: "rtcdll", content: "a text" });
		await vscode.window.showTextDocument(before);
		const name = before.uri.toString();
		await closeAllEditors();
		await waitFor("the text to be closed", () => before.isClosed);
		await settings().update("showOnOpen", ["explanation"], vscode.ConfigurationTarget.Global);
		const content = (await vscode.workspace.openTextDocument(fixture("refused-sign-in.uccapilog"))).getText();
		// Another test may have opened the file, and only the first time counts.
		const document = await vscode.workspace.openTextDocument({ language: "rtcdll", content });
		assert.equal(document.uri.toString(), name);
		const editor = await vscode.window.showTextDocument(document);
		await waitFor("the cursor on the 403", () => editor.selection.active.line === 79);
		await waitFor("the report", () =>
			vscode.window.tabGroups.all.flatMap(({ tabs }) => tabs).some(({ label }) => label.includes("explained")),
		);
	});
});
