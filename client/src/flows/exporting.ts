// Exports the flow table as CSV, to a file or the clipboard: all visible rows or only the selected ones.

import * as vscode from "vscode";
import { FLOWS_EXPORT_REQUEST, type FlowsExportParams, type FlowsExportResult } from "../../../server/src/protocol.ts";
import { copyText } from "../confirm.ts";
import { type App, ask, noAnswer } from "../question.ts";
import { saveBesideLog } from "../saveBesideLog.ts";
import type { FlowsView } from "./messages.ts";

interface Choice extends vscode.QuickPickItem {
	readonly isAll: boolean;
	readonly target: "file" | "clipboard";
}

/** Asks for rows and destination, and exports. Reports success, or the reason for failure. */
export async function exportFlows(
	app: App,
	log: vscode.Uri,
	{ view, selected, shown }: { readonly view: FlowsView; readonly selected: readonly number[]; readonly shown: number },
): Promise<void> {
	const choice = await vscode.window.showQuickPick(choices(selected.length, shown), { title: TITLE });
	if (!choice) return;
	const { column, descending, search } = view;
	const params: FlowsExportParams = {
		textDocument: { uri: log.toString() },
		...{ column, descending, search },
		lines: choice.isAll ? null : selected,
	};
	const answer = await ask<FlowsExportResult>(app, FLOWS_EXPORT_REQUEST, params);
	if (typeof answer?.text !== "string") return void vscode.window.showWarningMessage(noAnswer(app));
	if (choice.target === "clipboard") return copyText(answer.text, copiedText(answer.count));
	// Without a byte order mark, Excel decodes the file with the system code page.
	const bytes = new TextEncoder().encode(`\ufeff${answer.text}`);
	await saveBesideLog(log, {
		failed: (reason) => vscode.l10n.t("The table could not be written: {0}", reason),
		title: TITLE,
		suffix: "-flows",
		extension: "csv",
		bytes,
	});
}

const TITLE = vscode.l10n.t("Export the Flows as CSV");

function choices(selected: number, shown: number): readonly Choice[] {
	const targets = [
		{
			target: "file",
			all: `$(save) ${vscode.l10n.t("Save What Is Shown")}`,
			selection: `$(save) ${vscode.l10n.t("Save the Selection")}`,
		},
		{
			target: "clipboard",
			all: `$(copy) ${vscode.l10n.t("Copy What Is Shown")}`,
			selection: `$(copy) ${vscode.l10n.t("Copy the Selection")}`,
		},
	] as const;
	return targets.flatMap(({ target, all, selection }) => [
		{ label: all, description: rowsText(shown), isAll: true, target },
		...(selected > 0 ? [{ label: selection, description: rowsText(selected), isAll: false, target }] : []),
	]);
}

function rowsText(count: number): string {
	return count === 1 ? vscode.l10n.t("1 row") : vscode.l10n.t("{0} rows", count);
}

function copiedText(count: number): string {
	return count === 1 ? vscode.l10n.t("Copied 1 row") : vscode.l10n.t("Copied {0} rows", count);
}
