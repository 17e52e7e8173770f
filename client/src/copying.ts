// Copy Message and Copy Call: copy records to the clipboard exactly as they are in the log.

import * as vscode from "vscode";
import { COPY_REQUEST, type CopyParams, type CopyResult } from "../../server/src/protocol.ts";
import { copyText } from "./confirm.ts";
import { say } from "./goTo.ts";
import { type App, ask, noAnswer, placeOf, traceEditor } from "./question.ts";

/** Registers the copy commands. They act on the active editor and do nothing if it shows no trace. */
export function registerCopying(app: App): vscode.Disposable {
	return vscode.Disposable.from(
		vscode.commands.registerCommand("rtcdll.copyMessage", () => copy(app, "message")),
		vscode.commands.registerCommand("rtcdll.copyCall", () => copy(app, "call")),
	);
}

async function copy(app: App, what: CopyParams["what"]): Promise<void> {
	const editor = traceEditor();
	if (!editor) return;
	const reason = await copyRecords(app, { ...placeOf(editor), what });
	if (reason) await say(editor, reason);
}

/** Copies the message at a position, or its call. Resolves to an explanation if nothing could be copied. */
export async function copyRecords(app: App, params: CopyParams): Promise<string | undefined> {
	const answer = await ask<CopyResult>(app, COPY_REQUEST, params);
	if (typeof answer?.text !== "string") return answer?.reason ?? noAnswer(app);
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
