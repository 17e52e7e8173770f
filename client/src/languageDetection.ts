// Gives documents that are traces, but are not named like one, our language.

import * as vscode from "vscode";
import { isCandidate, looksLikeTrace } from "./detect.ts";
import { LANGUAGE_ID } from "./names.ts";

/**
 * Looks at every log and plain text that is open or gets opened, and switches it to our language when it holds a
 * trace and `rtcdll.detectByContent` is on. Lasts until the result is disposed of. Failures go to `output`.
 */
export function detectLanguages(output: vscode.LogOutputChannel): vscode.Disposable {
	// VS Code tells of a change of language as a close and an open of the same document object, and makes a new object
	// when a file is really opened again. So each object is judged once, when it is first seen, in whatever language:
	// after that the choice is the user's, and our own change cannot come back to us.
	const seen = new WeakSet<vscode.TextDocument>();
	const judge = (document: vscode.TextDocument) => {
		if (seen.has(document)) return;
		seen.add(document);
		if (!shouldSwitch(document)) return;
		vscode.languages.setTextDocumentLanguage(document, LANGUAGE_ID).then(undefined, (error: unknown) => {
			// The document was closed in the meantime; nobody misses anything.
			output.debug(`The language of ${document.uri.toString()} was not set: ${error}`);
		});
	};

	for (const document of vscode.workspace.textDocuments) judge(document);
	return vscode.workspace.onDidOpenTextDocument(judge);
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
