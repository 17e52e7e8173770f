// Switches documents that contain a trace, but are not named like one, to our language.

import * as vscode from "vscode";
import { isCandidate, isPaste, looksLikeTrace } from "./detect.ts";
import { LANGUAGE_ID } from "./names.ts";

/**
 * Checks every log and plain text that is open, is opened later, or is pasted into an untitled document, and switches it to
 * our language if it contains a trace and `rtcdll.detectByContent` is on. Runs until the result is disposed of. Failures are
 * logged to `output`.
 */
export function detectLanguages(output: vscode.LogOutputChannel): vscode.Disposable {
	// VS Code reports a change of language as a close and an open of the same document object; reopening a file creates a new
	// object. So each object is checked once, when first seen, whatever its language: after that the choice is the user's, and
	// our own change cannot trigger another check.
	const seen = new WeakSet<vscode.TextDocument>();
	// An untitled document is empty when first seen, so each paste is checked until one is a trace.
	const switched = new WeakSet<vscode.TextDocument>();
	const judge = (document: vscode.TextDocument) => {
		if (switched.has(document) || !shouldSwitch(document)) return;
		switched.add(document);
		vscode.languages.setTextDocumentLanguage(document, LANGUAGE_ID).then(undefined, (error: unknown) => {
			// The document was closed in the meantime, so its language no longer matters.
			output.debug(`The language of ${document.uri.toString()} was not set: ${error}`);
		});
	};
	const judgeOnce = (document: vscode.TextDocument) => {
		if (seen.has(document)) return;
		seen.add(document);
		judge(document);
	};

	for (const document of vscode.workspace.textDocuments) judgeOnce(document);
	return vscode.Disposable.from(
		vscode.workspace.onDidOpenTextDocument(judgeOnce),
		vscode.workspace.onDidChangeTextDocument(({ document, contentChanges }) => {
			if (document.isUntitled && isPaste(contentChanges)) judge(document);
		}),
	);
}

function shouldSwitch(document: vscode.TextDocument): boolean {
	return (
		isCandidate(document.languageId, document.uri.scheme) &&
		vscode.workspace.getConfiguration("rtcdll", document).get("detectByContent", true) &&
		looksLikeTrace(linesOf(document))
	);
}

function* linesOf(document: vscode.TextDocument): Generator<string> {
	for (let line = 0; line < document.lineCount; line++) yield document.lineAt(line).text;
}
