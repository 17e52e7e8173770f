// The open logs: their texts as the editor has them, and what the core makes of each version.

import { type Connection, type TextDocumentContentChangeEvent, TextDocuments } from "vscode-languageserver";
import {
	type Finding,
	indexLines,
	readingChange,
	readingLog,
	type Steps,
	type TextChange,
	type TextLines,
	type Trace,
} from "../core/index.ts";
import { applyChanges, hull, NO_CHANGE } from "./applyChanges.ts";
import { type DocumentLines, documentLines } from "./columns.ts";
import type { PositionEncoding } from "./editor.ts";
import { findingsOf } from "./findings.ts";
import type { LogSettings } from "./settings.ts";
import { type SlicedWork, slicedWork } from "./slicedWork.ts";

/** An open log at one version. A new version is a new object, so that whatever is kept for it can never be an old one's. */
export interface OpenLog {
	readonly uri: string;
	/** As the editor counts; two versions may have the same number where a document was opened anew. */
	readonly version: number;
	readonly text: string;
	readonly lines: DocumentLines;
	/** How the editor counts columns. */
	readonly encoding: PositionEncoding;
	/** What is left to read is read at once: `read` does so while others are served. */
	readonly trace: Trace;
	read(): Promise<Trace>;
	/** The findings under these settings, worked out once; `judge` does so while others are served. */
	findings(settings: LogSettings): readonly Finding[];
	judge(settings: LogSettings): Promise<readonly Finding[]>;
}

/** The documents that the editor has open, by their URIs as it writes them. */
export interface OpenLogs {
	/** The log as it is now; `undefined` when it is not open. */
	get(uri: string): OpenLog | undefined;
	/** `changed` is called for each new version, the first one included, `closed` once. */
	listen(changed: (uri: string) => void, closed: (uri: string) => void): void;
	all(): readonly string[];
}

/**
 * Follows the documents that the editor opens, changes and closes on this connection. `encoding` says how it counts columns,
 * once it has opened one.
 */
export function followDocuments(connection: Connection, encoding: () => PositionEncoding): OpenLogs {
	const documents = new TextDocuments<Version>({
		create: (uri, _languageId, version, text) => openLog(uri, version, text, encoding()),
		update: changedLog,
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

/** A version that is read, or is being read, and the change that has made another one of it. */
interface Basis {
	readonly reading: SlicedWork<Trace>;
	readonly change: TextChange;
}

/** An open log that another version can come of. */
export interface Version extends OpenLog {
	/** What the next version can be read from; `undefined` where no version was read. */
	basis(): Basis | undefined;
}

/**
 * A text as a log that is open: read when that is asked for, and then only what `basis` does not know. Throws where an editor
 * sends something else than a text.
 */
export function openLog(
	uri: string,
	version: number,
	text: string,
	encoding: PositionEncoding = "utf-16",
	basis?: Basis,
): Version {
	if (typeof uri !== "string" || typeof text !== "string") throw new TypeError("This document has no URI or no text.");
	let from = basis;
	let reading: SlicedWork<Trace> | undefined;
	let counted: TextLines | undefined;
	const work = () => {
		reading ??= slicedWork(from ? readingFrom(from, text) : readingLog(text));
		from = undefined;
		return reading;
	};
	/** Until the log is read, from the lines of the version before it: only those that have changed are counted. */
	const lines = () => {
		const read = reading?.found();
		if (read) return read.lines;
		counted ??= from?.reading.found()?.lines.changed(text, from.change) ?? indexLines(text);
		return counted;
	};
	const log: Version = {
		uri,
		version,
		text,
		encoding,
		get lines() {
			return documentLines(lines(), text, encoding);
		},
		get trace() {
			return work().now();
		},
		read: () => work().soon(),
		...findingsOf(work),
		basis: () => (reading ? { reading, change: NO_CHANGE } : from),
	};
	return log;
}

/** The log after the changes of one notification. */
export function changedLog(log: Version, changes: readonly TextDocumentContentChangeEvent[], version: number): Version {
	const { text, change } = applyChanges(log.text, () => log.lines, changes, log.encoding);
	const basis = log.basis();
	const from = change && basis && { reading: basis.reading, change: hull(basis.change, change) };
	return openLog(log.uri, version, text, log.encoding, from);
}

function* readingFrom({ reading, change }: Basis, text: string): Steps<Trace> {
	return yield* readingChange(yield* reading.rest(), text, change);
}
