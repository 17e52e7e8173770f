// The documents that show a damaged text as a log, and the line of the original that each of their lines came from.

import * as vscode from "vscode";
import { RECOVER_REQUEST, type RecoverParams, type RecoverResult } from "../../../server/src/protocol.ts";
import { RECOVERED_SCHEME } from "../names.ts";
import { ask, type Desk, NO_ANSWER } from "../question.ts";
import { derivedUri, readSource, type Source } from "./derived.ts";

/** The recovered documents of this window. */
export interface RecoveredLogs {
	/** Reads the original anew; rejects with a sentence for the reader. */
	make(recovered: vscode.Uri): Promise<RecoverResult>;
	/** What the document shows, as it was last made; made now if it was not, as after a restart of the extensions. */
	of(recovered: vscode.Uri): Promise<RecoverResult>;
	/** Lets go of a document that is closed. */
	forget(recovered: vscode.Uri): void;
}

/** Asks the server for the documents, and keeps its answers. */
export function createRecoveredLogs(desk: Desk): RecoveredLogs {
	const kept = new Map<string, Promise<RecoverResult>>();
	const logs: RecoveredLogs = {
		make(recovered) {
			const key = recovered.toString();
			const made = read(desk, recovered);
			kept.set(key, made);
			// What failed is tried again the next time.
			made.catch(() => kept.get(key) === made && kept.delete(key));
			return made;
		},
		of: (recovered) => kept.get(recovered.toString()) ?? logs.make(recovered),
		forget: (recovered) => void kept.delete(recovered.toString()),
	};
	return logs;
}

async function read(desk: Desk, recovered: vscode.Uri): Promise<RecoverResult> {
	const original = originalOf(recovered);
	const document = original && (await openOriginal(original));
	// Asked for an untitled document that was closed, VS Code makes an empty one of its name.
	if (!document || (document.isUntitled && document.getText() === "")) throw new Error(ORIGINAL_IS_GONE);
	const result = await recoverText(desk, document.getText());
	if (!result) throw new Error(NO_ANSWER);
	return result;
}

/** What is said where the original was never saved and is closed. */
export const ORIGINAL_IS_GONE = "The text that this log was read from is not open any more.";

/** Asks the server to make a log of a text; `undefined` when it fails. Starts the server if need be. */
export async function recoverText(desk: Desk, text: string): Promise<RecoverResult | undefined> {
	await desk.server.start();
	const params: RecoverParams = { text };
	return ask<RecoverResult>(desk, RECOVER_REQUEST, params);
}

/** The document that is read as a log; `undefined` for one that cannot be opened again, as an untitled one that was closed. */
export async function openOriginal(original: vscode.Uri): Promise<vscode.TextDocument | undefined> {
	const wanted = original.toString();
	const open = vscode.workspace.textDocuments.find(({ uri }) => uri.toString() === wanted);
	if (open || original.scheme === "untitled") return open;
	try {
		return await vscode.workspace.openTextDocument(original);
	} catch {
		return undefined;
	}
}

/** The URI of the document that shows `original` as a log. */
export function recoveredUri(original: vscode.Uri): vscode.Uri {
	const name = original.path.slice(original.path.lastIndexOf("/") + 1).replace(/\.(?:log|txt|html?)$/i, "");
	const source: Source = { log: original.toString() };
	return derivedUri(RECOVERED_SCHEME, `${name || "Text"} recovered.log`, source);
}

/** What a recovered document is made from; `undefined` for any other document. */
export function originalOf(recovered: vscode.Uri): vscode.Uri | undefined {
	const source = readRecoveredSource(recovered);
	try {
		return source && vscode.Uri.parse(source.log, true);
	} catch {
		return undefined;
	}
}

/** The same, as its URI says it. */
export function readRecoveredSource(recovered: vscode.Uri): Source | undefined {
	return readSource<Source>(recovered, RECOVERED_SCHEME, ({ log }) => (typeof log === "string" ? { log } : undefined));
}
