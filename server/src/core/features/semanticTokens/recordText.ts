// What has a colour in a record that is no message: which way a packet went and how long it was, and error codes.

import type { Span } from "../../text.ts";
import type { Trace } from "../../trace/trace.ts";
import { addPieces, type Pieces } from "./pieces.ts";
import type { Token } from "./token.ts";

/** Adds what is on lines of `span` of the text of a record. */
export function addRecordText(trace: Trace, record: number, span: Span, tokens: Token[]): void {
	const { records, messages } = trace.index;
	const frame = records.frame(record);
	if (frame === undefined && messages.ofRecord(record) >= 0) return;
	const start = records.textStart(record);
	// A packet may stand behind the line that opens it.
	const end = frame === undefined ? records.span(record).end : trace.lines.end(records.line(record));
	const pieces = frame === undefined ? OTHER : frame.place === "end" ? FRAME_END : FRAME;
	addPieces(trace.text, trace.lines, { start, end }, span, pieces, tokens);
}

const FRAME: Pieces = {
	pattern: /^[ \t]*(Sending Packet|Data Received)|(?<![\w:.])(\d+)(?= bytes\b)/dgi,
	types: ["keyword", "number"],
};

/** It only repeats what stands before the packet. */
const FRAME_END: Pieces = { pattern: /^(.+)/dg, types: ["comment"] };

/** HRESULTs that mean failure, of the facilities that these clients use. */
const OTHER: Pieces = { pattern: /\b((?:0x)?80(?:07|09|0b|e[ef]|f0)[0-9a-f]{4})\b/dgi, types: ["number"] };
