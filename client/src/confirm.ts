// Short confirmations of what a command did.

import * as vscode from "vscode";

/** Shows a confirmation where it is in nobody's way, for as long as it takes to read. */
export function confirm(text: string): void {
	vscode.window.setStatusBarMessage(text, CONFIRMATION_MS);
}

const CONFIRMATION_MS = 4000;

/** Puts a text on the clipboard, and confirms it. */
export async function copyText(text: string, confirmation: string): Promise<void> {
	await vscode.env.clipboard.writeText(text);
	confirm(confirmation);
}
