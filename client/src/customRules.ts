// Custom rules: reports invalid ones and opens the setting that defines them.

import * as vscode from "vscode";
import { DISPLAY_NAME } from "./names.ts";
import type { Server } from "./server.ts";

/** Warns about custom rules that are invalid, with a button that opens the setting. */
export function warnOfWrongCustomRules({ onWrongCustomRules }: Server, output: vscode.LogOutputChannel) {
	return onWrongCustomRules(({ uri, message }) => {
		output.warn(`rtcdll.customRules: ${message}`);
		const open = vscode.l10n.t("Open Settings");
		vscode.window
			.showWarningMessage(`${DISPLAY_NAME}: ${vscode.l10n.t("Some custom rules were skipped. {0}", message)}`, open)
			.then((choice) => (choice === open ? openCustomRules(vscode.Uri.parse(uri)) : undefined))
			.then(undefined, (error: unknown) => output.error(`The settings could not be opened: ${error}`));
	});
}

/**
 * Opens the settings at the custom rules that apply to a log: the settings file that defines them, or the user settings if
 * there are none.
 */
export async function openCustomRules(log: vscode.Uri | undefined): Promise<void> {
	const found = vscode.workspace.getConfiguration("rtcdll", log).inspect("customRules");
	const isOfWorkspace = found?.workspaceFolderValue !== undefined || found?.workspaceValue !== undefined;
	await vscode.commands.executeCommand(
		isOfWorkspace ? "workbench.action.openWorkspaceSettingsFile" : "workbench.action.openSettingsJson",
		{ revealSetting: { key: "rtcdll.customRules", edit: found?.globalValue === undefined && !isOfWorkspace } },
	);
}
