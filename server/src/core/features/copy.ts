// Messages as text to carry elsewhere: whole records, not one character changed.

import { slice } from "../text.ts";
import type { Trace } from "../trace/trace.ts";
import { messageAt } from "./goTo.ts";
import { messageName } from "./symbols.ts";

/** A message alone, or all messages with its Call-ID. */
export type CopyWhat = "message" | "call";

/** The text with the number of messages in it and the name of the first; or in a sentence why there is none. */
export type Copy =
	| { readonly text: string; readonly messages: number; readonly name: string }
	| { readonly reason: string };

/**
 * The records of the message at `offset` or of its whole call, in file order. The framing records around a message go
 * with it: they name the addresses, and without them nobody could tell which way it went.
 */
export function copy(trace: Trace, offset: number, what: CopyWhat): Copy {
	const message = messageAt(trace, offset);
	if (message === undefined) return { reason: "The cursor is not in a SIP message." };
	const messages = what === "message" ? [message] : trace.calls.messagesOf(message);
	const records = new Set(messages.flatMap((each) => recordsOf(trace, each)));
	const text = [...records].map((record) => slice(trace.text, trace.index.records.span(record))).join("");
	return { text, messages: messages.length, name: messageName(trace, message) };
}

/** The record of a message and the framing records right before and behind it, in file order: one run. */
export function recordsOf({ index }: Trace, message: number): readonly number[] {
	const record = index.messages.record(message);
	const isFrame = (at: number, place: "start" | "end") =>
		at >= 0 && at < index.records.count && index.messages.ofRecord(at) < 0 && index.records.frame(at)?.place === place;
	return [
		...(isFrame(record - 1, "start") ? [record - 1] : []),
		record,
		...(isFrame(record + 1, "end") ? [record + 1] : []),
	];
}
