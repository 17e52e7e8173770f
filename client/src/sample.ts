// Open Sample Log: a refused sign-in, for users who have no log of their own to try.

import * as vscode from "vscode";
import { complain } from "./confirm.ts";
import { errorText } from "./errorText.ts";
import type { App } from "./question.ts";
import { showViews } from "./showOnOpen.ts";

/** The shipped samples, and the names of their copies. */
const REFUSED = { path: "test/fixtures/refused-sign-in.uccapilog", name: "refused-sign-in.uccapilog" };
const WORKING = { path: "test/scenarios/001-ntlm-sign-in.log", name: "working-sign-in.log" };

/** Commands to run on the sample right away, by the word that the walkthrough passes. */
const COMMANDS: Readonly<Record<string, string>> = {
	explanation: "rtcdll.explainLog",
	failures: "rtcdll.filterFailures",
	diagram: "rtcdll.showDiagramOfLog",
	comparison: "rtcdll.compareWithWorking",
};

/** Registers the command, which accepts one of these words as its argument. A comparison uses a sign-in that worked. */
export function registerSample(context: vscode.ExtensionContext, app: App): vscode.Disposable {
	return vscode.commands.registerCommand("rtcdll.openSample", async (action?: unknown) => {
		try {
			await openSample(context, app, action);
		} catch (error) {
			complain(vscode.l10n.t("The sample log could not be opened: {0}", errorText(error)));
		}
	});
}

async function openSample(context: vscode.ExtensionContext, app: App, action: unknown): Promise<void> {
	const refused = await copyOf(context, REFUSED);
	const working = await copyOf(context, WORKING);
	const editor = await vscode.window.showTextDocument(refused, { preview: false });
	await showViews(app, editor, ["problems", "transactions"]);
	const command = typeof action === "string" && Object.hasOwn(COMMANDS, action) ? COMMANDS[action] : undefined;
	if (command === undefined) return;
	// The commands act on the active editor, and a view may have taken the focus.
	await vscode.window.showTextDocument(refused, { preview: false });
	await vscode.commands.executeCommand(command, ...(action === "comparison" ? [working.toString()] : []));
}

/** A fresh copy in the extension's storage: users may edit it without changing the installed files. */
async function copyOf(
	{ extensionUri, globalStorageUri }: vscode.ExtensionContext,
	{ path, name }: typeof REFUSED,
): Promise<vscode.Uri> {
	const copy = vscode.Uri.joinPath(globalStorageUri, "samples", name);
	const bytes = await vscode.workspace.fs.readFile(vscode.Uri.joinPath(extensionUri, path));
	await vscode.workspace.fs.writeFile(copy, bytes);
	return copy;
}
