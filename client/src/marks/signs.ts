// Decorates marks in editors: a star in the gutter, the note after the line, and a ruler mark.

import { debounce } from "es-toolkit/compat";
import * as vscode from "vscode";
import {
	type DocumentParams,
	MARKED_REQUEST,
	type MarkedMessage,
	type MarkedResult,
} from "../../../server/src/protocol.ts";
import { toRange } from "../goTo.ts";
import { logOf } from "../logPlace.ts";
import { LANGUAGE_ID } from "../names.ts";
import { type App, ask } from "../question.ts";

/**
 * How long the text must rest, and the maximum delay while a log is being written, in ms. In between, VS Code moves the
 * decorations.
 */
const REST_MS = 100;
const LONGEST_WAIT_MS = 300;

/** The maximum length of a note after a line, in characters; the hover shows all of it. */
const LONGEST = 120;

/** Decorates all visible editors that show a trace until the result is disposed of. */
export function showSigns(extension: vscode.Uri, app: App): vscode.Disposable {
	const icon = (name: string) => vscode.Uri.joinPath(extension, "images", `mark-${name}.svg`);
	const style = vscode.window.createTextEditorDecorationType({
		light: { gutterIconPath: icon("light") },
		dark: { gutterIconPath: icon("dark") },
		gutterIconSize: "contain",
		overviewRulerColor: new vscode.ThemeColor("charts.purple"),
		overviewRulerLane: vscode.OverviewRulerLane.Left,
		after: { color: new vscode.ThemeColor("charts.purple"), margin: "0 0 0 2ch" },
		rangeBehavior: vscode.DecorationRangeBehavior.ClosedClosed,
	});
	const signed = new WeakSet<vscode.TextEditor>();

	const update = async (editor: vscode.TextEditor): Promise<void> => {
		const { document } = editor;
		if (document.languageId !== LANGUAGE_ID) return;
		const has = app.marks.has(logOf(document.uri));
		if (!has && !signed.has(editor)) return;
		const { version } = document;
		const params: DocumentParams = { textDocument: { uri: document.uri.toString() } };
		const answer = has ? await ask<MarkedResult>(app, MARKED_REQUEST, params) : null;
		// If the text has changed, another request follows. If the server fails, the decorations stay as they are.
		if (document.version !== version || answer === undefined) return;
		signed.add(editor);
		editor.setDecorations(
			style,
			(answer?.marked ?? []).map((each) => signOf(document, each)),
		);
	};
	const updateAll = () => {
		for (const editor of vscode.window.visibleTextEditors) void update(editor);
	};
	const updateSoon = debounce(updateAll, REST_MS, { maxWait: LONGEST_WAIT_MS });
	updateSoon();
	return vscode.Disposable.from(
		style,
		{ dispose: updateSoon.cancel },
		app.marks.onDidChange(updateAll),
		vscode.window.onDidChangeVisibleTextEditors(updateAll),
		vscode.workspace.onDidChangeTextDocument(updateSoon),
		// Diagnostics also arrive when the server reads a log that was visible before it started.
		vscode.languages.onDidChangeDiagnostics(updateSoon),
	);
}

function signOf(document: vscode.TextDocument, { note, range }: MarkedMessage): vscode.DecorationOptions {
	const { start, end } = document.validateRange(toRange(range));
	// The hover is Markdown, but the note is plain text.
	const hoverMessage = new vscode.MarkdownString().appendText(
		note === "" ? vscode.l10n.t("Marked by you") : vscode.l10n.t("Marked by you: {0}", note),
	);
	const shown = note.length > LONGEST ? `${note.slice(0, LONGEST)}…` : note;
	return {
		range: new vscode.Range(start, end),
		hoverMessage,
		...(note === "" ? {} : { renderOptions: { after: { contentText: `★ ${shown}` } } }),
	};
}
