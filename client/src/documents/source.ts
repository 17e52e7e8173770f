// Opens what a derived document is made from.

import * as vscode from "vscode";
import { isDocument, type LogFile } from "../hidden/logFile.ts";
import type { Desk } from "../question.ts";
import { isWithinReach } from "./reach.ts";

/**
 * The log of a URI that a derived document names: a document that is open, or shown in a tab that waits to be opened, or one
 * within reach. Rejects with a sentence for the reader.
 */
export async function openSource({ hidden }: Pick<Desk, "hidden">, uri: string): Promise<LogFile> {
	const open = openDocument(uri);
	if (open) return open;
	const source = parsed(uri);
	if (!source) throw new Error(SOURCE_IS_GONE);
	const folders = (vscode.workspace.workspaceFolders ?? []).map((folder) => folder.uri);
	if (!isInTab(uri) && !isWithinReach(source, folders)) throw new Error(SOURCE_IS_FAR);
	try {
		const log = await hidden.open(source);
		// Asked for an untitled document that was closed, VS Code makes an empty one of its name.
		if (!isDocument(log) || !log.isUntitled || log.getText() !== "") return log;
	} catch (error) {
		// VS Code tells why, and names the file, of which only its own text is gone without a reason.
		if (source.scheme !== "untitled") throw error;
	}
	throw new Error(SOURCE_IS_GONE);
}

/** What is said of a source that cannot be opened any more. */
export const SOURCE_IS_GONE = vscode.l10n.t("The text that this log was read from is not open any more.");

const SOURCE_IS_FAR = vscode.l10n.t(
	"This document is made from a log on another machine, which RTCDLL Log opens only at your wish. Open that log first.",
);

/** The document with that URI, if it is open. */
export function openDocument(uri: string): vscode.TextDocument | undefined {
	return vscode.workspace.textDocuments.find((document) => document.uri.toString() === uri);
}

function parsed(uri: string): vscode.Uri | undefined {
	try {
		return vscode.Uri.parse(uri, true);
	} catch {
		return undefined;
	}
}

/** A tab that was not looked at since the window opened has no document yet. */
function isInTab(uri: string): boolean {
	return vscode.window.tabGroups.all.some(({ tabs }) =>
		tabs.some(({ input }) => input instanceof vscode.TabInputText && input.uri.toString() === uri),
	);
}
