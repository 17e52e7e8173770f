// The open logs: their texts as the editor has them, and what the core makes of each version.

import { type Connection, TextDocuments } from "vscode-languageserver";
import { TextDocument } from "vscode-languageserver-textdocument";
import { diagnose, type Finding, parseTrace, type Trace } from "../core/index.ts";
import type { LogSettings } from "./settings.ts";

/** An open log at one version. */
export interface OpenLog {
	readonly version: number;
	readonly trace: Trace;
	/** The findings under these settings, worked out once for each version and settings. */
	findings(settings: LogSettings): readonly Finding[];
}

/** The documents that the editor has open, by their URIs as it writes them. */
export interface OpenLogs {
	/** The log as it is now; `undefined` when it is not open. Reads the text at most once for each version. */
	get(uri: string): OpenLog | undefined;
	/** `changed` is called for each new version, the first one included, `closed` once. */
	listen(changed: (uri: string) => void, closed: (uri: string) => void): void;
	all(): readonly string[];
}

/** Follows the documents that the editor opens, changes and closes on this connection. */
export function followDocuments(connection: Connection): OpenLogs {
	const documents = new TextDocuments(TextDocument);
	const logs = new Map<string, OpenLog>();
	documents.onDidClose(({ document }) => logs.delete(document.uri));
	documents.listen(connection);
	return {
		get(uri) {
			const document = documents.get(uri);
			if (!document) return undefined;
			const known = logs.get(uri);
			if (known?.version === document.version) return known;
			const log = openLog(document);
			logs.set(uri, log);
			return log;
		},
		listen(changed, closed) {
			documents.onDidChangeContent(({ document }) => changed(document.uri));
			documents.onDidClose(({ document }) => closed(document.uri));
		},
		all: () => documents.keys(),
	};
}

function openLog(document: TextDocument): OpenLog {
	const trace = parseTrace(document.getText());
	let last: { readonly settings: LogSettings; readonly findings: readonly Finding[] } | undefined;
	return {
		version: document.version,
		trace,
		findings(settings) {
			if (last?.settings !== settings) {
				last = { settings, findings: diagnose(trace, settings.rules, settings.limits) };
			}
			return last.findings;
		},
	};
}
