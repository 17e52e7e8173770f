// Tokens in records other than messages: packet direction and size, and error codes.

import type { Span } from "../../text.ts";
import type { Trace } from "../../trace/trace.ts";
import { addPieces, type Pieces } from "./pieces.ts";
import type { Token } from "./token.ts";

/** Adds the tokens on lines of `span` in the text of a record. */
export function addRecordText(trace: Trace, record: number, span: Span, tokens: Token[]): void {
	const { records, messages } = trace.index;
	const frame = records.frame(record);
	if (frame === undefined && messages.ofRecord(record) >= 0) return;
	const start = records.textStart(record);
	// The packet may be in the same record, after the opening line.
	const end = frame === undefined ? records.span(record).end : trace.lines.end(records.line(record));
	const pieces = frame === undefined ? OTHER : frame.place === "end" ? FRAME_END : FRAME;
	addPieces(trace.text, trace.lines, { start, end }, span, pieces, tokens);
}

const FRAME: Pieces = {
	pattern: /^[ \t]*(Sending Packet|Data Received)|(?<![\w:.])(\d+)(?= bytes\b)/dgi,
	types: ["keyword", "number"],
};

/** It only repeats what the opening record says. */
const FRAME_END: Pieces = { pattern: /^(.+)/dg, types: ["comment"] };

/** HRESULTs that mean failure, in the facilities that these clients use. */
const OTHER: Pieces = { pattern: /\b((?:0x)?80(?:07|09|0b|e[ef]|f0)[0-9a-f]{4})\b/dgi, types: ["number"] };
