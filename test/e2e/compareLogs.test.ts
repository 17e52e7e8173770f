// Compare With a Working Log, in a real VS Code.

import assert from "node:assert/strict";
import * as vscode from "vscode";
import { closeAllEditors, extension, waitFor } from "./support.ts";

suite("compare with a working log", () => {
	teardown(closeAllEditors);

	test("the report opens as a preview, with links to both logs and to a diff", async () => {
		const [good, bad] = [
			scenario("108-audio-call-hung-up-51004.log"),
			scenario("109-media-23-this-client-hangs-up.log"),
		];
		const editor = await vscode.window.showTextDocument(await vscode.workspace.openTextDocument(bad), {
			preview: false,
		});
		await waitFor("the language", () => editor.document.languageId === "rtcdll");
		editor.selection = new vscode.Selection(4, 0, 4, 0);
		await vscode.commands.executeCommand("rtcdll.compareWithWorking", good.toString());
		const report = await waitFor("the report", () =>
			vscode.workspace.textDocuments.find(({ uri }) => uri.scheme === "rtcdll-comparison"),
		);
		await waitFor("the preview", () => tabs().some(({ input }) => input instanceof vscode.TabInputWebview));
		assert.match(
			report.getText(),
			/^# Call from .*, compared\n\nThe first 2 steps were the same in both\. In this one, BYE/,
		);
		assert.match(report.getText(), /ms-client-diagnostics 23/);

		const links = await vscode.commands.executeCommand<vscode.DocumentLink[]>(
			"vscode.executeLinkProvider",
			report.uri,
			100,
		);
		const targetIn = (folder: string) =>
			links.find(({ target }) => target?.path.split("/").at(-2) === folder)?.target ??
			assert.fail(`no link to ${folder}`);
		await vscode.commands.executeCommand("vscode.open", targetIn("0"));
		await waitFor("the working log", () => activeUri() === good.toString());
		await vscode.commands.executeCommand("vscode.open", targetIn("1"));
		await waitFor("the other log", () => activeUri() === bad.toString());
		await vscode.commands.executeCommand("vscode.open", targetIn("diff"));
		const tab = await waitFor("the diff", () => tabs().find(({ input }) => input instanceof vscode.TabInputTextDiff));
		assert.match(tab.label, /BYE.* ↔ .*BYE/);
		const { original, modified } = tab.input as vscode.TabInputTextDiff;
		const [left, right] = await Promise.all([original, modified].map((uri) => vscode.workspace.openTextDocument(uri)));
		assert.match(left!.getText(), /51004/);
		assert.match(right!.getText(), /ms-client-diagnostics: 23/);
		await waitFor("the stand-ins to be closed", () => !tabs().some(isStandIn));
	});

	test("nothing opens if there is nothing to compare", async () => {
		const bad = scenario("009-ntlm-refused.log");
		const editor = await vscode.window.showTextDocument(await vscode.workspace.openTextDocument(bad));
		await waitFor("the language", () => editor.document.languageId === "rtcdll");
		await vscode.commands.executeCommand("rtcdll.compareWithWorking", scenario("067-call.log").toString());
		assert.ok(!tabs().some(({ input }) => input instanceof vscode.TabInputWebview));
	});
});

function scenario(name: string): vscode.Uri {
	return vscode.Uri.joinPath(extension().extensionUri, "test", "scenarios", name);
}

function activeUri(): string | undefined {
	return vscode.window.activeTextEditor?.document.uri.toString();
}

function tabs(): readonly vscode.Tab[] {
	return vscode.window.tabGroups.all.flatMap((group) => group.tabs);
}

function isStandIn({ input }: vscode.Tab): boolean {
	return input instanceof vscode.TabInputText && input.uri.scheme === "rtcdll-comparison";
}
