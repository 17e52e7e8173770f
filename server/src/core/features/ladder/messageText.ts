// A message as a few lines of plain text, for the tooltip of its arrow.

import { LONGEST_WORDS, printable } from "../../printable.ts";
import type { Span } from "../../text.ts";
import type { Trace } from "../../trace/trace.ts";
import { shortened } from "../../words.ts";
import { descriptionIn } from "../bodySummary/sdp.ts";
import { bodySummary } from "../bodySummary.ts";
import { markText, NO_NOTES, type Notes } from "../marks.ts";
import { arrowTooltip } from "./arrowWords.ts";
import { ladderOutline } from "./outline.ts";
import { sdpLines } from "./sdpLines.ts";

/**
 * The user's mark, a summary, the relevant headers, the media lines of a session description, and the beginning of a body of
 * unknown type for the message at `line`; `null` if there is no message.
 */
export function messageText(trace: Trace, line: number, notes: Notes = NO_NOTES): string | null {
	const message = trace.messageAtLine(line);
	if (message === undefined) return null;
	const { headers, body } = trace.message(message);
	const { arrows, lanes } = ladderOutline(trace, { kind: "messages", messages: [message] }, []);
	const shown = headers.filter(({ name }) => HEADERS.has(piece(trace, name).toLowerCase()));
	const lines = shown.map(({ name, value }) => `${piece(trace, name)}: ${piece(trace, value)}`);
	const note = notes.get(message);
	const parts = [
		note === undefined ? "" : markText(note, LONGEST_WORDS),
		arrowTooltip(trace, lanes, arrows[0]!),
		lines.join("\n"),
		body ? bodyText(trace, message, body) : "",
	];
	return parts
		.filter((part) => part !== "")
		.map(printableLines)
		.join("\n\n");
}

/** Long and compact names (RFC 3261 §7.3.3). */
const HEADERS: ReadonlySet<string> = new Set(["from", "f", "to", "t", "cseq"]);

/** More lines would cover the diagram. */
const MOST_LINES = 6;
const LONGEST = 160;

function piece({ text }: Trace, { start, end }: Span): string {
	const cut = text
		.slice(start, Math.min(end, start + LONGEST))
		.replace(/\s+/g, " ")
		.trim();
	return end - start > LONGEST ? `${cut}…` : cut;
}

/** The first lines of a body are rarely the relevant ones, so they are shown only if its type is unknown. */
function bodyText(trace: Trace, message: number, body: Span): string {
	const sdp = descriptionIn(trace, message);
	if (sdp) return sdpLines(trace.text, sdp).join("\n");
	return bodySummary(trace, message).length === 0 ? bodyStart(trace, body) : "";
}

function bodyStart({ text }: Trace, { start, end }: Span): string {
	const all = text.slice(start, Math.min(end, start + MOST_LINES * LONGEST)).split(/\r\n|\r|\n/);
	const lines = all.slice(0, MOST_LINES).map((each) => shortened(each, LONGEST));
	const rest = all.length > MOST_LINES || end - start > MOST_LINES * LONGEST;
	return [...lines, ...(rest ? ["…"] : [])].join("\n");
}

function printableLines(text: string): string {
	return text.split("\n").map(printable).join("\n");
}
