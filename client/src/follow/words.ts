// The texts about followed logs.

import * as vscode from "vscode";
import type { FileState } from "./fileWatch.ts";

/** The text of the status bar item for a log. */
export interface FollowWords {
	readonly text: string;
	readonly tooltip: string;
}

/** `isLeft`: the user has left the end. `last`: the last notification about the file, or empty. */
export function followWords(isLeft: boolean, state: FileState | "empty", last: string): FollowWords {
	const [text, tooltip] = isLeft
		? [
				`$(arrow-down) ${vscode.l10n.t("Scrolled Away")}`,
				vscode.l10n.t("This log is followed, but you have left its end. Click to go on at the end."),
			]
		: [`$(eye) ${vscode.l10n.t("Following Log")}`, vscode.l10n.t("The end of this log stays in view. Click to stop.")];
	const { short, long } = FILE_WORDS[state];
	return {
		text: text + (short && `: ${short}`),
		tooltip: [tooltip, long, last].filter((part) => part !== "").join("\n\n"),
	};
}

const FILE_WORDS: Readonly<Record<FileState | "empty", { readonly short: string; readonly long: string }>> = {
	shown: { short: "", long: "" },
	empty: {
		short: vscode.l10n.t("file is empty"),
		long: vscode.l10n.t("The file was emptied. What is written to it next will be shown."),
	},
	gone: {
		short: vscode.l10n.t("file is gone"),
		long: vscode.l10n.t(
			"The file was deleted or renamed, or cannot be reached. A new one will be shown as soon as it is there.",
		),
	},
	edited: {
		short: vscode.l10n.t("edited"),
		long: vscode.l10n.t(
			"The text was changed here, so VS Code does not read the file again. Undo the changes, or run Revert File.",
		),
	},
	behind: {
		short: vscode.l10n.t("behind"),
		long: vscode.l10n.t(
			"The file has changed, and VS Code has not read it again. It will when the text is in the active editor.",
		),
	},
};

/** The notifications for events in the file of a log with this name. */
export const NEWS_WORDS = {
	begunAnew: (name: string) => vscode.l10n.t("{0} was begun anew: what was in it before is gone.", name),
	rolled: (name: string, rolled: string) =>
		vscode.l10n.t("{0} was begun anew: what was in it before is in {1}.", name, rolled),
	cut: (name: string, lines: number) =>
		lines === 1
			? vscode.l10n.t("{0} was cut: it has 1 line now.", name)
			: vscode.l10n.t("{0} was cut: it has {1} lines now.", name, lines),
} as const;
