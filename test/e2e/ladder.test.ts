// The sequence diagram's panel in VS Code: where it opens, what it follows, and when it closes. The diagram itself is tested
// in test/webview.

import assert from "node:assert/strict";
import * as vscode from "vscode";
import { closeAllEditors, fixture, openFixture, waitFor } from "./support.ts";

suite("sequence diagram", () => {
	teardown(closeAllEditors);

	test("opens beside the log, which keeps the focus", async () => {
		const editor = await openFixture("refused-sign-in.uccapilog");
		await vscode.commands.executeCommand("rtcdll.showDiagram");
		const tab = await waitFor("the panel of the log", () => {
			const found = diagramTab();
			return found?.label === "Diagram: refused-sign-in.uccapilog" && found;
		});
		assert.equal(tab.group.viewColumn, vscode.ViewColumn.Two);
		assert.equal(vscode.window.activeTextEditor?.document, editor.document);
	});

	test("a single panel serves every part and every log", async () => {
		await openFixture("refused-sign-in.uccapilog");
		for (const part of ["", "OfTransaction", "OfActivity", "OfLog"]) {
			await vscode.commands.executeCommand(`rtcdll.showDiagram${part}`);
		}
		await waitFor("the panel", diagramTab);
		await openFixture("RTCDLL0.log");
		await waitFor("the panel of the other log", () => diagramTab()?.label === "Diagram: RTCDLL0.log");
		assert.equal(diagramTabs().length, 1);
	});

	test("opens for the place given as arguments", async () => {
		await openFixture("RTCDLL0.log");
		await vscode.commands.executeCommand("rtcdll.showDiagram", fixture("refused-sign-in.uccapilog").toString(), 79);
		await waitFor("the panel", () => diagramTab()?.label === "Diagram: refused-sign-in.uccapilog");
	});

	test("compares a message in it with the previous one", async () => {
		await openFixture("refused-sign-in.uccapilog");
		await vscode.commands.executeCommand("rtcdll.showDiagramOfLog");
		await waitFor("the panel", diagramTab);
		await vscode.commands.executeCommand("rtcdll.diagram.compareWithPrevious", { line: 62 });
		const diff = await waitFor("the comparison", () => {
			const { input } = vscode.window.tabGroups.activeTabGroup.activeTab ?? {};
			return input instanceof vscode.TabInputTextDiff && input;
		});
		assert.equal(diff.modified.scheme, "rtcdll-compare");
	});

	test("closes with its log", async () => {
		await openFixture("RTCDLL0.log");
		await vscode.commands.executeCommand("rtcdll.showDiagramOfLog");
		await waitFor("the panel", diagramTab);
		const log = vscode.window.tabGroups.all.flatMap(({ tabs }) => tabs).find(({ label }) => label === "RTCDLL0.log");
		await vscode.window.tabGroups.close(log!);
		await waitFor("the panel is gone", () => diagramTabs().length === 0);
	});

	test("does nothing without a log", async () => {
		await vscode.window.showTextDocument(await vscode.workspace.openTextDocument({ content: "Not a trace" }));
		await vscode.commands.executeCommand("rtcdll.showDiagram");
		await new Promise((resolve) => setTimeout(resolve, 300));
		assert.equal(diagramTabs().length, 0);
	});
});

function diagramTabs(): readonly vscode.Tab[] {
	return vscode.window.tabGroups.all
		.flatMap(({ tabs }) => tabs)
		.filter(({ input }) => input instanceof vscode.TabInputWebview && input.viewType.endsWith("rtcdll.diagram"));
}

function diagramTab(): vscode.Tab | undefined {
	return diagramTabs()[0];
}
