// Requests the outline in a compact form: VS Code needs all of it, which for a log of 50 MB would be 12 MB of JSON in LSP's
// form.

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

/** Requests the compact form from the server; rejects if that fails. */
export type AskOutline = (
	method: typeof OUTLINE_REQUEST,
	params: DocumentParams,
	token: vscode.CancellationToken,
) => Promise<OutlineResult>;

/** Replaces the standard LSP request, which is sent only if the compact form fails. */
export function compactOutline(ask: AskOutline): NonNullable<Middleware["provideDocumentSymbols"]> {
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
	// VS Code counts symbol kinds from 0, LSP from 1.
	const symbol = new vscode.DocumentSymbol(name, detail, kind - 1, toRange(range), toRange(selectionRange));
	symbol.children = children;
	return symbol;
}

function toRange({ start, end }: ProtocolRange): vscode.Range {
	return new vscode.Range(start.line, start.character, end.line, end.character);
}
