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

/** From this size on, VS Code is unresponsive for a second or more each time it receives the outline. */
const LARGE_LINES = 20_000;

/** How long a large log must rest after a change before VS Code receives its outline, in ms. */
const REST_MS = 2000;

/**
 * Replaces the standard LSP request, which is sent only if the compact form fails. While a large log is being written, VS Code
 * keeps the outline that it has: after each change it cancels the request and sends another one.
 */
export function compactOutline(ask: AskOutline): NonNullable<Middleware["provideDocumentSymbols"]> {
	const rested = restOfChanges();
	return async (document, token, next) => {
		if (document.lineCount >= LARGE_LINES) await rested(document);
		if (token.isCancellationRequested) return null;
		try {
			const outline = await ask(OUTLINE_REQUEST, { textDocument: { uri: document.uri.toString() } }, token);
			return readOutline(outline, toSymbol);
		} catch {
			return token.isCancellationRequested ? null : next(document, token);
		}
	};
}

/** Resolves when a document has rested. A change counts from the first request after it, and the first version needs no rest. */
function restOfChanges(): (document: vscode.TextDocument) => Promise<void> {
	const seen = new WeakMap<vscode.TextDocument, { readonly version: number; readonly since: number }>();
	return async (document) => {
		const now = performance.now();
		const before = seen.get(document);
		const since = !before ? now - REST_MS : before.version === document.version ? before.since : now;
		seen.set(document, { version: document.version, since });
		const rest = since + REST_MS - now;
		if (rest > 0) await new Promise((resolve) => setTimeout(resolve, rest));
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
