// The result of a filter on an open log, for requests and for documents that show it.

import { countMatches, fieldsWith, filter, type LineBlock, type ParsedQuery, parseQuery } from "../../core/index.ts";
import { type CountMatchesResult, type FilterResult, type FilterSource, readFilterSource } from "../../protocol.ts";
import type { LogSettings } from "../settings.ts";
import type { OpenLog } from "./documents.ts";

/** The part of the log that matches the query, under these settings; or the reason why the query cannot be parsed. */
export function filtered(log: OpenLog, settings: LogSettings, source: Omit<FilterSource, "log">): FilterResult {
	const { query, errors } = parsed(settings, source.query);
	if (!query) return { text: null, reason: errors[0]?.message ?? UNREADABLE };
	const { text, blocks, summary } = filter(log.trace, query, () => log.findings(settings), source.context);
	return { text, blocks, words: summary };
}

/** How much of the log matches the query, in words; or the reason why the query cannot be parsed. */
export function matchCount(log: OpenLog, settings: LogSettings, source: Omit<FilterSource, "log">): CountMatchesResult {
	const { query, errors } = parsed(settings, source.query);
	if (!query) return { words: null, reason: errors[0]?.message ?? UNREADABLE };
	return { words: countMatches(log.trace, query, () => log.findings(settings), source.context) };
}

/** Parses a query; the custom rules are valid values in it. */
export function parsed({ customRules }: LogSettings, query: unknown): ParsedQuery {
	return parseQuery(String(query), fieldsWith(customRules.rules));
}

const UNREADABLE = "This query cannot be read.";

/** The lines of the log that a filtered document shows; empty if its URI is not a valid filter. */
export function filteredLines(uri: string, log: OpenLog, settings: LogSettings): readonly LineBlock[] {
	const source = readFilterSource(uri);
	const kept = source && filtered(log, settings, source);
	return kept?.text ? kept.blocks : [];
}
