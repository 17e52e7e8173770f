import * as vscode from "vscode";
import { closeAllEditors, fixture, waitFor } from "./support.ts";

suite("what is shown when a log is opened", () => {
	const settings = () => vscode.workspace.getConfiguration("rtcdll");

	teardown(async () => {
		await settings().update("showOnOpen", undefined, vscode.ConfigurationTarget.Global);
		await closeAllEditors();
	});

	test("the views that were chosen, and the line that failed", async () => {
		await settings().update("showOnOpen", ["explanation"], vscode.ConfigurationTarget.Global);
		const content = (await vscode.workspace.openTextDocument(fixture("refused-sign-in.uccapilog"))).getText();
		// The file may have been opened by another test, and only the first time counts.
		const document = await vscode.workspace.openTextDocument({ language: "rtcdll", content });
		const editor = await vscode.window.showTextDocument(document);
		await waitFor("the cursor on the 403", () => editor.selection.active.line === 79);
		await waitFor("the report", () =>
			vscode.window.tabGroups.all.flatMap(({ tabs }) => tabs).some(({ label }) => label.includes("explained")),
		);
	});
});
