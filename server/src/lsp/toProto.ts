// Converts results of core to LSP types. The only place that converts between offsets and columns.

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
	type Recurrences,
	type RelatedPlace,
	type Severity,
	type Span,
	type Target,
	type TraceSymbol,
} from "../core/index.ts";
import type { DocumentLines } from "./columns.ts";
import type { DiagnosticForm } from "./editor.ts";

/** The range of a span: 0-based lines, and columns as the editor counts them. */
export function range(lines: DocumentLines, { start, end }: Span): Range {
	return { start: position(lines, start), end: position(lines, end) };
}

/**
 * The offset of a position. A position outside the text or its line counts as the nearest valid one, a value that is not a
 * number as 0.
 */
export function offset(lines: DocumentLines, { line, character }: Range["start"]): number {
	const wanted = whole(line);
	return lines.offset(lines.start(wanted), lines.end(wanted), whole(character));
}

/** A line or column as LSP defines it (an unsigned integer), whatever the client sent. */
function whole(value: unknown): number {
	return typeof value === "number" && value > 0 ? Math.floor(value) : 0;
}

/** The span of a range, never negative; see `offset`. */
export function span(lines: DocumentLines, { start, end }: Range): Span {
	const from = offset(lines, start);
	return { start: from, end: Math.max(from, offset(lines, end)) };
}

/** A span as a location in the document `uri`, which has these `lines`. */
export function location(lines: DocumentLines, uri: string, span: Span): Location {
	return { uri, range: range(lines, span) };
}

/**
 * Links that show the whole message in a peek view and jump to its start line; only start lines if `linkSupport` is false.
 */
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

/** An outline entry with its children, using only kinds that the editor knows. */
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

/**
 * The same as a flat list, for editors without nested outlines: an entry and its descendants, each with its parent's name.
 */
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

/** The kind itself, or the nearest in the first version of LSP. */
export function symbolKind(kind: SymbolKind, known: ReadonlySet<SymbolKind>): SymbolKind {
	return known.has(kind) ? kind : (FIRST_KINDS[kind] ?? kind);
}

const FIRST_KINDS: Partial<Record<SymbolKind, SymbolKind>> = {
	[SymbolKind.Event]: SymbolKind.Field,
	[SymbolKind.Object]: SymbolKind.String,
	[SymbolKind.Key]: SymbolKind.String,
};

/**
 * A folding range; lines are 0-based and the last one is included. The kinds let an editor fold all messages or all other
 * records at once.
 */
export function foldingRange({ startLine, endLine, kind, text }: Fold): FoldingRange {
	return {
		startLine,
		endLine,
		...(text === undefined ? {} : { collapsedText: text }),
		...(kind === "records" ? { kind: "comment" } : kind === "message" ? { kind: "region" } : {}),
	};
}

/** The start line of a target as a highlight. */
export function documentHighlight(lines: DocumentLines, { selection }: Target): DocumentHighlight {
	return { range: range(lines, selection), kind: DocumentHighlightKind.Text };
}

/**
 * What is needed to make diagnostics: the document, the folder URI of the rule pages (without it, diagnostics have no
 * links), and the form that the editor supports.
 */
export interface DiagnosticSource {
	readonly lines: DocumentLines;
	readonly uri: string;
	readonly rulePages: string | undefined;
	readonly form: DiagnosticForm;
}

/** One diagnostic for one or more occurrences: at the first of them, with links to the others. */
export function diagnostic(source: DiagnosticSource, { first, again, isSame }: Recurrences): Diagnostic {
	const message = headlineText(first.headline, again.length + 1, isSame);
	return made(source, first, SEVERITIES[first.severity], message, [
		...first.related,
		...again.slice(0, MOST_PLACES).map(({ span, headline }) => ({
			span,
			message: isSame ? "The same again" : headlineText(headline),
		})),
	]);
}

/** A finding that occurs thousands of times does not need thousands of links. */
const MOST_PLACES = 40;

/** Marks a later occurrence, as a hint: VS Code draws it in the text but does not list it. */
export function recurrenceMark(source: DiagnosticSource, finding: Finding, first: Finding): Diagnostic {
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
	// VS Code fades out what is tagged as unnecessary. That suits a 401 that is part of every sign-in.
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

/** The first related places as lines of text, for an editor without related information. */
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

/** Chosen for their icons: a request resembles a method call, a response its value, a failure an event. */
const SYMBOL_KINDS: Readonly<Record<TraceSymbol["kind"], SymbolKind>> = {
	request: SymbolKind.Method,
	response: SymbolKind.Field,
	failure: SymbolKind.Event,
	body: SymbolKind.Object,
};

/**
 * The 0-based line and the editor's column of an offset. If `lines` lacks the offset, the end of the preceding line is used.
 */
export function position(lines: DocumentLines, at: number): Range["start"] {
	const line = lines.lineAt(at);
	const start = lines.start(line);
	return { line, character: lines.column(start, Math.max(start, Math.min(at, lines.end(line)))) };
}
