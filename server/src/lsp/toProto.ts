// Core answers to LSP types. This is the only place that turns offsets into columns and columns into offsets.

import {
	type Diagnostic,
	DiagnosticSeverity,
	DiagnosticTag,
	type DocumentHighlight,
	DocumentHighlightKind,
	type DocumentSymbol,
	type FoldingRange,
	type Location,
	type LocationLink,
	type Range,
	SymbolKind,
} from "vscode-languageserver";
import {
	type Finding,
	type Fold,
	HARMLESS_RULES,
	headlineText,
	isBuiltIn,
	type LineIndex,
	type Repeats,
	type Severity,
	type Span,
	type Target,
	type TraceSymbol,
} from "../core/index.ts";

/** A span as a range of 0-based lines and UTF-16 columns. */
export function range(lines: LineIndex, { start, end }: Span): Range {
	return { start: position(lines, start), end: position(lines, end) };
}

/** The offset of a position; one outside the text or the line counts as its nearest end, and what is no number as 0. */
export function offset(lines: LineIndex, { line, character }: Range["start"]): number {
	const wanted = whole(line);
	return Math.min(lines.start(wanted) + whole(character), lines.end(wanted));
}

/** A line or column as LSP has them (an unsigned integer); a client may send anything. */
function whole(value: unknown): number {
	return typeof value === "number" && value > 0 ? Math.floor(value) : 0;
}

/** The span of a range, which is never negative; see `offset`. */
export function span(lines: LineIndex, { start, end }: Range): Span {
	const from = offset(lines, start);
	return { start: from, end: Math.max(from, offset(lines, end)) };
}

/** A span as a place in the document `uri`, which has these `lines`. */
export function location(lines: LineIndex, uri: string, span: Span): Location {
	return { uri, range: range(lines, span) };
}

/** Links whose peek shows the whole message and whose jump ends on its start line; else only the start lines. */
export function locations(
	targets: readonly Target[],
	linkSupport: boolean,
	locate: (span: Span) => Location,
): LocationLink[] | Location[] {
	if (!linkSupport) return targets.map(({ selection }) => locate(selection));
	return targets.map(({ span, selection }) => {
		const { uri, range } = locate(selection);
		return { targetUri: uri, targetRange: locate(span).range, targetSelectionRange: range };
	});
}

/** An entry of the outline with all below it. */
export function documentSymbol(lines: LineIndex, symbol: TraceSymbol): DocumentSymbol {
	return {
		name: symbol.name,
		detail: symbol.detail,
		kind: SYMBOL_KINDS[symbol.kind],
		range: range(lines, symbol.span),
		selectionRange: range(lines, symbol.selection),
		...(symbol.children.length > 0 ? { children: symbol.children.map((child) => documentSymbol(lines, child)) } : {}),
	};
}

/**
 * A fold; both sides count lines from 0, and the last one is part of it. The kinds let an editor fold all messages or
 * all other records at once.
 */
export function foldingRange({ startLine, endLine, kind, text }: Fold): FoldingRange {
	return {
		startLine,
		endLine,
		...(text === undefined ? {} : { collapsedText: text }),
		...(kind === "records" ? { kind: "comment" } : kind === "message" ? { kind: "region" } : {}),
	};
}

/** The start line of a target, to be marked as a text. */
export function documentHighlight(lines: LineIndex, { selection }: Target): DocumentHighlight {
	return { range: range(lines, selection), kind: DocumentHighlightKind.Text };
}

/** The document that diagnostics are about, and the folder URI of the rules' pages; without that they have no link. */
export interface DiagnosticSource {
	readonly lines: LineIndex;
	readonly uri: string;
	readonly rulePages: string | undefined;
}

/** What happened once or again and again, as one diagnostic at its first place that leads to the others. */
export function diagnostic(source: DiagnosticSource, { first, again, isSame }: Repeats): Diagnostic {
	return {
		...marked(source, first, SEVERITIES[first.severity], headlineText(first.headline, again.length + 1, isSame)),
		relatedInformation: [
			...first.related.map(({ span, message }) => ({ location: location(source.lines, source.uri, span), message })),
			...again.slice(0, MOST_PLACES).map(({ span, headline }) => ({
				location: location(source.lines, source.uri, span),
				message: isSame ? "The same again" : headlineText(headline),
			})),
		],
	};
}

/** What happened thousands of times needs no thousands of links. */
const MOST_PLACES = 40;

/** The mark of a later place of the same: a hint, which VS Code draws on the line and does not list. */
export function repeatMark(source: DiagnosticSource, finding: Finding, first: Finding): Diagnostic {
	const { start } = range(source.lines, first.span);
	return {
		...marked(source, finding, DiagnosticSeverity.Hint, headlineText(finding.headline)),
		relatedInformation: [
			{ location: location(source.lines, source.uri, first.span), message: `First on line ${start.line + 1}` },
		],
	};
}

function marked(
	{ lines, rulePages }: DiagnosticSource,
	finding: Finding,
	severity: DiagnosticSeverity,
	message: string,
) {
	return {
		range: range(lines, finding.span),
		severity,
		source: "rtcdll",
		code: finding.rule,
		message,
		...(rulePages && isBuiltIn(finding.rule) ? { codeDescription: { href: `${rulePages}/${finding.rule}.md` } } : {}),
		// VS Code fades what is tagged as unnecessary: the eye may pass over a 401 that is part of every sign-in.
		...(HARMLESS_RULES.has(finding.rule) ? { tags: [DiagnosticTag.Unnecessary] } : {}),
	};
}

const SEVERITIES: Readonly<Record<Severity, DiagnosticSeverity>> = {
	error: DiagnosticSeverity.Error,
	warning: DiagnosticSeverity.Warning,
	information: DiagnosticSeverity.Information,
	hint: DiagnosticSeverity.Hint,
};

/** Chosen for their icons: a request calls something, a response is its value, a failure is an event to look at. */
const SYMBOL_KINDS: Readonly<Record<TraceSymbol["kind"], SymbolKind>> = {
	request: SymbolKind.Method,
	response: SymbolKind.Field,
	failure: SymbolKind.Event,
	body: SymbolKind.Object,
};

/** An offset as a 0-based line and UTF-16 column; one that these lines do not have counts as the end of that before it. */
export function position(lines: LineIndex, at: number): Range["start"] {
	const line = lines.lineAt(at);
	const start = lines.start(line);
	return { line, character: Math.max(0, Math.min(at, lines.end(line)) - start) };
}
