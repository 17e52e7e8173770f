// The open logs: the text of each version, and the trace and findings derived from it.

import { type Connection, type TextDocumentContentChangeEvent, TextDocuments } from "vscode-languageserver";
import {
	type Finding,
	indexLines,
	type LogText,
	readingChange,
	readingLog,
	type Steps,
	type TextChange,
	type TextLines,
	type Trace,
} from "../../core/index.ts";
import { type DocumentLines, documentLines } from "../columns.ts";
import type { PositionEncoding } from "../editor.ts";
import type { LogSettings } from "../settings.ts";
import { applyChanges, combineChanges, NO_CHANGE } from "./applyChanges.ts";
import { findingsOf } from "./findings.ts";
import { type SlicedWork, slicedWork, type Watch } from "./slicedWork.ts";
import type { IncomingTexts } from "./textParts.ts";

/** An open log at one version. Each version is a new object, so nothing cached for one can be mistaken for another's. */
export interface OpenLog {
	readonly uri: string;
	/** The editor's version number. Not unique: a document that is reopened may start again at the same number. */
	readonly version: number;
	readonly text: LogText;
	readonly lines: DocumentLines;
	/** How the editor counts columns. */
	readonly encoding: PositionEncoding;
	/** The trace. Finishes reading synchronously if necessary; `read` does it in slices, between other requests. */
	readonly trace: Trace;
	read(watch?: Watch): Promise<Trace>;
	/** The findings under these settings, computed once. `judge` computes them in slices, between other requests. */
	findings(settings: LogSettings): readonly Finding[];
	judge(settings: LogSettings): Promise<readonly Finding[]>;
}

/** The documents that are open in the editor, by the URIs that it uses. */
export interface OpenLogs {
	/** The current version; `undefined` if it is not open. */
	get(uri: string): OpenLog | undefined;
	/** `changed` is called for each new version, including the first; `closed` once, when it is closed. */
	listen(changed: (uri: string) => void, closed: (uri: string) => void): void;
	all(): readonly string[];
}

/**
 * Tracks the documents that the editor opens, changes and closes on this connection. `incoming` contains the texts that were
 * sent in parts. `encoding` is called when a document is opened.
 */
export function followDocuments(
	connection: Connection,
	incoming: IncomingTexts,
	encoding: () => PositionEncoding,
): OpenLogs {
	const documents = new TextDocuments<Version>({
		create(uri, _languageId, version, text) {
			if (typeof uri !== "string" || typeof text !== "string")
				throw new TypeError("This document has no URI or no text.");
			return openLog(uri, version, incoming.take(uri, version, text), encoding());
		},
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

/** A version that has been read or is being read, and the change from it to the current text. */
interface Basis {
	readonly reading: SlicedWork<Trace>;
	readonly change: TextChange;
}

/** An open log from which the next version can be made. */
export interface Version extends OpenLog {
	/** What the next version can be read from; `undefined` if neither this version nor one before it was ever read. */
	basis(): Basis | undefined;
}

/**
 * Opens a text as a log. It is read on first use, and then only where it differs from `basis`.
 */
export function openLog(
	uri: string,
	version: number,
	text: LogText,
	encoding: PositionEncoding = "utf-16",
	basis?: Basis,
): Version {
	let from = basis;
	let reading: SlicedWork<Trace> | undefined;
	let counted: TextLines | undefined;
	const work = () => {
		reading ??= slicedWork(from ? readingFrom(from, text) : readingLog(text));
		from = undefined;
		return reading;
	};
	/** Until the log is read, its lines are derived from the previous version's, so that only changed lines are scanned. */
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
		read: (watch) => work().soon(watch),
		...findingsOf(work),
		basis: () => (reading ? { reading, change: NO_CHANGE } : from),
	};
	return log;
}

/** Applies the changes of one notification. */
export function changedLog(log: Version, changes: readonly TextDocumentContentChangeEvent[], version: number): Version {
	const { text, change } = applyChanges(log.text, () => log.lines, changes, log.encoding);
	const basis = log.basis();
	const from = change && basis && { reading: basis.reading, change: combineChanges(basis.change, change) };
	return openLog(log.uri, version, text, log.encoding, from);
}

function* readingFrom({ reading, change }: Basis, text: LogText): Steps<Trace> {
	return yield* readingChange(yield* reading.rest(), text, change);
}
