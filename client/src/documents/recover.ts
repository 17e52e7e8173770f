// Read as a Log: opens a text that was quoted, wrapped, embedded in a web page or otherwise damaged as a read-only log
// beside it.

import * as vscode from "vscode";
import { looksLikeLog } from "../../../server/src/core/dialects/looksLikeLog.ts";
import {
	type MadeLogResult,
	RECOVER_REQUEST,
	type RecoverParams,
	type RecoverResult,
} from "../../../server/src/protocol.ts";
import { fileName } from "../fileName.ts";
import { isDocument, type LogFile } from "../hidden/logFile.ts";
import { type App, ask, noAnswer } from "../question.ts";
import { derivedUri, readLogSource, type Source } from "./derived.ts";
import { inLanguage, type MadeKind, showMadeLog } from "./madeLogs.ts";

const RECOVERED_SCHEME = "rtcdll-recovered";

/** The documents that show recovered logs. The lens describes what was undone. */
export const RECOVERED: MadeKind = {
	scheme: RECOVERED_SCHEME,
	recipeOf(uri) {
		const source = readLogSource(uri, RECOVERED_SCHEME);
		return source && { sources: [source.log], make: (app, [original]) => recoverLog(app, original!) };
	},
	lens: {
		title: ({ words }) => `${words || vscode.l10n.t("Read as it is.")} · ${vscode.l10n.t("Go to Source")}`,
		tooltip: vscode.l10n.t("Show the current line in the text that this log was read from"),
	},
};

/** Registers the command. */
export function registerRecover(app: App): vscode.Disposable {
	return vscode.commands.registerCommand("rtcdll.readAsLog", async () => {
		const document = vscode.window.activeTextEditor?.document;
		if (document) await readAsLog(app, document);
		else
			inform(
				vscode.l10n.t(
					"First open the text that contains the log: a mail, a web page, or text pasted into an untitled document.",
				),
			);
	});
}

/** Opens the log that a document contains beside it, or reports why there is none. */
export async function readAsLog(app: App, document: vscode.TextDocument): Promise<void> {
	const answer = await recoverText(app, document.getText());
	if (!answer) return inform(noAnswer(app));
	const isLog = answer.messages > 0 || looksLikeLog(answer.text)?.sure === true;
	if (!isLog) return inform(NOTHING_FOUND);
	if (answer.words === "") {
		inform(vscode.l10n.t("This text is already a log. Nothing had to be repaired."));
		await inLanguage(document);
		return;
	}
	await showMadeLog(recoveredUri(document.uri), vscode.ViewColumn.Beside);
}

async function recoverLog(app: App, original: LogFile): Promise<MadeLogResult | undefined> {
	if (isDocument(original)) return recoverText(app, original.getText());
	return {
		text: null,
		reason: vscode.l10n.t(
			"VS Code hides texts of this size from extensions. Read it on the command line: rtcdll recover FILE.",
		),
	};
}

/** Asks the server to recover a log from text, and starts the server if necessary; `undefined` on failure. */
export async function recoverText(app: App, text: string): Promise<RecoverResult | undefined> {
	await app.server.start();
	const params: RecoverParams = { text };
	return ask<RecoverResult>(app, RECOVER_REQUEST, params);
}

const NOTHING_FOUND = vscode.l10n.t(
	"No log was found in this text. RTCDLL Log searched it for SIP messages (REGISTER sip:… SIP/2.0 with its " +
		"headers) and for records of RTCDLL, uccapilog and other traces, including in mail quotes, web pages, escaped " +
		"strings, and numbered or wrapped lines.",
);

function inform(message: string): void {
	vscode.window.showInformationMessage(message).then(undefined, () => undefined);
}

/** The URI of the document that shows `original` as a log. */
function recoveredUri(original: vscode.Uri): vscode.Uri {
	const name = fileName(original).replace(/\.(?:log|txt|html?)$/i, "");
	const source: Source = { log: original.toString() };
	return derivedUri(RECOVERED_SCHEME, `${name || "Text"} recovered.log`, source);
}
