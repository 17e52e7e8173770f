// What a document shows of a log: all of it, or a part. A part is judged by the whole log, because what the filter left out
// happened nevertheless.

import type { Location } from "vscode-languageserver";
import { type Finding, type LineBlock, type Part, partOf, type Span, type Trace, wholeOf } from "../../core/index.ts";
import { FILTER_SCHEME, logBehind, type PartScheme, partScheme } from "../../protocol.ts";
import { type DocumentLines, documentLines } from "../columns.ts";
import type { LogSettings, Settings } from "../settings.ts";
import * as toProto from "../toProto.ts";
import type { OpenLog, OpenLogs } from "./documents.ts";
import { filteredLines } from "./filtered.ts";

/** A document and the log behind it. Offsets and spans refer to the log, as do line numbers in texts. */
export interface ShownLog extends Part {
	readonly lines: DocumentLines;
	readonly logUri: string;
	readonly logLines: DocumentLines;
	readonly trace: Trace;
	/** The text of the document as a log of its own, for what depends only on this text. */
	readonly own: Trace;
	readonly ownLines: DocumentLines;
	findings(settings: LogSettings): readonly Finding[];
	/** The location of a span: in the document if it shows it, otherwise in the log. */
	locate(span: Span): Location;
}

/** Which lines of its log a document shows, according to its URI and these settings; empty if the URI says nothing valid. */
type ShownLines = (uri: string, log: OpenLog, settings: LogSettings) => readonly LineBlock[];

const SHOWN_LINES: Readonly<Record<PartScheme, ShownLines>> = {
	[FILTER_SCHEME]: filteredLines,
};

/**
 * Finds the log behind a part and reads both. If the log is not open, or no longer contains what the part shows, the part is
 * treated as a log of its own. The mapping is computed once per version of the two. Returns `undefined` for a document that
 * is not open.
 */
export function followShownLogs(
	logs: OpenLogs,
	settings: Settings,
): (uri: string, judgedUnder?: LogSettings) => Promise<ShownLog | undefined> {
	const parts = new WeakMap<OpenLog, { readonly log: OpenLog; readonly shown: ShownLog }>();
	return async (uri, judgedUnder) => {
		const scheme = partScheme(uri);
		const logUri = logBehind(uri);
		const current = logUri !== undefined && (await settings.of(uri));
		// Takes both documents before waiting again, so that their versions match.
		const own = logs.get(uri);
		const log = logUri === undefined ? undefined : logs.get(logUri);
		await own?.read();
		await log?.read();
		if (judgedUnder) await (log ?? own)?.judge(judgedUnder);
		if (!own || !log || !current || !scheme) return own && shownLog(uri, own);
		const known = parts.get(own);
		if (known?.log === log) return known.shown;
		const part = partOf(log.trace, { text: own.trace.text, blocks: SHOWN_LINES[scheme](uri, log, current) });
		const shown = part ? shownLog(uri, own, logUri, log, part) : shownLog(uri, own);
		parts.set(own, { log, shown });
		return shown;
	};
}

function shownLog(uri: string, own: OpenLog, logUri = uri, log = own, part = wholeOf(own.trace)): ShownLog {
	const { trace } = log;
	const lines = documentLines(part.lines, trace.text, log.encoding);
	const logLines = log.lines;
	return {
		...part,
		lines,
		logUri,
		logLines,
		trace,
		own: own.trace,
		ownLines: own.lines,
		findings: (settings) => log.findings(settings),
		locate: (span) =>
			part.shows(span.start) ? toProto.location(lines, uri, span) : toProto.location(logLines, logUri, span),
	};
}

/** Completes words that begin with the log's number of messages, so that they say how many of these the document shows. */
export function ofMessages({ trace, own }: ShownLog, words: string): string {
	return own === trace ? words : `${own.index.messages.count} of ${words}`;
}

/** Adds to words with line numbers whose lines these are, if the document has other line numbers than its log. */
export function ofLines({ trace, own }: ShownLog, words: string): string {
	return own === trace || !/\blines? \d/.test(words) ? words : `${words}\n\nLines are those of the whole log.`;
}
