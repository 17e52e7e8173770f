// Read-only documents derived from a log. Each keeps its source in the query of its URI, so nothing needs to be stored and a
// reopened window can restore it.

import * as vscode from "vscode";
import type { App } from "../question.ts";
import { openSource } from "./source.ts";

/** What a derived document is made from; each kind adds what else it needs. */
export interface Source {
	/** The URI of the log as a string. */
	readonly log: string;
}

/**
 * The URI of a derived document. `title` becomes the tab label and may contain text from the log; its extension selects the
 * language.
 */
export function derivedUri(scheme: string, title: string, source: Source): vscode.Uri {
	return vscode.Uri.from({ scheme, path: `/${title.replace(NOT_IN_A_NAME, "_")}`, query: JSON.stringify(source) });
}

/**
 * Reads what a document is derived from; `undefined` for other schemes. Anyone can open a document with our scheme, so
 * `read` receives untrusted values and returns `undefined` if they are invalid.
 */
export function readSource<Made extends Source>(
	uri: vscode.Uri,
	scheme: string,
	read: (values: Partial<Record<keyof Made, unknown>>) => Made | undefined,
): Made | undefined {
	if (uri.scheme !== scheme) return undefined;
	try {
		return read(JSON.parse(uri.query) as Partial<Record<keyof Made, unknown>>);
	} catch {
		return undefined;
	}
}

/** The same for documents that are derived from a single log or text and nothing else. */
export function readLogSource(uri: vscode.Uri, scheme: string): Source | undefined {
	return readSource<Source>(uri, scheme, ({ log }) => (typeof log === "string" ? { log } : undefined));
}

/** How documents of one scheme get their text. */
export interface Derivation<Made extends Source> {
	readonly scheme: string;
	readonly sourceOf: (uri: vscode.Uri) => Made | undefined;
	/** Creates the text. If it rejects, the editor shows the error message. */
	readonly textOf: (source: Made, uri: vscode.Uri) => Promise<string>;
	/** URIs of the documents that must be open first; defaults to the log. */
	readonly needs?: (source: Made) => readonly string[];
	/** Fires for documents that must be regenerated. */
	readonly onDidChange?: vscode.Event<vscode.Uri>;
}

/** Serves the documents of a scheme until the result is disposed of. */
export function provideDerived<Made extends Source>(
	app: App,
	{ scheme, sourceOf, textOf, onDidChange, needs = ({ log }) => [log] }: Derivation<Made>,
): vscode.Disposable {
	return vscode.workspace.registerTextDocumentContentProvider(scheme, {
		...(onDidChange && { onDidChange }),
		async provideTextDocumentContent(uri) {
			const source = sourceOf(uri);
			if (!source) throw new Error(NO_SOURCE);
			// After a window restart, this may be the first request to need the log and the server.
			for (const uri of needs(source)) await openSource(app, uri);
			await app.server.start();
			return textOf(source, uri);
		},
	});
}

/** Shown for a document whose URI is invalid, such as one opened by hand. */
export const NO_SOURCE = vscode.l10n.t("This document does not say which log it was made from.");

/**
 * Characters that neither a path nor a tab label can contain. A lone surrogate, as found in damaged text, makes URI creation
 * fail.
 */
const NOT_IN_A_NAME = /[\\/\p{Cc}\p{Cs}\p{Zl}\p{Zp}]+/gu;
