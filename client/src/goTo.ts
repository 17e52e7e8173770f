// Going to a place in a log, and saying at the cursor why there is none to go to.

import * as vscode from "vscode";
import type { ProtocolLocation, ProtocolRange } from "../../server/src/protocol.ts";
import { showLog } from "./logEditor.ts";

// Both of the following go through the command behind VS Code's own go-to commands. Only it writes the navigation
// history for a short jump too (so that "Go Back" returns), flashes the target, and has a message at the cursor that
// screen readers speak and that goes away with the next key.
const GO_TO_LOCATIONS = "editor.action.goToLocations";

/** Moves the cursor of the editor to `range`, with it in the middle where it was out of sight. */
export async function goTo(editor: vscode.TextEditor, range: vscode.Range): Promise<void> {
	const wasVisible = editor.visibleRanges.some((visible) => visible.contains(range.start));
	const { uri } = editor.document;
	const target = new vscode.Location(uri, range);
	await vscode.commands.executeCommand(GO_TO_LOCATIONS, uri, editor.selection.active, [target], "goto", "");
	// The command itself puts a target from outside the viewport near the top, where what led to it is cut off.
	if (!wasVisible) editor.revealRange(range, vscode.TextEditorRevealType.InCenter);
}

/** Goes where the server says: to a place in the editor, or in the log of which the editor shows only a part. */
export async function goToLocation(editor: vscode.TextEditor, { uri, range }: ProtocolLocation): Promise<void> {
	if (uri === editor.document.uri.toString()) await goTo(editor, toRange(range));
	else await showLog(vscode.Uri.parse(uri, true), toRange(range).start);
}

/** Says a sentence at the cursor. */
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

/** A range of the protocol as VS Code has it. */
export function toRange({ start, end }: ProtocolRange): vscode.Range {
	return new vscode.Range(start.line, start.character, end.line, end.character);
}
