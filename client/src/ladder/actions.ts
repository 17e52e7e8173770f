// The actions on a message in the diagram. They run the editor's commands.

import * as vscode from "vscode";
import type { LogText } from "./logText.ts";
import type { MessageAction } from "./messages.ts";

interface Action {
	/** The label in the list, the same as in the context menu. */
	readonly label: string;
	readonly command: string;
	/** The key in the diagram. */
	readonly key: string;
}

const ACTIONS: Readonly<Record<MessageAction, Action>> = {
	compareWithPrevious: {
		label: vscode.l10n.t("Compare With Previous"),
		command: "rtcdll.compareWithPrevious",
		key: "P",
	},
	compareWith: { label: vscode.l10n.t("Compare With..."), command: "rtcdll.compareWith", key: "C" },
	copyMessage: { label: vscode.l10n.t("Copy Message"), command: "rtcdll.copyMessage", key: "Y" },
	markMessage: { label: vscode.l10n.t("Mark Message..."), command: "rtcdll.markMessage", key: "K" },
	filterCall: { label: vscode.l10n.t("Filter to This Call"), command: "rtcdll.filterCall", key: "L" },
	showCall: { label: vscode.l10n.t("Show the Diagram of Its Call"), command: "rtcdll.showDiagram", key: "S" },
};

/** All actions in menu order. */
export const MESSAGE_ACTIONS = Object.keys(ACTIONS) as readonly MessageAction[];

/** Runs an action on the message at a line (0-based) of a log, or asks the user for one. */
export async function act(text: LogText, action: MessageAction | "choose", line: number): Promise<void> {
	const chosen = action === "choose" ? await choose(line) : ACTIONS[action];
	if (!chosen) return;
	// These commands act at the cursor, so move it first.
	await text.reveal(line, true);
	await vscode.commands.executeCommand(chosen.command);
}

async function choose(line: number): Promise<Action | undefined> {
	const items = Object.values(ACTIONS).map((action) => ({ ...action, description: action.key }));
	return vscode.window.showQuickPick(items, { placeHolder: vscode.l10n.t("The message on line {0}", line + 1) });
}
