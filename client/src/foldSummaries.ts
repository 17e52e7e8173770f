// Shows a short summary after the first line of each fold. LSP has `collapsedText` for this, but VS Code does not use it and
// shows three dots, so the summary is a decoration. VS Code does not report folds either: they are the gaps between visible
// ranges.

import * as vscode from "vscode";
import { FOLD_TEXTS_REQUEST, type FoldTextsParams, type FoldTextsResult } from "../../server/src/protocol.ts";
import { LANGUAGE_ID } from "./names.ts";
import { type App, ask } from "./question.ts";

type FoldedLines = FoldTextsParams["folds"][number];

/** Follows all visible editors that show a trace until the result is disposed of. */
export function showFoldSummaries(app: App): vscode.Disposable {
	const style = vscode.window.createTextEditorDecorationType({
		after: { color: new vscode.ThemeColor("editorInlayHint.foreground"), margin: "0 0 0 2ch" },
		rangeBehavior: vscode.DecorationRangeBehavior.ClosedClosed,
	});
	/** The last request per editor, so that scrolling through a log without folds sends none. */
	const shown = new WeakMap<vscode.TextEditor, string>();

	const update = async (editor: vscode.TextEditor): Promise<void> => {
		const { document } = editor;
		const folds = isWanted(document) ? foldedLines(editor) : [];
		const state = JSON.stringify([document.version, folds]);
		if (shown.get(editor) === state || (folds.length === 0 && !shown.has(editor))) return;
		shown.set(editor, state);
		const params: FoldTextsParams = { textDocument: { uri: document.uri.toString() }, folds };
		const texts = folds.length === 0 ? [] : await ask<FoldTextsResult>(app, FOLD_TEXTS_REQUEST, params);
		if (shown.get(editor) !== state) return;
		editor.setDecorations(style, decorationsOf(document, folds, texts ?? []));
	};
	const updateAll = () => {
		for (const editor of vscode.window.visibleTextEditors) void update(editor);
	};
	updateAll();
	return vscode.Disposable.from(
		style,
		vscode.window.onDidChangeTextEditorVisibleRanges(({ textEditor }) => void update(textEditor)),
		vscode.window.onDidChangeVisibleTextEditors(updateAll),
		vscode.workspace.onDidChangeConfiguration((change) => {
			if (change.affectsConfiguration("rtcdll.foldingSummaries")) updateAll();
		}),
	);
}

function isWanted(document: vscode.TextDocument): boolean {
	if (document.languageId !== LANGUAGE_ID) return false;
	return vscode.workspace.getConfiguration("rtcdll", document).get("foldingSummaries", true);
}

/** A fold starts on the last line of a visible range and reaches to the next range. */
function foldedLines({ visibleRanges }: vscode.TextEditor): readonly FoldedLines[] {
	return visibleRanges.slice(1).map((next, before) => ({
		startLine: visibleRanges[before]!.end.line,
		endLine: next.start.line - 1,
	}));
}

function decorationsOf(
	document: vscode.TextDocument,
	folds: readonly FoldedLines[],
	texts: FoldTextsResult,
): vscode.DecorationOptions[] {
	return folds.flatMap(({ startLine }, at) => {
		const text = texts[at];
		if (!text) return [];
		const { end } = document.lineAt(startLine).range;
		return [{ range: new vscode.Range(end, end), renderOptions: { after: { contentText: text } } }];
	});
}
