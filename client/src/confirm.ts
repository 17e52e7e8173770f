// Short notifications of what a command did, or why it could not.

import * as vscode from "vscode";
import { SERVER_IS_OFF } from "./server.ts";

/** Shows an unobtrusive confirmation for as long as it takes to read. */
export function confirm(text: string): void {
	vscode.window.setStatusBarMessage(text, CONFIRMATION_MS);
}

const CONFIRMATION_MS = 4000;

/** Shows an error notification. If the server is off, it offers a button that restarts the server. */
export function complain(reason: string): void {
	const buttons = reason.endsWith(SERVER_IS_OFF) ? [RESTART] : [];
	vscode.window.showErrorMessage(reason, ...buttons).then((choice) => {
		if (choice === RESTART) void vscode.commands.executeCommand("rtcdll.restartServer");
	}, undefined);
}

const RESTART = vscode.l10n.t("Restart");

/** Copies text to the clipboard and confirms it. */
export async function copyText(text: string, confirmation: string): Promise<void> {
	await vscode.env.clipboard.writeText(text);
	confirm(confirmation);
}
