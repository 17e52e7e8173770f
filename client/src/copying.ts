// Copy Message and Copy Call: records as they stand in the log, to the clipboard.

import * as vscode from "vscode";
import { COPY_REQUEST, type CopyParams, type CopyResult } from "../../server/src/protocol.ts";
import { say } from "./goTo.ts";
import { ask, confirm, type Desk, NO_ANSWER, placeOf, traceEditor } from "./question.ts";

/** Registers the copy commands. They act on the active editor and do nothing where that shows no trace. */
export function registerCopying(desk: Desk): vscode.Disposable {
	return vscode.Disposable.from(
		vscode.commands.registerCommand("rtcdll.copyMessage", () => copy(desk, "message")),
		vscode.commands.registerCommand("rtcdll.copyCall", () => copy(desk, "call")),
	);
}

async function copy(desk: Desk, what: CopyParams["what"]): Promise<void> {
	const editor = traceEditor();
	if (!editor) return;
	const params: CopyParams = { ...placeOf(editor), what };
	const answer = await ask<CopyResult>(desk, COPY_REQUEST, params);
	if (typeof answer?.text !== "string") return say(editor, answer?.reason ?? NO_ANSWER);
	await vscode.env.clipboard.writeText(answer.text);
	const { messages, name } = answer;
	confirm(what === "message" ? `Copied ${name}` : `Copied the call: ${messages} message${messages === 1 ? "" : "s"}`);
}
