// What a filter keeps of an open log: for whoever asks for it, and for the documents that show it.

import { countMatches, fieldsWith, filter, type LineBlock, type ParsedQuery, parseQuery } from "../core/index.ts";
import { type CountMatchesResult, type FilterResult, type FilterSource, readFilterSource } from "../protocol.ts";
import type { OpenLog } from "./documents.ts";
import type { LogSettings } from "./settings.ts";

/** Everything of the log that matches the query, under these settings; or why the query cannot be read. */
export function filtered(log: OpenLog, settings: LogSettings, source: Omit<FilterSource, "log">): FilterResult {
	const { query, errors } = parsed(settings, source.query);
	if (!query) return { text: null, reason: errors[0]?.message ?? UNREADABLE };
	const { text, blocks, summary } = filter(log.trace, query, () => log.findings(settings), source.context);
	return { text, blocks, words: summary };
}

/** How much of the log matches the query, in words; or why the query cannot be read. */
export function matchCount(log: OpenLog, settings: LogSettings, source: Omit<FilterSource, "log">): CountMatchesResult {
	const { query, errors } = parsed(settings, source.query);
	if (!query) return { words: null, reason: errors[0]?.message ?? UNREADABLE };
	return { words: countMatches(log.trace, query, () => log.findings(settings), source.context) };
}

/** A query as it is read where the user has rules of their own. */
export function parsed({ customRules }: LogSettings, query: unknown): ParsedQuery {
	return parseQuery(String(query), fieldsWith(customRules.rules));
}

const UNREADABLE = "This query cannot be read.";

/** The lines of the log that a filtered document shows; none where its URI makes no sense. */
export function filteredLines(uri: string, log: OpenLog, settings: LogSettings): readonly LineBlock[] {
	const source = readFilterSource(uri);
	const kept = source && filtered(log, settings, source);
	return kept?.text ? kept.blocks : [];
}
