// Offers, once and quietly, to read a text that holds SIP messages as a log, where it is not surely one by itself.

import * as vscode from "vscode";
import { looksLikeLog } from "../../../server/src/core/dialects/looksLikeLog.ts";
import { isPaste, mayHoldLog, mentionsMessages } from "../detect.ts";
import { LANGUAGE_ID } from "../names.ts";
import type { Desk } from "../question.ts";
import { readAsLog, recoverText } from "./recover.ts";

/**
 * Looks at each log, plain text and web page when it is shown in the active editor, and at an untitled one after a paste as
 * well, while `rtcdll.detectByContent` is on. Lasts until the result is disposed of.
 */
export function offerToRecover(desk: Desk): vscode.Disposable {
	const judged = new WeakSet<vscode.TextDocument>();
	const offered = new WeakSet<vscode.TextDocument>();
	// A file that is opened again is a new object, and would ask again.
	const offeredFiles = new Set<string>();
	const isOffered = (document: vscode.TextDocument) =>
		offered.has(document) || offeredFiles.has(document.uri.toString());
	let timer: ReturnType<typeof setTimeout> | undefined;

	const look = async (document: vscode.TextDocument) => {
		if (!isActive(document) || isOffered(document)) return;
		judged.add(document);
		try {
			const holds = await holdsDamagedLog(desk, document);
			// The reader may have gone on, or have asked for the log, in the meantime.
			if (!holds || !isActive(document) || isOffered(document)) return;
			offered.add(document);
			if (!document.isUntitled) offeredFiles.add(document.uri.toString());
			const choice = await vscode.window.showInformationMessage(QUESTION, READ, vscode.l10n.t("Not now"));
			if (choice === READ && !document.isClosed) await readAsLog(desk, document);
		} catch (error) {
			desk.output.debug(`No offer for ${document.uri.toString()}: ${error}`);
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

const QUESTION = vscode.l10n.t("This text holds SIP messages. Read it as a log?");
const READ = vscode.l10n.t("Read as a Log");

/** How long a document must have been shown, or rest after a paste, in ms. */
const REST_MS = 500;

/** Nothing further down is looked at, in UTF-16 units: a log that is worth an offer has begun by then. */
const LONGEST_LOOK = 250_000;

function isActive(document: vscode.TextDocument): boolean {
	return vscode.window.activeTextEditor?.document === document;
}

async function holdsDamagedLog(desk: Desk, document: vscode.TextDocument): Promise<boolean> {
	const { languageId, uri } = document;
	if (languageId === LANGUAGE_ID || !mayHoldLog(languageId, uri.scheme)) return false;
	if (!vscode.workspace.getConfiguration("rtcdll", document).get("detectByContent", true)) return false;
	const text = document.getText().slice(0, LONGEST_LOOK);
	const look = looksLikeLog(text);
	// Where it is sure and still no log, the reader has chosen so.
	if (look?.sure || !mentionsMessages(text)) return false;
	const answer = await recoverText(desk, text);
	return answer?.isMostlyLog === true && answer.messages >= 2;
}
