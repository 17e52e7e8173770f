// Export…: converts the log to another program's format and saves the file beside the log.

import * as vscode from "vscode";
import { EXPORT_REQUEST, type ExportParams, type ExportResult } from "../../server/src/protocol.ts";
import { type App, ask, noAnswer } from "./question.ts";
import { readRulePages } from "./rulePages.ts";
import { saveBesideLog } from "./saveBesideLog.ts";
import type { ActiveLog } from "./tree/activeLog.ts";

interface Choice extends vscode.QuickPickItem {
	readonly format?: ExportParams["format"];
	readonly what?: ExportParams["what"];
}

const CHOICES: readonly Choice[] = [
	{ label: vscode.l10n.t("Explained"), kind: vscode.QuickPickItemKind.Separator },
	{
		label: vscode.l10n.t("HTML Page..."),
		description: vscode.l10n.t("the answer, findings and diagram, for a ticket"),
		format: "html",
	},
	{ label: "SARIF...", description: vscode.l10n.t("the findings, for code scanning"), format: "sarif" },
	{ label: vscode.l10n.t("Messages"), kind: vscode.QuickPickItemKind.Separator },
	{ label: "pcapng...", description: vscode.l10n.t("for Wireshark"), format: "pcapng" },
	{
		label: vscode.l10n.t("Messages as {0}...", "CSV"),
		description: vscode.l10n.t("for a spreadsheet"),
		format: "csv",
		what: "messages",
	},
	{
		label: vscode.l10n.t("Messages as {0}...", "NDJSON"),
		description: vscode.l10n.t("for DuckDB, jq, scripts"),
		format: "ndjson",
		what: "messages",
	},
	{ label: vscode.l10n.t("Transactions and Activities"), kind: vscode.QuickPickItemKind.Separator },
	{ label: vscode.l10n.t("Transactions as {0}...", "CSV"), format: "csv", what: "transactions" },
	{ label: vscode.l10n.t("Transactions as {0}...", "NDJSON"), format: "ndjson", what: "transactions" },
	{ label: vscode.l10n.t("Activities as {0}...", "CSV"), format: "csv", what: "activities" },
	{ label: vscode.l10n.t("Activities as {0}...", "NDJSON"), format: "ndjson", what: "activities" },
];

/** Registers the command. It acts on the active log. */
export function registerExporting(context: vscode.ExtensionContext, app: App, activeLog: ActiveLog): vscode.Disposable {
	return vscode.commands.registerCommand("rtcdll.export", async () => {
		const log = activeLog.document?.uri;
		if (log) await exportLog(context, app, log);
	});
}

/** Asks for the format and saves the export. Reports success, or the reason for failure. */
async function exportLog({ extension }: vscode.ExtensionContext, app: App, log: vscode.Uri): Promise<void> {
	const choice = await vscode.window.showQuickPick(CHOICES, { title: TITLE, matchOnDescription: true });
	if (!choice?.format) return;
	const { format, what } = choice;
	const params: ExportParams = {
		textDocument: { uri: log.toString() },
		format,
		...(what ? { what } : {}),
		...(format === "sarif"
			? { version: String(extension.packageJSON.version), rulePages: await readRulePages(extension.extensionUri) }
			: {}),
	};
	const answer = await ask<ExportResult>(app, EXPORT_REQUEST, params);
	if (typeof answer?.base64 !== "string") {
		return void vscode.window.showWarningMessage(answer?.reason ?? noAnswer(app));
	}
	await saveBesideLog(log, {
		failed: (reason) => vscode.l10n.t("The export could not be written: {0}", reason),
		title: TITLE,
		suffix: `-${what ?? SUFFIXES[format]}`,
		extension: format,
		bytes: Uint8Array.from(atob(answer.base64), (character) => character.charCodeAt(0)),
	});
}

const TITLE = vscode.l10n.t("Export the Log");

const SUFFIXES: Readonly<Record<ExportParams["format"], string>> = {
	html: "explained",
	sarif: "findings",
	pcapng: "messages",
	csv: "messages",
	ndjson: "messages",
};
