// The commands to set, remove and list marks. Next and Previous Mark are in steps.ts, with the other go-to commands.

import * as vscode from "vscode";
import {
	type DocumentParams,
	MARKABLE_REQUEST,
	MARKED_REQUEST,
	type MarkableResult,
	type MarkedMessage,
	type MarkedResult,
} from "../../../server/src/protocol.ts";
import { isIndex } from "../arguments.ts";
import { confirm } from "../confirm.ts";
import { goTo, say, toRange } from "../goTo.ts";
import { showLog } from "../logEditor.ts";
import { logOf } from "../logPlace.ts";
import { type App, activeLogUri, ask, noAnswer, placeOf, traceEditor } from "../question.ts";
import { showSigns } from "./signs.ts";

/** The maximum length of a note in characters: notes appear after a line and in tickets. */
const LONGEST_NOTE = 500;

/** Registers the commands and shows the marks in editors. */
export function registerMarks({ extensionUri }: vscode.ExtensionContext, app: App): vscode.Disposable {
	return vscode.Disposable.from(
		showSigns(extensionUri, app),
		// Keybindings and tests may pass the note; the line number context menu passes the line.
		vscode.commands.registerCommand("rtcdll.markMessage", (argument?: unknown) => markMessage(app, argument)),
		vscode.commands.registerCommand("rtcdll.removeMark", (argument?: unknown) => removeMark(app, argument)),
		vscode.commands.registerCommand("rtcdll.showMarks", () => showMarks(app)),
	);
}

type Markable = Extract<MarkableResult, { name: string }>;

async function markMessage(app: App, argument: unknown): Promise<void> {
	const editor = traceEditor();
	const found = editor && (await messageAt(app, editor, argument));
	if (!found) return;
	const note = typeof argument === "string" ? argument.slice(0, LONGEST_NOTE) : await askForNote(found);
	if (note === undefined) return;
	await app.marks.set(logOf(editor.document.uri), { message: found.message, note: note.trim() });
	confirm(vscode.l10n.t("Marked {0}", found.name));
}

async function removeMark(app: App, argument: unknown): Promise<void> {
	const editor = traceEditor();
	const found = editor && (await messageAt(app, editor, argument));
	if (!found) return;
	if (found.note === null) return say(editor, vscode.l10n.t("This message is not marked."));
	await app.marks.remove(logOf(editor.document.uri), found.message);
	confirm(vscode.l10n.t("Removed the mark of {0}", found.name));
}

/** The message at the cursor or at the line from a menu. Reports it if there is none. */
async function messageAt(app: App, editor: vscode.TextEditor, argument: unknown): Promise<Markable | undefined> {
	const { lineNumber } = (argument ?? {}) as { readonly lineNumber?: unknown };
	// That menu uses 1-based line numbers.
	const line = isIndex(lineNumber) && lineNumber > 0 ? lineNumber - 1 : undefined;
	const place = placeOf(editor);
	const params = line === undefined ? place : { ...place, position: { line, character: 0 } };
	const found = await ask<MarkableResult>(app, MARKABLE_REQUEST, params);
	if (typeof found?.message === "string") return found;
	await say(editor, found?.reason ?? noAnswer(app));
	return undefined;
}

function askForNote({ name, note }: Markable): Thenable<string | undefined> {
	return vscode.window.showInputBox({
		title: note === null ? vscode.l10n.t("Mark Message") : vscode.l10n.t("Edit the Note of This Mark"),
		prompt: vscode.l10n.t("A note on {0}; may be empty. It is kept outside the log.", name),
		placeHolder: vscode.l10n.t("ask the proxy team"),
		value: note ?? "",
		validateInput: (value) =>
			value.length > LONGEST_NOTE
				? vscode.l10n.t("A note can have at most {0} characters; this one has {1}.", LONGEST_NOTE, value.length)
				: undefined,
	});
}

async function showMarks(app: App): Promise<void> {
	const editor = traceEditor();
	const uri = activeLogUri(app);
	if (!uri) return;
	const params: DocumentParams = { textDocument: { uri: uri.toString() } };
	const answer = await ask<MarkedResult>(app, MARKED_REQUEST, params);
	if (!answer || answer.marked.length === 0) {
		const reason = answer ? noMarks(answer.missing) : noAnswer(app);
		if (editor) return say(editor, reason);
		vscode.window.showInformationMessage(reason).then(undefined, () => undefined);
		return;
	}
	const chosen = await vscode.window.showQuickPick(answer.marked.map(itemOf), {
		title: vscode.l10n.t("Marks of This Log"),
		placeHolder: answer.missing === 0 ? vscode.l10n.t("Which one do you want to go to?") : missingText(answer.missing),
		matchOnDescription: true,
	});
	if (!chosen) return;
	const range = toRange(chosen.marked.range);
	if (editor && vscode.window.activeTextEditor === editor) await goTo(editor, range);
	else await showLog(uri, range.start);
}

function itemOf(marked: MarkedMessage): vscode.QuickPickItem & { readonly marked: MarkedMessage } {
	const { name, note, time, range } = marked;
	const place = [time, vscode.l10n.t("line {0}", range.start.line + 1)].filter((part) => part !== "").join(" · ");
	return { label: `★ ${note || name}`, description: note ? `${name} · ${place}` : place, marked };
}

function noMarks(missing: number): string {
	if (missing > 0) return missingText(missing);
	return vscode.l10n.t(
		"No message in this log is marked. To mark the one at the cursor, run RTCDLL Log: Mark Message...",
	);
}

/** Marks reappear with their messages, for example when a truncated log is complete again. */
function missingText(missing: number): string {
	return missing === 1
		? vscode.l10n.t("One more mark is kept for a message that is not in the log at present.")
		: vscode.l10n.t("{0} more marks are kept for messages that are not in the log at present.", missing);
}
