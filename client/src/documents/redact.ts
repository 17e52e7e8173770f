// Save Redacted Copy: previews the replacements in VS Code's diff editor and saves a copy that is safe to share.

import * as vscode from "vscode";
import {
	type DocumentParams,
	REDACT_REQUEST,
	REDACTED_SCHEME,
	type RedactResult,
} from "../../../server/src/protocol.ts";
import { baseName } from "../fileName.ts";
import { isDocument } from "../hidden/logFile.ts";
import { type App, activeLogUri, ask } from "../question.ts";
import { saveBesideLog } from "../saveBesideLog.ts";
import { derivedUri, readLogSource } from "./derived.ts";
import { inLanguage, type MadeKind, type MadeLogs, orComplain } from "./madeLogs.ts";

/** The documents that show redacted logs. The lens describes what was replaced. */
export const REDACTED: MadeKind = {
	scheme: REDACTED_SCHEME,
	recipeOf(uri) {
		const source = readLogSource(uri, REDACTED_SCHEME);
		return (
			source && {
				sources: [source.log],
				async make(app, [log]) {
					if (!isDocument(log!)) return { text: null, reason: TOO_LARGE };
					// The server only knows documents in our language, and the file may have opened in another.
					await inLanguage(log);
					const params: DocumentParams = { textDocument: { uri: source.log } };
					return ask<RedactResult>(app, REDACT_REQUEST, params);
				},
			}
		);
	},
	lens: {
		title: ({ words }) => `${words} · ${vscode.l10n.t("Go to Source")}`,
		tooltip: vscode.l10n.t("Show the current line in the log itself"),
	},
};

const TOO_LARGE = vscode.l10n.t(
	"VS Code hides logs above 50 MB from extensions. Redact it on the command line: {0}",
	"rtcdll redact LOG -o COPY",
);

/** Registers the command. */
export function registerRedact(app: App, madeLogs: MadeLogs): vscode.Disposable {
	// The explorer passes a file, which may not be open.
	return vscode.commands.registerCommand("rtcdll.saveRedactedCopy", async (file?: unknown) => {
		const log = file instanceof vscode.Uri ? file : activeLogUri(app);
		if (log) await showRedacted(log, madeLogs);
	});
}

/** Shows the copy beside the log and offers to save it. */
function showRedacted(log: vscode.Uri, madeLogs: MadeLogs): Promise<void> {
	const name = baseName(log);
	const uri = derivedUri(REDACTED_SCHEME, `${name}.redacted.uccapilog`, { log: log.toString() });
	return orComplain(async () => {
		const copy = await inLanguage(await vscode.workspace.openTextDocument(uri));
		await vscode.commands.executeCommand("vscode.diff", log, uri, vscode.l10n.t("{0} ↔ Redacted", name), {
			preview: false,
		});
		const { words } = await madeLogs.madeLog(uri);
		// Do not wait for the user to respond to the notification.
		offerToSave(log, copy, words).then(undefined, () => undefined);
	});
}

async function offerToSave(log: vscode.Uri, copy: vscode.TextDocument, words: string): Promise<void> {
	const choice = await vscode.window.showInformationMessage(
		`${words} ${vscode.l10n.t("Read the copy before you pass it on.")}`,
		SAVE,
	);
	if (choice !== SAVE) return;
	await saveBesideLog(log, {
		failed: (reason) => vscode.l10n.t("The copy could not be written: {0}", reason),
		title: vscode.l10n.t("Save Redacted Copy"),
		suffix: ".redacted",
		extension: "uccapilog",
		bytes: new TextEncoder().encode(copy.getText()),
	});
}

const SAVE = vscode.l10n.t("Save...");
