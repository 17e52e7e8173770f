// Copy Message and Copy Call: copy records to the clipboard exactly as they are in the log.

import * as vscode from "vscode";
import { COPY_REQUEST, type CopyParams, type CopyResult } from "../../server/src/protocol.ts";
import { copyText } from "./confirm.ts";
import { say } from "./goTo.ts";
import { ask, type Desk, noAnswer, placeOf, traceEditor } from "./question.ts";

/** Registers the copy commands. They act on the active editor and do nothing if it shows no trace. */
export function registerCopying(desk: Desk): vscode.Disposable {
	return vscode.Disposable.from(
		vscode.commands.registerCommand("rtcdll.copyMessage", () => copy(desk, "message")),
		vscode.commands.registerCommand("rtcdll.copyCall", () => copy(desk, "call")),
	);
}

async function copy(desk: Desk, what: CopyParams["what"]): Promise<void> {
	const editor = traceEditor();
	if (!editor) return;
	const reason = await copyRecords(desk, { ...placeOf(editor), what });
	if (reason) await say(editor, reason);
}

/** Copies the message at a position, or its call. Resolves to an explanation if nothing could be copied. */
export async function copyRecords(desk: Desk, params: CopyParams): Promise<string | undefined> {
	const answer = await ask<CopyResult>(desk, COPY_REQUEST, params);
	if (typeof answer?.text !== "string") return answer?.reason ?? noAnswer(desk);
	await copyText(
		answer.text,
		params.what === "message" ? vscode.l10n.t("Copied {0}", answer.name) : copiedCall(answer),
	);
	return undefined;
}

function copiedCall({ messages }: { readonly messages: number }): string {
	return messages === 1
		? vscode.l10n.t("Copied the call: 1 message")
		: vscode.l10n.t("Copied the call: {0} messages", messages);
}
