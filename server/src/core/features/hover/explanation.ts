// The content of a hover as data, and its rendering as Markdown or plain text.
//
// No other hover file writes Markdown: they pass text and pieces of the log, and everything is escaped here.

import { oneLine } from "../../printable.ts";
import { sourceParts } from "../../sip/facts/documents.ts";
import type { LogText, Span } from "../../text.ts";
import { shortened } from "../../words.ts";
import { codeSpan, escapeMarkdown, escapeStart, LONGEST_QUOTE } from "../markdown.ts";

/** A piece of the log, shown as code. */
export interface Quote {
	readonly quote: string;
}

/** Text with pieces of the log in between. The text is escaped too, because it may come from a server. */
export type Phrase = string | readonly (string | Quote)[];

/** An explanation, in display order. */
export interface Explanation {
	/** The name of the element. */
	readonly title: string;
	/** The kind of element: `routing header`, `parameter of Via`. */
	readonly kind?: string;
	/** A clause or sentences. */
	readonly meaning?: Phrase;
	/** One line each. */
	readonly facts?: readonly (Phrase | undefined)[];
	/** As given in the table: `RFC 3261 §20.42; [MS-SIPAE]`. */
	readonly source?: string;
}

/** A range and its explanation. */
export interface Found {
	readonly span: Span;
	readonly explanation: Explanation;
}

/** A piece of the log to insert into a phrase. */
export function quote(text: LogText, { start, end }: Span = { start: 0, end: text.length }): Quote {
	return { quote: text.slice(start, Math.min(end, start + LONGEST_QUOTE + 1)) };
}

/** The explanation as Markdown in which no piece of the log has any effect. */
export function toMarkdown({ title, kind, meaning, facts, source }: Explanation): string {
	const blocks = [`**${escapeMarkdown(title.trim())}**${kind ? ` · ${escapeMarkdown(kind)}` : ""}`];
	if (meaning !== undefined) blocks.push(escapeStart(closed(phrase(meaning, escapeMarkdown, codeSpan))));
	const lines = present(facts).map((fact) => `- ${escapeStart(phrase(fact, escapeMarkdown, codeSpan))}`);
	if (lines.length > 0) blocks.push(lines.join("\n"));
	if (source !== undefined) blocks.push(sourceParts(source).map(sourceLink).join(" · "));
	return blocks.join("\n\n");
}

/** The same for an editor that does not render Markdown. */
export function toPlainText({ title, kind, meaning, facts, source }: Explanation): string {
	const lines = [oneLine(kind ? `${title} · ${kind}` : title)];
	if (meaning !== undefined) lines.push(closed(phrase(meaning, oneLine, plainQuote)));
	lines.push(...present(facts).map((fact) => `- ${phrase(fact, oneLine, plainQuote)}`));
	if (source !== undefined)
		lines.push(
			sourceParts(source)
				.map(({ text, url }) => (url ? `${text}, ${url}` : text))
				.join(" · "),
		);
	return lines.join("\n");
}

const LONGEST_WORDS = 500;

function phrase(parts: Phrase, words: (text: string) => string, quoted: (text: string) => string): string {
	// Text from a server may be of any length.
	const said = (text: string) => words(shortened(text, LONGEST_WORDS));
	if (typeof parts === "string") return said(parts);
	return parts.map((part) => (typeof part === "string" ? said(part) : quoted(part.quote))).join("");
}

function present(facts: readonly (Phrase | undefined)[] | undefined): readonly Phrase[] {
	return (facts ?? []).filter((fact) => fact !== undefined);
}

function sourceLink({ text, url }: { readonly text: string; readonly url?: string }): string {
	return url ? `[${escapeMarkdown(text)}](${url})` : escapeMarkdown(text);
}

function plainQuote(text: string): string {
	return shortened(oneLine(text), LONGEST_QUOTE) || "(empty)";
}

function closed(text: string): string {
	return /[.!?…]$/.test(text) || text === "" ? text : `${text}.`;
}
