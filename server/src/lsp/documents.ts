// The open logs: their texts as the editor has them, and what the core makes of each version.

import { type Connection, TextDocuments } from "vscode-languageserver";
import {
	changedTrace,
	type Finding,
	indexLines,
	type LineIndex,
	parseTrace,
	type TextChange,
	type Trace,
} from "../core/index.ts";
import { applyChanges, hull, NO_CHANGE } from "./applyChanges.ts";
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
	const documents = new TextDocuments<ReadableLog>({
		create: (uri, _languageId, version, text) => openLog(uri, version, text),
		update(log, changes, version) {
			const { text, change } = applyChanges(log.text, () => log.lines, changes);
			const basis = log.basis();
			return openLog(
				log.uri,
				version,
				text,
				change && basis && { trace: basis.trace, change: hull(basis.change, change) },
			);
		},
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

/** The last version that was read, and the change that has made another one of it. */
interface Basis {
	readonly trace: Trace;
	readonly change: TextChange;
}

interface ReadableLog extends OpenLog {
	/** What the next version can be read from; `undefined` where no version was read. */
	basis(): Basis | undefined;
}

/** A text as a log that is open: read when that is asked for, and then only what `basis` does not know. */
export function openLog(uri: string, version: number, text: string, basis?: Basis): ReadableLog {
	let from = basis;
	let trace: Trace | undefined;
	let findings: OpenLog["findings"] | undefined;
	const log: ReadableLog = {
		uri,
		version,
		text,
		get lines() {
			return trace?.lines ?? indexLines(text);
		},
		get trace() {
			trace ??= from ? changedTrace(from.trace, text, from.change) : parseTrace(text);
			from = undefined;
			return trace;
		},
		basis: () => (trace ? { trace, change: NO_CHANGE } : from),
		findings(settings) {
			findings ??= findingsOf(log.trace);
			return findings(settings);
		},
	};
	return log;
}
