import * as vscode from "vscode";
import { closeAllEditors, openFixture, waitFor } from "./support.ts";

suite("custom rules", () => {
	const settings = () => vscode.workspace.getConfiguration("rtcdll");

	teardown(async () => {
		await settings().update("customRules", undefined, vscode.ConfigurationTarget.Global);
		await closeAllEditors();
	});

	test("findings are in Problems as soon as the rules are set, and a command opens the setting", async () => {
		const { document } = await openFixture("RTCDLL0.log");
		const rule = { id: "seen", query: "method:REGISTER", severity: "warning", message: "{from} was seen" };
		const wrong = { ...rule, id: "wrong", query: "(" };
		await settings().update("customRules", [wrong, rule], vscode.ConfigurationTarget.Global);
		await waitFor("the problem of the rule that is right", () =>
			vscode.languages
				.getDiagnostics(document.uri)
				.some(
					({ code, message }) => typeof code !== "object" && code === "seen" && / was seen, 2 times$/.test(message),
				),
		);
		await vscode.commands.executeCommand("rtcdll.openCustomRules");
		await waitFor("the settings of the user", () =>
			vscode.window.activeTextEditor?.document.uri.path.endsWith("/settings.json"),
		);
	});
});
