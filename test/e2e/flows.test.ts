// The flow table's panel in VS Code: where it opens, what it follows, and what it opens. Its content is tested in test/webview.

import assert from "node:assert/strict";
import * as vscode from "vscode";
import { closeAllEditors, fixture, openFixture, waitFor } from "./support.ts";

suite("flow table", () => {
	teardown(closeAllEditors);

	test("has its own tab, follows the active log, and closes with it", async () => {
		await openFixture("refused-sign-in.uccapilog");
		await vscode.commands.executeCommand("rtcdll.showFlows");
		const tab = await waitFor("the panel of the log", () => {
			const found = panelTab("rtcdll.flows");
			return found?.label === "Flows: refused-sign-in.uccapilog" && found;
		});
		assert.equal(tab.group.viewColumn, vscode.ViewColumn.One);
		assert.ok(tab.isActive);
		await openFixture("RTCDLL0.log");
		await waitFor("the other log", () => panelTab("rtcdll.flows")?.label === "Flows: RTCDLL0.log");
		await vscode.commands.executeCommand("rtcdll.showFlows");
		await waitFor("the panel in front", () => panelTab("rtcdll.flows")?.isActive);
		await closeAllEditors();
		await waitFor("the panel is gone", () => !panelTab("rtcdll.flows"));
	});

	test("several flows open as one diagram", async () => {
		await openFixture("refused-sign-in.uccapilog");
		const log = fixture("refused-sign-in.uccapilog").toString();
		await vscode.commands.executeCommand("rtcdll.showDiagramOfSelection", log, [2, 92]);
		await waitFor("the diagram", () => panelTab("rtcdll.diagram")?.label === "Diagram: refused-sign-in.uccapilog");
	});
});

function panelTab(viewType: string): vscode.Tab | undefined {
	return vscode.window.tabGroups.all
		.flatMap(({ tabs }) => tabs)
		.find(({ input }) => input instanceof vscode.TabInputWebview && input.viewType.endsWith(viewType));
}
