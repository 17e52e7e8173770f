// Messages as text for the clipboard: the user's notes, then whole records exactly as in the log.

import { slice } from "../text.ts";
import { recordsOf } from "../trace/directions/framing.ts";
import type { Trace } from "../trace/trace.ts";
import { messageAt } from "./goTo.ts";
import { markSentence, NO_NOTES, type Notes } from "./marks.ts";
import { messageName } from "./symbols.ts";

/** One message, or all messages with its Call-ID. */
export type CopyWhat = "message" | "call";

/** The text, the number of messages in it and the name of the first; or the reason why there is none. */
export type Copy =
	| { readonly text: string; readonly messages: number; readonly name: string }
	| { readonly reason: string };

/**
 * Copies the records of the message at `offset` or of its whole call, in file order. Includes the framing records around
 * each message: without their addresses the direction would be lost. The user's notes come before the first record, where a
 * log reader ignores them.
 */
export function copy(trace: Trace, offset: number, what: CopyWhat, notes: Notes = NO_NOTES): Copy {
	const message = messageAt(trace, offset);
	if (message === undefined) return { reason: "The cursor is not in a SIP message." };
	const messages = what === "message" ? [message] : trace.calls.messagesOf(message);
	const records = new Set(messages.flatMap((each) => recordsOf(trace.index, each)));
	const text = [...records]
		.sort((a, b) => a - b)
		.map((record) => slice(trace.text, trace.index.records.span(record)))
		.join("");
	const said = messages.flatMap((each) => (notes.get(each) ? [markSentence(trace, each, notes.get(each)!)] : []));
	const head = said.length > 0 ? `${said.join("\r\n")}\r\n\r\n` : "";
	return { text: head + text, messages: messages.length, name: messageName(trace, message) };
}
