// The commands that move the cursor along the log. Where to go is the server's answer; this file asks and goes there.

import * as vscode from "vscode";
import {
	type ProtocolRange,
	STEP_REQUEST,
	type StepAlong,
	type StepParams,
	type StepResult,
} from "../../server/src/protocol.ts";
import { LANGUAGE_ID } from "./names.ts";
import type { Server } from "./server.ts";

interface Step {
	readonly along: StepAlong;
	readonly direction: StepParams["direction"];
}

const STEPS: Readonly<Record<string, Step>> = {
	"rtcdll.goToMatch": { along: "match", direction: "next" },
	"rtcdll.nextInTransaction": { along: "transaction", direction: "next" },
	"rtcdll.previousInTransaction": { along: "transaction", direction: "previous" },
	"rtcdll.nextFailure": { along: "failure", direction: "next" },
	"rtcdll.previousFailure": { along: "failure", direction: "previous" },
};

/** Registers the go-to commands. They act on the active editor and do nothing where that shows no trace. */
export function registerSteps(server: Server, output: vscode.LogOutputChannel): vscode.Disposable {
	return vscode.Disposable.from(
		...Object.entries(STEPS).map(([command, step]) =>
			vscode.commands.registerCommand(command, () => takeStep(server, step, output)),
		),
	);
}

async function takeStep(server: Server, step: Step, output: vscode.LogOutputChannel): Promise<void> {
	const editor = vscode.window.activeTextEditor;
	if (editor?.document.languageId !== LANGUAGE_ID) return;

	const from = editor.selection.active;
	const answer = await ask(server, editor.document.uri, from, step, output);
	// The answer belongs to the place where the question was asked; whoever went on meanwhile is left alone.
	if (vscode.window.activeTextEditor !== editor || !editor.selection.active.isEqual(from)) return;
	if (answer.range === null) await say(editor, answer.reason);
	else await goTo(editor, toRange(answer.range));
}

async function ask(
	server: Server,
	uri: vscode.Uri,
	{ line, character }: vscode.Position,
	step: Step,
	output: vscode.LogOutputChannel,
): Promise<StepResult> {
	const params: StepParams = { textDocument: { uri: uri.toString() }, position: { line, character }, ...step };
	try {
		return await server.request<StepResult>(STEP_REQUEST, params);
	} catch (error) {
		output.error(`${STEP_REQUEST} failed: ${error}`);
		return { range: null, reason: "The language server gave no answer. RTCDLL Log: Show Log Output tells more." };
	}
}

// Both of the following go through the command behind VS Code's own go-to commands. Only it writes the navigation
// history for a short jump too (so that "Go Back" returns), flashes the target, and has a message at the cursor that
// screen readers speak and that goes away with the next key.
const GO_TO_LOCATIONS = "editor.action.goToLocations";

async function goTo(editor: vscode.TextEditor, range: vscode.Range): Promise<void> {
	const wasVisible = editor.visibleRanges.some((visible) => visible.contains(range.start));
	const { uri } = editor.document;
	const target = new vscode.Location(uri, range);
	await vscode.commands.executeCommand(GO_TO_LOCATIONS, uri, editor.selection.active, [target], "goto", "");
	// The command itself puts a target from outside the viewport near the top, where what led to it is cut off.
	if (!wasVisible) editor.revealRange(range, vscode.TextEditorRevealType.InCenter);
}

async function say(editor: vscode.TextEditor, reason: string): Promise<void> {
	await vscode.commands.executeCommand(
		GO_TO_LOCATIONS,
		editor.document.uri,
		editor.selection.active,
		[],
		"goto",
		reason,
	);
}

function toRange({ start, end }: ProtocolRange): vscode.Range {
	return new vscode.Range(start.line, start.character, end.line, end.character);
}
