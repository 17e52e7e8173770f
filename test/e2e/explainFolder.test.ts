// Explain All Logs of This Folder, in a real VS Code.

import assert from "node:assert/strict";
import * as vscode from "vscode";
import { closeAllEditors, extension, fixture, waitFor } from "./support.ts";

suite("explain all logs of a folder", () => {
	teardown(closeAllEditors);

	test("one report on all logs, with links to each, without opening any", async () => {
		const folder = vscode.Uri.joinPath(extension().extensionUri, "test", "fixtures");
		await vscode.commands.executeCommand("rtcdll.explainFolder", folder);
		const report = await waitFor("the report", () =>
			vscode.workspace.textDocuments.find(({ uri, lineCount }) => uri.scheme === "rtcdll-folder" && lineCount > 1),
		);
		assert.match(report.getText(), /^# Logs in fixtures\n\n\d+ logs, \d+ with a failure/);
		assert.match(report.getText(), /^## \d+ logs?: Sign-in refused, 403 Forbidden\./m);
		assert.match(report.getText(), /^- `refused-sign-in\.uccapilog`: `alice@contoso\.com` could not sign in/m);
		assert.ok(!vscode.workspace.textDocuments.some(({ uri }) => uri.path.endsWith("/dialects/bare.txt")));

		const links = await vscode.commands.executeCommand<vscode.DocumentLink[]>(
			"vscode.executeLinkProvider",
			report.uri,
			100,
		);
		const link = links.find(({ target }) => target?.path.endsWith("/refused-sign-in.uccapilog"));
		assert.ok(link?.target, "no link to the log");
		await vscode.commands.executeCommand("vscode.open", link.target);
		await waitFor("the log at the line of the 403", () => {
			const editor = vscode.window.activeTextEditor;
			return (
				editor?.document.uri.toString() === fixture("refused-sign-in.uccapilog").toString() &&
				/SIP\/2\.0 403/.test(editor.document.lineAt(editor.selection.active.line).text)
			);
		});
	});
});
