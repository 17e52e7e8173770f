// Moves the cursor to a place in a log, and explains at the cursor if there is none.

import * as vscode from "vscode";
import type { ProtocolLocation, ProtocolRange } from "../../server/src/protocol.ts";
import { showLog } from "./logEditor.ts";

// Both functions use the command behind VS Code's own go-to commands. It alone adds short jumps to the navigation history
// (so "Go Back" returns), flashes the target, and shows a message at the cursor that screen readers announce and the next
// key dismisses.
const GO_TO_LOCATIONS = "editor.action.goToLocations";

/** Moves the cursor to `range`, and centres it if it was not visible. */
export async function goTo(editor: vscode.TextEditor, range: vscode.Range): Promise<void> {
	const wasVisible = editor.visibleRanges.some((visible) => visible.contains(range.start));
	const { uri } = editor.document;
	const target = new vscode.Location(uri, range);
	await vscode.commands.executeCommand(GO_TO_LOCATIONS, uri, editor.selection.active, [target], "goto", "");
	// The command itself scrolls an off-screen target near the top, which hides what leads up to it.
	if (!wasVisible) editor.revealRange(range, vscode.TextEditorRevealType.InCenter);
}

/** Goes to a location from the server: in this editor, or in the log of which the editor shows only a part. */
export async function goToLocation(editor: vscode.TextEditor, { uri, range }: ProtocolLocation): Promise<void> {
	if (uri === editor.document.uri.toString()) await goTo(editor, toRange(range));
	else await showLog(vscode.Uri.parse(uri, true), toRange(range).start);
}

/** Shows a message at the cursor. */
export async function say(editor: vscode.TextEditor, reason: string): Promise<void> {
	await vscode.commands.executeCommand(
		GO_TO_LOCATIONS,
		editor.document.uri,
		editor.selection.active,
		[],
		"goto",
		reason,
	);
}

/** Converts a protocol range to a VS Code range. */
export function toRange({ start, end }: ProtocolRange): vscode.Range {
	return new vscode.Range(start.line, start.character, end.line, end.character);
}
