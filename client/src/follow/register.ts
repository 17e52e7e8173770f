// Follow Log: the command, the followed logs, and the status bar item that shows whether the end is in view.

import { debounce } from "es-toolkit";
import * as vscode from "vscode";
import { confirm } from "../confirm.ts";
import { say } from "../goTo.ts";
import { logOf } from "../logPlace.ts";
import { type App, traceEditor } from "../question.ts";
import { keepEndInView } from "./endInView.ts";
import { statOf } from "./fileWatch.ts";
import { type Follow, followLog } from "./follow.ts";
import { followWords } from "./words.ts";

const COMMAND = "rtcdll.followLog";

/** How long to wait for a closed tab to reopen, in ms. */
const REOPEN_MS = 50;

/**
 * Registers the command. It follows the log of the active editor, or the log that it shows a part of; returns to the end if
 * the user has left it; and stops otherwise. Closing the last tab of a log stops following it.
 */
export function registerFollow(app: App): vscode.Disposable {
	const follows = new Map<string, Follow>();
	const followOf = ({ uri }: vscode.TextDocument) => follows.get(logOf(uri).toString());
	const item = vscode.window.createStatusBarItem("rtcdll.follow", vscode.StatusBarAlignment.Right, 200);
	item.name = vscode.l10n.t("RTCDLL Log: Follow Log");
	item.command = COMMAND;

	const update = () => {
		const document = traceEditor()?.document;
		const follow = document && followOf(document);
		if (!follow) return item.hide();
		const { text, tooltip } = followWords(end.isLeft(document), follow.state, follow.lastNews);
		item.text = text;
		item.tooltip = tooltip;
		// Screen readers must not read out the icon syntax.
		item.accessibilityInformation = { label: `${text.replace(/\$\([^)]*\) /, "")}. ${tooltip}`, role: "button" };
		item.show();
	};
	const end = keepEndInView((document) => followOf(document) !== undefined, update);

	const start = async (editor: vscode.TextEditor) => {
		const log = logOf(editor.document.uri);
		if (!(await statOf(log)))
			return say(editor, vscode.l10n.t("Only a log in a file can be followed, and this log is not in a file."));
		const document = await vscode.workspace.openTextDocument(log);
		follows.set(log.toString(), followLog(app, document, update));
		end.goOn(editor.document);
		confirm(vscode.l10n.t("The end of this log stays in view"));
	};
	const stop = (follow: Follow) => {
		follow.dispose();
		follows.delete(follow.document.uri.toString());
		update();
	};
	// Moving a tab closes and reopens it.
	const stopWhatIsClosed = debounce(() => {
		for (const follow of follows.values()) if (!hasTab(follow.document.uri)) stop(follow);
	}, REOPEN_MS);

	return vscode.Disposable.from(
		item,
		end,
		vscode.commands.registerCommand(COMMAND, async () => {
			const editor = traceEditor();
			if (!editor) return;
			const follow = followOf(editor.document);
			if (!follow) await start(editor);
			else if (end.isLeft(editor.document)) end.goOn(editor.document);
			else stop(follow);
			update();
		}),
		vscode.window.onDidChangeActiveTextEditor(update),
		vscode.window.tabGroups.onDidChangeTabs(stopWhatIsClosed),
		{
			dispose() {
				stopWhatIsClosed.cancel();
				for (const follow of follows.values()) follow.dispose();
			},
		},
	);
}

/** True if a tab shows the log or a part of it. */
function hasTab(log: vscode.Uri): boolean {
	const wanted = log.toString();
	return vscode.window.tabGroups.all.some(({ tabs }) =>
		tabs.some(({ input }) => input instanceof vscode.TabInputText && logOf(input.uri).toString() === wanted),
	);
}
