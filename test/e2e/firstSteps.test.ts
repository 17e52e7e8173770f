// The walkthrough in a real VS Code: the sample with things to try, and the logs of this machine.

import assert from "node:assert/strict";
import { mkdtemp } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import * as vscode from "vscode";
import { closeAllEditors, extension, fixture, waitFor } from "./support.ts";

const decode = async (uri: vscode.Uri) => new TextDecoder().decode(await vscode.workspace.fs.readFile(uri));

suite("first steps", () => {
	teardown(closeAllEditors);

	test("the sample opens as a copy, with the cursor at the failure, and can be compared with a sign-in that works", async () => {
		await vscode.commands.executeCommand("rtcdll.openSample", "comparison");
		const sample = await waitFor("the sample", () =>
			vscode.workspace.textDocuments.find(({ uri }) => uri.path.endsWith("/samples/refused-sign-in.uccapilog")),
		);
		assert.equal(sample.languageId, "rtcdll");
		assert.ok(!sample.uri.path.startsWith(extension().extensionUri.path));
		assert.equal(sample.getText(), await decode(fixture("refused-sign-in.uccapilog")));
		const report = await waitFor("the comparison", () =>
			vscode.workspace.textDocuments.find(
				({ uri, lineCount }) =>
					uri.scheme === "rtcdll-comparison" && uri.path.startsWith(sample.uri.path) && lineCount > 1,
			),
		);
		assert.match(report.getText(), /gets 200 OK to REGISTER .* this one gets 403 Forbidden/);
	});

	test("each step of the walkthrough names existing commands and a packaged picture", async () => {
		const commands = new Set(await vscode.commands.getCommands());
		const [walkthrough] = extension().packageJSON.contributes.walkthroughs;
		for (const { description, media, completionEvents } of walkthrough.steps) {
			const linked = [...description.matchAll(/\(command:([\w.]+)/g)].map(([, command]) => command);
			const completing = completionEvents.map((event: string) => event.replace("onCommand:", ""));
			for (const command of [...linked, ...completing]) assert.ok(commands.has(command), command);
			await vscode.workspace.fs.stat(vscode.Uri.joinPath(extension().extensionUri, media.svg));
		}
	});

	test("Find My Logs lists the logs in the user's folders and opens the selected one", async () => {
		const home = vscode.Uri.file(await mkdtemp(join(tmpdir(), "rtcdll-")));
		const log = vscode.Uri.joinPath(home, "Tracing", "RTCDLL0.log");
		await vscode.workspace.fs.copy(fixture("RTCDLL0.log"), log);
		const before = process.env.USERPROFILE;
		process.env.USERPROFILE = home.fsPath;
		try {
			const listed = vscode.commands.executeCommand("rtcdll.findMyLogs");
			await waitFor("the log", async () => {
				// The list may not be visible yet, and then there is nothing to accept.
				await vscode.commands.executeCommand("workbench.action.acceptSelectedQuickOpenItem");
				return vscode.window.activeTextEditor?.document.uri.toString() === log.toString();
			});
			await listed;
		} finally {
			if (before === undefined) delete process.env.USERPROFILE;
			else process.env.USERPROFILE = before;
			await vscode.workspace.fs.delete(home, { recursive: true });
		}
	});
});
