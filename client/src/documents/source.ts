// Opens the sources of derived documents.

import * as vscode from "vscode";
import { isDocument, type LogFile } from "../hidden/logFile.ts";
import type { App } from "../question.ts";
import { isWithinReach } from "./reach.ts";

/**
 * Opens the log with a URI named by a derived document: an open document, one in a tab not yet loaded, one within reach, or
 * one that the user selected. Rejects with a message for the user.
 */
export async function openSource({ hidden }: Pick<App, "hidden">, uri: string): Promise<LogFile> {
	const open = openDocument(uri);
	if (open) return open;
	const source = parsed(uri);
	if (!source) throw new Error(SOURCE_IS_GONE);
	const folders = (vscode.workspace.workspaceFolders ?? []).map((folder) => folder.uri);
	if (!selected.has(uri) && !isInTab(uri) && !isWithinReach(source, folders)) throw new Error(SOURCE_IS_FAR);
	try {
		const log = await hidden.open(source);
		// When asked for a closed untitled document, VS Code creates an empty one with its name.
		if (!isDocument(log) || !log.isUntitled || log.getText() !== "") return log;
	} catch (error) {
		// VS Code's error names the file and the reason, except for a closed untitled document.
		if (source.scheme !== "untitled") throw error;
	}
	throw new Error(SOURCE_IS_GONE);
}

/** Remembers logs that the user selected for a document made from them: those are opened wherever they are. */
export function allowSources(logs: readonly string[]): void {
	for (const log of logs) selected.add(log);
}

const selected = new Set<string>();

/** Shown when a source can no longer be opened. */
export const SOURCE_IS_GONE = vscode.l10n.t("The text that this log was read from is no longer open.");

const SOURCE_IS_FAR = vscode.l10n.t(
	"This document was made from a log on another machine, which RTCDLL Log does not open without being asked. Open " +
		"that log first.",
);

/** The open document with this URI, if any. */
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

/** A tab that was not shown since the window opened has no document yet. */
function isInTab(uri: string): boolean {
	return vscode.window.tabGroups.all.some(({ tabs }) =>
		tabs.some(({ input }) => input instanceof vscode.TabInputText && input.uri.toString() === uri),
	);
}
