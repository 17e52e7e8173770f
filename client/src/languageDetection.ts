// Gives documents that are traces, but are not named like one, our language.

import * as vscode from "vscode";
import { isCandidate, isPaste, looksLikeTrace } from "./detect.ts";
import { LANGUAGE_ID } from "./names.ts";

/**
 * Looks at every log and plain text that is open or gets opened, or pasted into an untitled document, and switches it to
 * our language when it holds a trace and `rtcdll.detectByContent` is on. Lasts until the result is disposed of. Failures go
 * to `output`.
 */
export function detectLanguages(output: vscode.LogOutputChannel): vscode.Disposable {
	// VS Code tells of a change of language as a close and an open of the same document object, and makes a new object
	// when a file is really opened again. So each object is judged once, when it is first seen, in whatever language:
	// after that the choice is the user's, and our own change cannot come back to us.
	const seen = new WeakSet<vscode.TextDocument>();
	// An untitled document is empty when it is first seen, so each paste is judged, until one was a trace.
	const switched = new WeakSet<vscode.TextDocument>();
	const judge = (document: vscode.TextDocument) => {
		if (switched.has(document) || !shouldSwitch(document)) return;
		switched.add(document);
		vscode.languages.setTextDocumentLanguage(document, LANGUAGE_ID).then(undefined, (error: unknown) => {
			// The document was closed in the meantime; nobody misses anything.
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
