// The commands that move the cursor through the log. The server decides where; this file requests the target and goes there.

import * as vscode from "vscode";
import { STEP_REQUEST, type StepAlong, type StepParams, type StepResult } from "../../server/src/protocol.ts";
import { goToLocation, say } from "./goTo.ts";
import { type App, ask, noAnswer, placeOf, traceEditor } from "./question.ts";

interface Step {
	readonly along: StepAlong;
	readonly direction: StepParams["direction"];
}

const STEPS: Readonly<Record<string, Step>> = {
	"rtcdll.goToMatch": { along: "match", direction: "next" },
	"rtcdll.nextInTransaction": { along: "transaction", direction: "next" },
	"rtcdll.previousInTransaction": { along: "transaction", direction: "previous" },
	"rtcdll.nextInCall": { along: "call", direction: "next" },
	"rtcdll.previousInCall": { along: "call", direction: "previous" },
	"rtcdll.nextFailure": { along: "failure", direction: "next" },
	"rtcdll.previousFailure": { along: "failure", direction: "previous" },
	"rtcdll.nextMark": { along: "mark", direction: "next" },
	"rtcdll.previousMark": { along: "mark", direction: "previous" },
};

/** Registers the go-to commands. They act on the active editor and do nothing if it shows no trace. */
export function registerSteps(app: App): vscode.Disposable {
	return vscode.Disposable.from(
		...Object.entries(STEPS).map(([command, step]) =>
			vscode.commands.registerCommand(command, () => takeStep(app, step)),
		),
	);
}

async function takeStep(app: App, step: Step): Promise<void> {
	const editor = traceEditor();
	if (!editor) return;
	const from = editor.selection.active;
	const params: StepParams = { ...placeOf(editor), ...step };
	const answer = await ask<StepResult>(app, STEP_REQUEST, params);
	// The response applies to the original cursor position; do nothing if the user has moved on.
	if (vscode.window.activeTextEditor !== editor || !editor.selection.active.isEqual(from)) return;
	if (answer?.range) await goToLocation(editor, answer);
	else await say(editor, answer?.reason ?? noAnswer(app));
}
