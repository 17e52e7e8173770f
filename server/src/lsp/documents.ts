// The open logs: their texts as the editor has them, and what the core makes of each version.

import { type Connection, TextDocuments } from "vscode-languageserver";
import { type Finding, indexLines, type LineIndex, parseTrace, type Trace } from "../core/index.ts";
import { applyChanges } from "./applyChanges.ts";
import { findingsOf } from "./findings.ts";
import type { LogSettings } from "./settings.ts";

/** An open log at one version. A new version is a new object, so that whatever is kept for it can never be an old one's. */
export interface OpenLog {
	readonly uri: string;
	/** As the editor counts; two versions may have the same number where a document was opened anew. */
	readonly version: number;
	readonly text: string;
	readonly lines: LineIndex;
	/** Read at the first request. */
	readonly trace: Trace;
	/** The findings under these settings, worked out once. */
	findings(settings: LogSettings): readonly Finding[];
}

/** The documents that the editor has open, by their URIs as it writes them. */
export interface OpenLogs {
	/** The log as it is now; `undefined` when it is not open. */
	get(uri: string): OpenLog | undefined;
	/** `changed` is called for each new version, the first one included, `closed` once. */
	listen(changed: (uri: string) => void, closed: (uri: string) => void): void;
	all(): readonly string[];
}

/** Follows the documents that the editor opens, changes and closes on this connection. */
export function followDocuments(connection: Connection): OpenLogs {
	const documents = new TextDocuments<OpenLog>({
		create: (uri, _languageId, version, text) => openLog(uri, version, text),
		update: (log, changes, version) =>
			openLog(
				log.uri,
				version,
				applyChanges(log.text, () => log.lines, changes),
			),
	});
	documents.listen(connection);
	return {
		get: (uri) => documents.get(uri),
		listen(changed, closed) {
			documents.onDidChangeContent(({ document }) => changed(document.uri));
			documents.onDidClose(({ document }) => closed(document.uri));
		},
		all: () => documents.keys(),
	};
}

/** A text as a log that is open: read when that is asked for. */
export function openLog(uri: string, version: number, text: string): OpenLog {
	let trace: Trace | undefined;
	let findings: OpenLog["findings"] | undefined;
	const log: OpenLog = {
		uri,
		version,
		text,
		get lines() {
			return trace?.lines ?? indexLines(text);
		},
		get trace() {
			trace ??= parseTrace(text);
			return trace;
		},
		findings(settings) {
			findings ??= findingsOf(log.trace);
			return findings(settings);
		},
	};
	return log;
}
