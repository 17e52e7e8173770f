// The outline of a log, asked for in its short form: VS Code wants all of it, and of 50 MB that is 12 MB of JSON in LSP.

import * as vscode from "vscode";
import type { Middleware } from "vscode-languageclient";
import {
	type DocumentParams,
	OUTLINE_REQUEST,
	type OutlineResult,
	type ProtocolRange,
	type ProtocolSymbol,
	readOutline,
} from "../../server/src/protocol.ts";

/** Asks the server for the short form; rejects when that fails. */
export type AskOutline = (
	method: typeof OUTLINE_REQUEST,
	params: DocumentParams,
	token: vscode.CancellationToken,
) => Promise<OutlineResult>;

/** In place of the request of LSP, which is sent where the short form fails. */
export function outlineInShort(ask: AskOutline): NonNullable<Middleware["provideDocumentSymbols"]> {
	return async (document, token, next) => {
		try {
			const outline = await ask(OUTLINE_REQUEST, { textDocument: { uri: document.uri.toString() } }, token);
			return readOutline(outline, toSymbol);
		} catch {
			return token.isCancellationRequested ? null : next(document, token);
		}
	};
}

function toSymbol(
	{ name, detail = "", kind, range, selectionRange }: ProtocolSymbol,
	children: vscode.DocumentSymbol[],
): vscode.DocumentSymbol {
	// VS Code counts the kinds from 0, LSP from 1.
	const symbol = new vscode.DocumentSymbol(name, detail, kind - 1, toRange(range), toRange(selectionRange));
	symbol.children = children;
	return symbol;
}

function toRange({ start, end }: ProtocolRange): vscode.Range {
	return new vscode.Range(start.line, start.character, end.line, end.character);
}
