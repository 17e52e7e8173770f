// Exports the diagram in a format of the user's choice, to a file or the clipboard.

import * as vscode from "vscode";
import {
	LADDER_EXPORT_REQUEST,
	type LadderExportParams,
	type LadderExportResult,
} from "../../../server/src/protocol.ts";
import { copyText } from "../confirm.ts";
import { type App, ask, noAnswer } from "../question.ts";
import { saveBesideLog } from "../saveBesideLog.ts";
import type { View } from "./messages.ts";

/** Converts SVG to PNG, or returns the reason why it cannot. Only the webview has a canvas. */
export type DrawPicture = (svg: string) => Promise<{ readonly bytes: Uint8Array } | { readonly reason: string }>;

interface Choice extends vscode.QuickPickItem {
	readonly format?: LadderExportParams["format"];
	readonly extension?: string;
	readonly target?: "file" | "clipboard";
}

const CHOICES: readonly Choice[] = [
	{ label: vscode.l10n.t("Save"), kind: vscode.QuickPickItemKind.Separator },
	{ label: `$(save) ${vscode.l10n.t("SVG Picture...")}`, format: "svg", extension: "svg", target: "file" },
	{ label: `$(save) ${vscode.l10n.t("PNG Picture...")}`, format: "svg", extension: "png", target: "file" },
	{ label: "$(save) Mermaid...", format: "mermaid", extension: "mmd", target: "file" },
	{ label: "$(save) PlantUML...", format: "plantuml", extension: "puml", target: "file" },
	{ label: `$(save) ${vscode.l10n.t("Text...")}`, format: "text", extension: "txt", target: "file" },
	{ label: vscode.l10n.t("Copy"), kind: vscode.QuickPickItemKind.Separator },
	{ label: "$(copy) SVG", format: "svg", target: "clipboard" },
	{ label: "$(copy) Mermaid", format: "mermaid", target: "clipboard" },
	{ label: "$(copy) PlantUML", format: "plantuml", target: "clipboard" },
	{ label: `$(copy) ${vscode.l10n.t("Text")}`, format: "text", target: "clipboard" },
];

/** Asks for the format and exports. Reports success, or the reason for failure. */
export async function exportDiagram(app: App, log: vscode.Uri, view: View, draw: DrawPicture): Promise<void> {
	const choice = await vscode.window.showQuickPick(CHOICES, { title: TITLE });
	if (!choice?.format) return;
	const params: LadderExportParams = { textDocument: { uri: log.toString() }, ...view, format: choice.format };
	const answer = await ask<LadderExportResult>(app, LADDER_EXPORT_REQUEST, params);
	if (typeof answer?.text !== "string") return refuse(answer?.reason ?? noAnswer(app));
	if (choice.target === "clipboard") return copyText(answer.text, vscode.l10n.t("Copied the diagram"));
	const extension = choice.extension!;
	let bytes = new TextEncoder().encode(answer.text);
	if (extension === "png") {
		const picture = await draw(answer.text);
		if ("reason" in picture) return refuse(picture.reason);
		bytes = new Uint8Array(picture.bytes);
	}
	await saveBesideLog(log, {
		failed: (reason) => vscode.l10n.t("The diagram could not be written: {0}", reason),
		title: TITLE,
		suffix: `-${view.part}`,
		extension,
		bytes,
	});
}

const TITLE = vscode.l10n.t("Export the Sequence Diagram");

function refuse(reason: string): void {
	void vscode.window.showWarningMessage(reason);
}
