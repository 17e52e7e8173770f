// Offers once, unobtrusively, to recover a log from a text that contains SIP messages but is not clearly a log.

import * as vscode from "vscode";
import { looksLikeLog } from "../../../server/src/core/dialects/looksLikeLog.ts";
import { isPaste, mayHoldLog, mentionsMessages } from "../detect.ts";
import { LANGUAGE_ID } from "../names.ts";
import type { App } from "../question.ts";
import { readAsLog, recoverText } from "./recover.ts";

/**
 * Checks each log, plain text and web page when it becomes active, and untitled documents after a paste too, while
 * `rtcdll.detectByContent` is on. Runs until the result is disposed of.
 */
export function offerToRecover(app: App): vscode.Disposable {
	const judged = new WeakSet<vscode.TextDocument>();
	const offered = new WeakSet<vscode.TextDocument>();
	// A reopened file is a new document object, so remember files by URI or the offer would come again.
	const offeredFiles = new Set<string>();
	const isOffered = (document: vscode.TextDocument) =>
		offered.has(document) || offeredFiles.has(document.uri.toString());
	let timer: ReturnType<typeof setTimeout> | undefined;

	const look = async (document: vscode.TextDocument) => {
		if (!isActive(document) || isOffered(document)) return;
		judged.add(document);
		try {
			const holds = await holdsDamagedLog(app, document);
			// By now the user may have switched editors or recovered the log already.
			if (!holds || !isActive(document) || isOffered(document)) return;
			offered.add(document);
			if (!document.isUntitled) offeredFiles.add(document.uri.toString());
			const choice = await vscode.window.showInformationMessage(QUESTION, READ, vscode.l10n.t("Not now"));
			if (choice === READ && !document.isClosed) await readAsLog(app, document);
		} catch (error) {
			app.output.debug(`No offer for ${document.uri.toString()}: ${error}`);
		}
	};
	const schedule = (document: vscode.TextDocument | undefined) => {
		clearTimeout(timer);
		if (document) timer = setTimeout(() => void look(document), REST_MS);
	};
	const onActive = (editor: vscode.TextEditor | undefined) => {
		schedule(editor && !judged.has(editor.document) ? editor.document : undefined);
	};

	onActive(vscode.window.activeTextEditor);
	return vscode.Disposable.from(
		vscode.window.onDidChangeActiveTextEditor(onActive),
		vscode.workspace.onDidChangeTextDocument(({ document, contentChanges }) => {
			if (document.isUntitled && isActive(document) && isPaste(contentChanges)) schedule(document);
		}),
		new vscode.Disposable(() => clearTimeout(timer)),
	);
}

const QUESTION = vscode.l10n.t("This text contains SIP messages. Read it as a log?");
const READ = vscode.l10n.t("Read as a Log");

/** How long a document must be visible, or rest after a paste, in ms. */
const REST_MS = 500;

/** Only this much of the text is inspected, in UTF-16 units: a log worth recovering starts within it. */
const LONGEST_LOOK = 250_000;

function isActive(document: vscode.TextDocument): boolean {
	return vscode.window.activeTextEditor?.document === document;
}

async function holdsDamagedLog(app: App, document: vscode.TextDocument): Promise<boolean> {
	const { languageId, uri } = document;
	if (languageId === LANGUAGE_ID || !mayHoldLog(languageId, uri.scheme)) return false;
	if (!vscode.workspace.getConfiguration("rtcdll", document).get("detectByContent", true)) return false;
	const text = document.getText().slice(0, LONGEST_LOOK);
	const look = looksLikeLog(text);
	// If the text is clearly a log but not in our language, the user has chosen another language.
	if (look?.sure || !mentionsMessages(text)) return false;
	const answer = await recoverText(app, text);
	return answer?.isMostlyLog === true && answer.messages >= 2;
}
