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
				`$(arrow-down) ${vscode.l10n.t("Follow Paused")}`,
				vscode.l10n.t("Following this log is paused because you scrolled away from its end. Click to resume."),
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
		long: vscode.l10n.t("The file was emptied. New content will be shown as it is written."),
	},
	gone: {
		short: vscode.l10n.t("file is gone"),
		long: vscode.l10n.t(
			"The file was deleted or renamed, or is not reachable. A new file will be shown as soon as it exists.",
		),
	},
	edited: {
		short: vscode.l10n.t("edited"),
		long: vscode.l10n.t(
			"The document was edited here, so VS Code does not reload the file. Undo the edits, or run Revert File.",
		),
	},
	behind: {
		short: vscode.l10n.t("out of date"),
		long: vscode.l10n.t(
			"The file has changed, but VS Code has not reloaded it. It will when the document is in the active editor.",
		),
	},
};

/** The notifications for events in the file of a log with this name. */
export const NEWS_WORDS = {
	begunAnew: (name: string) => vscode.l10n.t("{0} was started anew: its previous content is gone.", name),
	rolled: (name: string, rolled: string) =>
		vscode.l10n.t("{0} was started anew: its previous content is in {1}.", name, rolled),
	cut: (name: string, lines: number) =>
		lines === 1
			? vscode.l10n.t("{0} was truncated: it now has 1 line.", name)
			: vscode.l10n.t("{0} was truncated: it now has {1} lines.", name, lines),
} as const;
