// Go to Time: asks for a time and goes to the first record at or after it.

import * as vscode from "vscode";
import { GO_TO_TIME_REQUEST, type GoToTimeParams, type StepResult } from "../../server/src/protocol.ts";
import { goToLocation } from "./goTo.ts";
import { type App, ask, noAnswer, placeOf, traceEditor } from "./question.ts";

/** Registers the command. Keybindings and tests may pass the time as an argument. */
export function registerGoToTime(app: App): vscode.Disposable {
	return vscode.commands.registerCommand("rtcdll.goToTime", (time?: unknown) => run(app, time));
}

async function run(app: App, given: unknown): Promise<void> {
	const editor = traceEditor();
	if (!editor) return;
	const place = placeOf(editor);
	const find = async (time: string): Promise<StepResult> => {
		const params: GoToTimeParams = { ...place, time };
		return (await ask<StepResult>(app, GO_TO_TIME_REQUEST, params)) ?? { range: null, reason: noAnswer(app) };
	};
	const time = typeof given === "string" ? given : await askForTime(find);
	if (time === undefined || time.trim() === "") return;
	const found = await find(time);
	if (found.range) await goToLocation(editor, found);
	else vscode.window.showInformationMessage(found.reason).then(undefined, () => undefined);
}

/** Asks the server on each keystroke whether the log contains the time, so that only the server needs to parse times. */
function askForTime(find: (time: string) => Promise<StepResult>): Thenable<string | undefined> {
	return vscode.window.showInputBox({
		title: vscode.l10n.t("Go to Time"),
		prompt: vscode.l10n.t(
			"Time of day (10:38:59, 10:38), optionally with a date, or an offset from the cursor (+5s, -2m).",
		),
		placeHolder: "10:38:59",
		async validateInput(value) {
			if (value.trim() === "") return undefined;
			const { reason } = await find(value);
			return reason;
		},
	});
}
