// Documents that are made from a log: read-only, and with their source in the query of their URI, so that nobody has to
// remember it and a window that is opened again still knows.

import * as vscode from "vscode";
import type { Desk } from "../question.ts";
import { openSource } from "./source.ts";

/** What such a document is made from; each kind adds what else it has to know. */
export interface Source {
	/** The URI of the log, as text. */
	readonly log: string;
}

/** The URI of a document of `scheme`. `title`, which may come from the log, is what its tab says; its end decides the language. */
export function derivedUri(scheme: string, title: string, source: Source): vscode.Uri {
	return vscode.Uri.from({ scheme, path: `/${title.replace(NOT_IN_A_NAME, "_")}`, query: JSON.stringify(source) });
}

/**
 * What a document is made from; `undefined` for one of another scheme. Anyone can open a document of our scheme, so `read`
 * gets values of any kind, and gives `undefined` when they are not what it needs.
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

/** The same for a document that is made from a log, or another text, and nothing else. */
export function readLogSource(uri: vscode.Uri, scheme: string): Source | undefined {
	return readSource<Source>(uri, scheme, ({ log }) => (typeof log === "string" ? { log } : undefined));
}

/** How the documents of one scheme come to their text. */
export interface Derivation<Made extends Source> {
	readonly scheme: string;
	readonly sourceOf: (uri: vscode.Uri) => Made | undefined;
	/** Makes the text. The message of an error says in the editor why there is none. */
	readonly textOf: (source: Made, uri: vscode.Uri) => Promise<string>;
	/** The documents that it is made from and that have to be open, as URIs; where it is left out, the log. */
	readonly needs?: (source: Made) => readonly string[];
	/** Tells of documents that have to be made anew. */
	readonly onDidChange?: vscode.Event<vscode.Uri>;
}

/** Makes the documents of a scheme as long as the result is not disposed of. */
export function provideDerived<Made extends Source>(
	desk: Desk,
	{ scheme, sourceOf, textOf, onDidChange, needs = ({ log }) => [log] }: Derivation<Made>,
): vscode.Disposable {
	return vscode.workspace.registerTextDocumentContentProvider(scheme, {
		...(onDidChange && { onDidChange }),
		async provideTextDocumentContent(uri) {
			const source = sourceOf(uri);
			if (!source) throw new Error(NO_SOURCE);
			// After a restart of the window it can be the first to need its log, and the server.
			for (const uri of needs(source)) await openSource(desk, uri);
			await desk.server.start();
			return textOf(source, uri);
		},
	});
}

/** What is said of a document whose URI makes no sense, as one that was opened by hand. */
export const NO_SOURCE = vscode.l10n.t("This document does not say which log it is made from.");

/** What a path or the name of a tab cannot show; of half a surrogate pair, as damaged text has it, no URI can be made. */
const NOT_IN_A_NAME = /[\\/\p{Cc}\p{Cs}\p{Zl}\p{Zp}]+/gu;
