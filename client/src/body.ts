// Show Body: the body of a message in an editor of its own beside the log, read-only.

import * as vscode from "vscode";
import { BODY_REQUEST, type BodyResult, type PlaceParams, type ProtocolBodyPart } from "../../server/src/protocol.ts";
import { isIndex } from "./arguments.ts";
import { say } from "./goTo.ts";
import { BODY_SCHEME } from "./names.ts";
import { ask, type Desk, NO_ANSWER, placeOf, traceEditor } from "./question.ts";

/** Registers the commands and what makes the documents. */
export function registerBodies(desk: Desk): vscode.Disposable {
	return vscode.Disposable.from(
		vscode.workspace.registerTextDocumentContentProvider(BODY_SCHEME, {
			provideTextDocumentContent: (uri) => readBody(desk, uri),
		}),
		vscode.commands.registerCommand("rtcdll.showBody", () => showBody(desk)),
	);
}

/** Where a body comes from. It stands in the query of its document, so that nobody has to remember it. */
interface Source {
	readonly log: string;
	/** Where the message begins. */
	readonly line: number;
	readonly character: number;
	readonly part: number;
}

async function showBody(desk: Desk): Promise<void> {
	const editor = traceEditor();
	if (!editor) return;
	const answer = await ask<BodyResult>(desk, BODY_REQUEST, placeOf(editor));
	if (!answer?.parts) return say(editor, answer?.reason ?? NO_ANSWER);
	const { name, message, parts } = answer;
	const part = answer.at >= 0 ? answer.at : await choosePart(name, parts);
	if (part === undefined) return;
	const number = parts.length > 1 ? `, part ${part + 1}` : "";
	const title = `${name}, line ${message.line + 1}${number}${EXTENSIONS[parts[part]!.kind]}`;
	const source: Source = { log: editor.document.uri.toString(), ...message, part };
	const uri = vscode.Uri.from({
		scheme: BODY_SCHEME,
		path: `/${title.replace(NOT_IN_A_NAME, "_")}`,
		query: JSON.stringify(source),
	});
	await vscode.window.showTextDocument(uri, { viewColumn: vscode.ViewColumn.Beside, preview: true });
}

/** They decide about the language, and so about the colours. SDP and fragments of SIP have no language of their own. */
const EXTENSIONS: Readonly<Record<ProtocolBodyPart["kind"], string>> = {
	xml: ".xml",
	json: ".json",
	html: ".html",
	sdp: ".sdp",
	sipfrag: ".sip.txt",
	text: ".txt",
};

/** What a path or the name of a tab cannot show; the text comes from the log. */
const NOT_IN_A_NAME = /[\\/\p{Cc}\p{Zl}\p{Zp}]+/gu;

async function choosePart(name: string, parts: readonly ProtocolBodyPart[]): Promise<number | undefined> {
	if (parts.length === 1) return 0;
	const items = parts.map((part, index) => ({
		label: part.contentType || "text",
		description: `line ${part.range.start.line + 1}`,
		index,
	}));
	const chosen = await vscode.window.showQuickPick(items, { title: `Body of ${name}`, placeHolder: "Which part?" });
	return chosen?.index;
}

/** The text of a body document. An error says in the editor why there is none. */
async function readBody(desk: Desk, uri: vscode.Uri): Promise<string> {
	const source = readSource(uri);
	if (!source) throw new Error("This is no body of a message in a log.");
	// The log may have been closed since, and after a restart of the window the server may not run yet.
	await vscode.workspace.openTextDocument(vscode.Uri.parse(source.log, true));
	await desk.server.start();
	const params: PlaceParams = {
		textDocument: { uri: source.log },
		position: { line: source.line, character: source.character },
	};
	const answer = await ask<BodyResult>(desk, BODY_REQUEST, params);
	const part = answer?.parts?.[source.part];
	if (!part) throw new Error(answer?.reason ?? "The log has no such body any more.");
	return part.text;
}

/** Where a body comes from: the log, and where the message begins; `undefined` for any other document. */
export function bodySource(
	uri: vscode.Uri,
): { readonly log: vscode.Uri; readonly position: vscode.Position } | undefined {
	const source = readSource(uri);
	return (
		source && {
			log: vscode.Uri.parse(source.log, true),
			position: new vscode.Position(source.line, source.character),
		}
	);
}

/** Anyone can open a document of our scheme, so its query is read with care. */
function readSource({ scheme, query }: vscode.Uri): Source | undefined {
	if (scheme !== BODY_SCHEME) return undefined;
	try {
		const { log, line, character, part } = JSON.parse(query) as Partial<Record<keyof Source, unknown>>;
		if (typeof log !== "string" || !isIndex(line) || !isIndex(character) || !isIndex(part)) return undefined;
		return { log, line, character, part };
	} catch {
		return undefined;
	}
}
