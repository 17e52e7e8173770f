// Decode Token: what a security token says, in an editor of its own beside the log, read-only. The server decodes.

import * as vscode from "vscode";
import { DECODE_TOKEN_REQUEST, type DecodeTokenResult, type PlaceParams } from "../../server/src/protocol.ts";
import { isIndex } from "./arguments.ts";
import { say } from "./goTo.ts";
import { ask, type Desk, NO_ANSWER, placeOf, traceEditor } from "./question.ts";

/** The scheme of the documents with decoded tokens. */
const TOKEN_SCHEME = "rtcdll-token";

/** Registers the command and what makes the documents. */
export function registerTokens(desk: Desk): vscode.Disposable {
	return vscode.Disposable.from(
		vscode.workspace.registerTextDocumentContentProvider(TOKEN_SCHEME, {
			provideTextDocumentContent: (uri) => readToken(desk, uri),
		}),
		vscode.commands.registerCommand("rtcdll.decodeToken", () => decodeToken(desk)),
	);
}

/** Where a token stands. It is the query of its document, so that a window that is opened again still knows. */
interface Source {
	readonly log: string;
	readonly line: number;
	readonly character: number;
}

async function decodeToken(desk: Desk): Promise<void> {
	const editor = traceEditor();
	if (!editor) return;
	const answer = await ask<DecodeTokenResult>(desk, DECODE_TOKEN_REQUEST, placeOf(editor));
	if (!answer || answer.text === null) return say(editor, answer?.reason ?? NO_ANSWER);
	const { line, character } = answer.range.start;
	const source: Source = { log: editor.document.uri.toString(), line, character };
	const title = `${answer.kind}, line ${line + 1}.txt`;
	const uri = vscode.Uri.from({
		scheme: TOKEN_SCHEME,
		path: `/${title.replace(NOT_IN_A_NAME, "_")}`,
		query: JSON.stringify(source),
	});
	await vscode.window.showTextDocument(uri, { viewColumn: vscode.ViewColumn.Beside, preview: true });
}

/** What a path or the name of a tab cannot show; the name of the scheme comes from the log. */
const NOT_IN_A_NAME = /[\\/\p{Cc}\p{Zl}\p{Zp}]+/gu;

/** The text of a document. An error says in the editor why there is none. */
async function readToken(desk: Desk, uri: vscode.Uri): Promise<string> {
	const source = readSource(uri);
	if (!source) throw new Error("This is no token of a message in a log.");
	// After a restart of the window a token can be the first to need the log, and the server.
	await vscode.workspace.openTextDocument(vscode.Uri.parse(source.log, true));
	await desk.server.start();
	const params: PlaceParams = {
		textDocument: { uri: source.log },
		position: { line: source.line, character: source.character },
	};
	const answer = await ask<DecodeTokenResult>(desk, DECODE_TOKEN_REQUEST, params);
	if (!answer || answer.text === null) throw new Error(answer?.reason ?? "The log has no such token any more.");
	return answer.text;
}

/** Anyone can open a document of our scheme, so its query is read with care. */
function readSource({ query }: vscode.Uri): Source | undefined {
	try {
		const { log, line, character } = JSON.parse(query) as Partial<Record<keyof Source, unknown>>;
		if (typeof log !== "string" || !isIndex(line) || !isIndex(character)) return undefined;
		return { log, line, character };
	} catch {
		return undefined;
	}
}
