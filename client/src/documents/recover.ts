// Read as a Log: a text that was quoted, wrapped, put into a page or otherwise damaged, as a log beside it, read-only.

import * as vscode from "vscode";
import { looksLikeLog } from "../../../server/src/core/dialects/looksLikeLog.ts";
import { LANGUAGE_ID, RECOVERED_SCHEME } from "../names.ts";
import { type Desk, NO_ANSWER } from "../question.ts";
import { provideDerived } from "./derived.ts";
import { originalOf, type RecoveredLogs, readRecoveredSource, recoveredUri, recoverText } from "./recovered.ts";

/** Registers the command, and what makes the documents, keeps them up to date and says above them what was undone. */
export function registerRecover(desk: Desk, recovered: RecoveredLogs): vscode.Disposable {
	const changed = new vscode.EventEmitter<vscode.Uri>();
	const lenses = new vscode.EventEmitter<void>();
	return vscode.Disposable.from(
		changed,
		lenses,
		provideDerived(desk, {
			scheme: RECOVERED_SCHEME,
			sourceOf: readRecoveredSource,
			async textOf(_source, uri) {
				const { text } = await recovered.make(uri);
				lenses.fire();
				return text;
			},
			onDidChange: changed.event,
		}),
		vscode.languages.registerCodeLensProvider(
			{ scheme: RECOVERED_SCHEME },
			{ onDidChangeCodeLenses: lenses.event, provideCodeLenses: ({ uri }) => lensesOf(recovered, uri) },
		),
		followOriginals(changed),
		keepLanguage(),
		vscode.workspace.onDidCloseTextDocument(({ uri }) => {
			if (uri.scheme === RECOVERED_SCHEME) recovered.forget(uri);
		}),
		vscode.commands.registerCommand("rtcdll.readAsLog", async () => {
			const document = vscode.window.activeTextEditor?.document;
			if (document) await readAsLog(desk, document);
			else tell("Open the text that holds the log first: a mail, a page, or a paste into an untitled document.");
		}),
	);
}

/** Opens the log that a document holds beside it, or says why there is none. */
export async function readAsLog(desk: Desk, document: vscode.TextDocument): Promise<void> {
	const original = document.getText();
	const answer = await recoverText(desk, original);
	if (!answer) return tell(NO_ANSWER);
	const isLog = answer.messages > 0 || looksLikeLog(answer.text)?.sure === true;
	if (!isLog) return tell(NOTHING_FOUND);
	if (answer.words === "") {
		tell("This text is a log as it is. Nothing had to be undone.");
		if (document.languageId !== LANGUAGE_ID) await vscode.languages.setTextDocumentLanguage(document, LANGUAGE_ID);
		return;
	}
	const opened = await vscode.workspace.openTextDocument(recoveredUri(document.uri));
	const log = await inLanguage(opened);
	await vscode.window.showTextDocument(log, { viewColumn: vscode.ViewColumn.Beside, preview: false });
}

const NOTHING_FOUND =
	"No log was found in this text. Looked for SIP messages (REGISTER sip:… SIP/2.0 with its headers) and for records of " +
	"RTCDLL, uccapilog and other traces, also in mail quotes, web pages, escaped strings, and numbered or wrapped lines.";

function tell(message: string): void {
	vscode.window.showInformationMessage(message).then(undefined, () => undefined);
}

async function lensesOf(recovered: RecoveredLogs, uri: vscode.Uri): Promise<vscode.CodeLens[]> {
	// What cannot be made any more has no way back to lead.
	const answer = await recovered.of(uri).catch(() => undefined);
	if (!answer) return [];
	const words = answer.words || "Read as it is.";
	const command: vscode.Command = {
		title: `${words} · Go to Source`,
		tooltip: "Show the line of the cursor in the text that this log was read from",
		command: "rtcdll.goToSource",
		arguments: [uri],
	};
	return [new vscode.CodeLens(new vscode.Range(0, 0, 0, 0), command)];
}

/** Has a document made anew when its original has changed, once that rests. */
function followOriginals(changed: vscode.EventEmitter<vscode.Uri>): vscode.Disposable {
	const timers = new Map<string, ReturnType<typeof setTimeout>>();
	return vscode.Disposable.from(
		vscode.workspace.onDidChangeTextDocument(({ document, contentChanges }) => {
			const original = document.uri.toString();
			if (contentChanges.length === 0 || recoveredFrom(original).length === 0) return;
			clearTimeout(timers.get(original));
			const fire = () => {
				timers.delete(original);
				for (const uri of recoveredFrom(original)) changed.fire(uri);
			};
			timers.set(original, setTimeout(fire, REST_MS));
		}),
		new vscode.Disposable(() => {
			for (const timer of timers.values()) clearTimeout(timer);
		}),
	);
}

/** The open documents that show a text as a log. */
function recoveredFrom(original: string): readonly vscode.Uri[] {
	return vscode.workspace.textDocuments.map(({ uri }) => uri).filter((uri) => originalOf(uri)?.toString() === original);
}

/** How long an original must rest before it is read again, in ms. */
const REST_MS = 500;

/** A window that is opened again has lost the language, which the names of the documents do not tell. */
function keepLanguage(): vscode.Disposable {
	const set = (document: vscode.TextDocument) => {
		if (document.uri.scheme === RECOVERED_SCHEME) inLanguage(document).then(undefined, () => undefined);
	};
	vscode.workspace.textDocuments.forEach(set);
	return vscode.workspace.onDidOpenTextDocument(set);
}

async function inLanguage(document: vscode.TextDocument): Promise<vscode.TextDocument> {
	if (document.languageId === LANGUAGE_ID) return document;
	return vscode.languages.setTextDocumentLanguage(document, LANGUAGE_ID);
}
