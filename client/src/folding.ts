// The commands that fold a log by content. The server decides which folds to close.

import * as vscode from "vscode";
import { FOLD_LINES_REQUEST, type FoldLinesParams, type FoldLinesResult } from "../../server/src/protocol.ts";
import { say } from "./goTo.ts";
import { type App, ask, noAnswer, placeOf, traceEditor } from "./question.ts";

const FOLDINGS: Readonly<Record<string, FoldLinesParams["keep"]>> = {
	"rtcdll.foldAllButFailures": "failures",
	"rtcdll.foldAllButCall": "call",
	"rtcdll.foldNonSip": "sip",
};

/** Registers the folding commands. They act on the active editor and do nothing if it shows no trace. */
export function registerFolding(app: App): vscode.Disposable {
	return vscode.Disposable.from(
		...Object.entries(FOLDINGS).map(([command, keep]) =>
			vscode.commands.registerCommand(command, () => fold(app, keep)),
		),
	);
}

async function fold(app: App, keep: FoldLinesParams["keep"]): Promise<void> {
	const editor = traceEditor();
	if (!editor) return;
	const params: FoldLinesParams = { ...placeOf(editor), keep };
	const answer = await ask<FoldLinesResult>(app, FOLD_LINES_REQUEST, params);
	// The commands below act on whichever editor is active by now.
	if (vscode.window.activeTextEditor !== editor) return;
	if (!answer?.lines) return say(editor, answer?.reason ?? noAnswer(app));
	const anchor = anchorOf(editor);
	// Open what an earlier command folded, except when folding non-SIP records, which leaves messages as they are.
	if (keep !== "sip") await vscode.commands.executeCommand("editor.unfoldAll");
	if (answer.lines.length === 0) return;
	// With a level and a direction, a closed fold stays closed; without them, VS Code would close its parent.
	const args = { levels: 1, direction: "down", selectionLines: answer.lines };
	await vscode.commands.executeCommand("editor.fold", args);
	editor.revealRange(anchor, vscode.TextEditorRevealType.InCenterIfOutsideViewport);
}

/** What to keep in view: the cursor if it is visible, otherwise the first visible line. */
function anchorOf({ selection: { active }, visibleRanges }: vscode.TextEditor): vscode.Range {
	const isSeen = visibleRanges.some((visible) => visible.contains(active));
	const anchor = isSeen ? active : (visibleRanges[0]?.start ?? active);
	return new vscode.Range(anchor, anchor);
}
