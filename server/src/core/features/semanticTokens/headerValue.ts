// Tokens in header values.

import { header as headerFact } from "../../sip/facts/headers.ts";
import { type Span, slice } from "../../text.ts";
import type { Trace } from "../../trace/trace.ts";
import { addPieces, type Pieces } from "./pieces.ts";
import type { Token } from "./token.ts";

/** Adds the tokens on lines of `span` in a header with this name and value. */
export function addHeaderValue(trace: Trace, name: Span, value: Span, span: Span, tokens: Token[]): void {
	addPieces(trace.text, trace.lines, value, span, piecesOf(slice(trace.text, name)), tokens);
}

function piecesOf(name: string): Pieces {
	switch (headerFact(name)?.kind) {
		case "auth":
			return AUTH;
		case "diagnostic":
			return DIAGNOSTIC;
		default:
			return name.toLowerCase() === "cseq" ? CSEQ : PLAIN;
	}
}

/** The scheme; tokens and signatures, which are long and unreadable; other parameters. */
const AUTH: Pieces = {
	pattern:
		/^(NTLM|Kerberos|TLS-DSK|Digest|Basic|Negotiate|Bearer)(?!\S)|(?<![\w-])(?:gssapi-data|rspauth|response|opaque|crand|srand|c?nonce)[ \t]*=[ \t]*("[^"]*"?|[^\s,;]+)|("[^"]*"?)|=[ \t]*(\d+)(?![^\s,;])/dgi,
	types: ["keyword", "comment", "string", "number"],
};

/** The cause code, its description, and Windows error codes. */
const DIAGNOSTIC: Pieces = {
	pattern: /^(\d+)\b|("(?:[^"\\]|\\.)*"?)|\bcause[ \t]*=[ \t]*(\d+)|\b((?:0x)?[8c][0-9a-f]{7})\b/dgi,
	types: ["number", "string", "number", "number"],
};

const CSEQ: Pieces = { pattern: /^(\d+)(?:[ \t]+([A-Z][A-Z_-]*))?/dg, types: ["number", "sipMethod"] };

/** Names and other quoted strings. */
const PLAIN: Pieces = { pattern: /("(?:[^"\\]|\\.)*"?)/dg, types: ["string"] };
