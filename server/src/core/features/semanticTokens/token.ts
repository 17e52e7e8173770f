// The semantic tokens of a log: their types and modifiers.

import type { Span } from "../../text.ts";

/** Token types for all editors; the manifest and the theme assign colours. The last five are standard LSP types. */
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

/** The outcome of a message. Each `sipOutcome` token has one of them; a simple success has no such token. */
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

/** One of `TOKEN_TYPES`; sent to editors as its index there. */
export type TokenType = (typeof TOKEN_TYPES)[number];
/** One of `TOKEN_MODIFIERS`; sent to editors as the bit with its index there. */
export type TokenModifier = (typeof TOKEN_MODIFIERS)[number];

/** A coloured piece of a line. */
export interface Token {
	readonly span: Span;
	readonly type: TokenType;
	readonly modifier: TokenModifier | undefined;
}
