// A piece of a log that has a colour of its own, and what it can be.

import type { Span } from "../../text.ts";

/** What a token is, for all editors; their colours are the manifest's and the theme's business. The last five are LSP's own. */
export const TOKEN_TYPES = [
	"sipOutcome",
	"sipMethod",
	"sipSuccess",
	"sipHeaderName",
	"logPrefix",
	"comment",
	"keyword",
	"number",
	"string",
	"type",
] as const;

/** How a message fared; each `sipOutcome` has one of them, and what simply went well is no `sipOutcome`. */
export const TOKEN_MODIFIERS = [
	"failed",
	"declined",
	"unanswered",
	"pending",
	"challenged",
	"redirected",
	"cancelled",
	"retransmitted",
	"orphan",
] as const;

/** One of `TOKEN_TYPES`; editors know it by its index there. */
export type TokenType = (typeof TOKEN_TYPES)[number];
/** One of `TOKEN_MODIFIERS`; editors know it by its index there, as a bit. */
export type TokenModifier = (typeof TOKEN_MODIFIERS)[number];

/** A piece of one line that is coloured. */
export interface Token {
	readonly span: Span;
	readonly type: TokenType;
	readonly modifier: TokenModifier | undefined;
}
