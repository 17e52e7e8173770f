// What a document shows of a log: all of it, or a part. A part is judged by its log: what was left out has happened all the
// same.

import type { Location } from "vscode-languageserver";
import { type Finding, type LineBlock, type Part, partOf, type Span, type Trace, wholeOf } from "../core/index.ts";
import { FILTER_SCHEME, logBehind, type PartScheme, partScheme } from "../protocol.ts";
import { type DocumentLines, documentLines } from "./columns.ts";
import type { OpenLog, OpenLogs } from "./documents.ts";
import { filteredLines } from "./filtered.ts";
import type { LogSettings, Settings } from "./settings.ts";
import * as toProto from "./toProto.ts";

/** A document, and the log behind it. All offsets and spans are those of the log, and so are lines that stand in words. */
export interface ShownLog extends Part {
	readonly lines: DocumentLines;
	readonly logUri: string;
	readonly logLines: DocumentLines;
	readonly trace: Trace;
	/** The text of the document as a log of its own, for what has to do with nothing else than the text. */
	readonly own: Trace;
	readonly ownLines: DocumentLines;
	findings(settings: LogSettings): readonly Finding[];
	/** Where a span is: in the document as far as that shows it, else in the log. */
	locate(span: Span): Location;
}

/** Which lines of its log a document shows, as its URI tells under these settings; none where it tells of none. */
type ShownLines = (uri: string, log: OpenLog, settings: LogSettings) => readonly LineBlock[];

const SHOWN_LINES: Readonly<Record<PartScheme, ShownLines>> = {
	[FILTER_SCHEME]: filteredLines,
};

/**
 * Finds the log behind a part, and reads it, as long as it is open and still says what the part says; else the part stands for itself.
 * A part is laid over each version of its log once. `undefined` for a document that is not open.
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
		// Both documents as they are at the same moment.
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

/** Words that begin with the number of messages of the log, made to say how many of them the document shows. */
export function ofMessages({ trace, own }: ShownLog, words: string): string {
	return own === trace ? words : `${own.index.messages.count} of ${words}`;
}

/** Words that may name lines of the log, made to say whose lines they are where the document has others. */
export function ofLines({ trace, own }: ShownLog, words: string): string {
	return own === trace || !/\blines? \d/.test(words) ? words : `${words}\n\nLines are those of the whole log.`;
}
