// Core answers to LSP types. This is the only place that turns offsets into columns and columns into offsets.

import {
	type Diagnostic,
	type DiagnosticRelatedInformation,
	DiagnosticSeverity,
	DiagnosticTag,
	type DocumentHighlight,
	DocumentHighlightKind,
	type DocumentSymbol,
	type FoldingRange,
	type Location,
	type LocationLink,
	type Range,
	type SymbolInformation,
	SymbolKind,
} from "vscode-languageserver";
import {
	type Finding,
	type Fold,
	HARMLESS_RULES,
	headlineText,
	isBuiltIn,
	type RelatedPlace,
	type Repeats,
	type Severity,
	type Span,
	type Target,
	type TraceSymbol,
} from "../core/index.ts";
import type { DocumentLines } from "./columns.ts";
import type { DiagnosticForm } from "./editor.ts";

/** A span as a range of 0-based lines and of columns as the editor counts them. */
export function range(lines: DocumentLines, { start, end }: Span): Range {
	return { start: position(lines, start), end: position(lines, end) };
}

/** The offset of a position; one outside the text or the line counts as its nearest end, and what is no number as 0. */
export function offset(lines: DocumentLines, { line, character }: Range["start"]): number {
	const wanted = whole(line);
	return lines.offset(lines.start(wanted), lines.end(wanted), whole(character));
}

/** A line or column as LSP has them (an unsigned integer); a client may send anything. */
function whole(value: unknown): number {
	return typeof value === "number" && value > 0 ? Math.floor(value) : 0;
}

/** The span of a range, which is never negative; see `offset`. */
export function span(lines: DocumentLines, { start, end }: Range): Span {
	const from = offset(lines, start);
	return { start: from, end: Math.max(from, offset(lines, end)) };
}

/** A span as a place in the document `uri`, which has these `lines`. */
export function location(lines: DocumentLines, uri: string, span: Span): Location {
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

/** An entry of the outline with all below it, of the kinds that the editor knows. */
export function documentSymbol(
	lines: DocumentLines,
	symbol: TraceSymbol,
	known: ReadonlySet<SymbolKind>,
): DocumentSymbol {
	const children = symbol.children.map((child) => documentSymbol(lines, child, known));
	return {
		name: symbol.name,
		detail: symbol.detail,
		kind: symbolKind(SYMBOL_KINDS[symbol.kind], known),
		range: range(lines, symbol.span),
		selectionRange: range(lines, symbol.selection),
		...(children.length > 0 ? { children } : {}),
	};
}

/** The same for an editor whose outline is a list: an entry and all below it, each with the name of what it stands in. */
export function flatSymbols(
	lines: DocumentLines,
	uri: string,
	symbol: TraceSymbol,
	known: ReadonlySet<SymbolKind>,
	containerName?: string,
): SymbolInformation[] {
	return [
		{
			name: symbol.detail === "" ? symbol.name : `${symbol.name} · ${symbol.detail}`,
			kind: symbolKind(SYMBOL_KINDS[symbol.kind], known),
			location: location(lines, uri, symbol.span),
			...(containerName === undefined ? {} : { containerName }),
		},
		...symbol.children.flatMap((child) => flatSymbols(lines, uri, child, known, symbol.name)),
	];
}

/** The kind, or the nearest that LSP had from the beginning. */
export function symbolKind(kind: SymbolKind, known: ReadonlySet<SymbolKind>): SymbolKind {
	return known.has(kind) ? kind : (FIRST_KINDS[kind] ?? kind);
}

const FIRST_KINDS: Partial<Record<SymbolKind, SymbolKind>> = {
	[SymbolKind.Event]: SymbolKind.Field,
	[SymbolKind.Object]: SymbolKind.String,
	[SymbolKind.Key]: SymbolKind.String,
};

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
export function documentHighlight(lines: DocumentLines, { selection }: Target): DocumentHighlight {
	return { range: range(lines, selection), kind: DocumentHighlightKind.Text };
}

/**
 * The document that diagnostics are about, the folder URI of the rules' pages, without which they have no link, and what the
 * editor takes.
 */
export interface DiagnosticSource {
	readonly lines: DocumentLines;
	readonly uri: string;
	readonly rulePages: string | undefined;
	readonly form: DiagnosticForm;
}

/** What happened once or again and again, as one diagnostic at its first place that leads to the others. */
export function diagnostic(source: DiagnosticSource, { first, again, isSame }: Repeats): Diagnostic {
	const message = headlineText(first.headline, again.length + 1, isSame);
	return made(source, first, SEVERITIES[first.severity], message, [
		...first.related,
		...again.slice(0, MOST_PLACES).map(({ span, headline }) => ({
			span,
			message: isSame ? "The same again" : headlineText(headline),
		})),
	]);
}

/** What happened thousands of times needs no thousands of links. */
const MOST_PLACES = 40;

/** The mark of a later place of the same: a hint, which VS Code draws on the line and does not list. */
export function repeatMark(source: DiagnosticSource, finding: Finding, first: Finding): Diagnostic {
	return made(source, finding, DiagnosticSeverity.Hint, headlineText(finding.headline), [
		{ span: first.span, message: "The first of these" },
	]);
}

function made(
	{ lines, uri, rulePages, form }: DiagnosticSource,
	finding: Finding,
	severity: DiagnosticSeverity,
	message: string,
	related: readonly RelatedPlace[],
): Diagnostic {
	const page = form.codeDescription && rulePages && isBuiltIn(finding.rule);
	// VS Code fades what is tagged as unnecessary: the eye may pass over a 401 that is part of every sign-in.
	const fades = HARMLESS_RULES.has(finding.rule) && form.tags.has(DiagnosticTag.Unnecessary);
	const places = related.map((each) => ({ location: location(lines, uri, each.span), message: each.message }));
	return {
		range: range(lines, finding.span),
		severity,
		source: "rtcdll",
		code: finding.rule,
		message: form.relatedInformation ? message : `${message}${inWords(places)}`,
		...(page ? { codeDescription: { href: `${rulePages}/${finding.rule}.md` } } : {}),
		...(fades ? { tags: [DiagnosticTag.Unnecessary] } : {}),
		...(form.relatedInformation ? { relatedInformation: places } : {}),
	};
}

/** The first places for an editor that has no links to them, a line each. */
function inWords(places: readonly DiagnosticRelatedInformation[]): string {
	return places
		.slice(0, MOST_WORDS)
		.map(({ location, message }) => `\nLine ${location.range.start.line + 1}: ${message}`)
		.join("");
}

const MOST_WORDS = 3;

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

/** An offset as a 0-based line and the editor's column; one that these lines do not have counts as the end of that before it. */
export function position(lines: DocumentLines, at: number): Range["start"] {
	const line = lines.lineAt(at);
	const start = lines.start(line);
	return { line, character: lines.column(start, Math.max(start, Math.min(at, lines.end(line)))) };
}
