// The user's marks: which messages they are on, even after the log has changed, and how their notes are shown.
//
// A mark identifies its message by content, never by line, because lines move when a log is truncated at its start.

import { label, sentencesLine } from "../printable.ts";
import type { Span } from "../text.ts";
import type { Trace } from "../trace/trace.ts";
import { messageAt } from "./goTo.ts";
import { lineNumber } from "./lineNumber.ts";
import { stampOfMessage } from "./stamp.ts";
import { messageName } from "./symbols.ts";

/** A mark as stored, apart from the log. */
export interface Mark {
	/** Identifies the message within the log (`messageIdentity`). */
	readonly message: string;
	/** The user's note; may be empty. */
	readonly note: string;
}

/** The notes of the marked messages of one version of a log, by message number, in file order. */
export type Notes = ReadonlyMap<number, string>;

/** No marks. */
export const NO_NOTES: Notes = new Map();

/**
 * Identifies a message within its log: Call-ID, CSeq, start line and time, plus a counter for messages that are equal in all
 * of these, such as two copies in the same millisecond. An opaque string of at most about 1000 characters.
 */
export function messageIdentity(trace: Trace, message: number): string {
	const wanted = callIdOf(trace, message);
	for (const [each, identity] of identities(trace, (callId) => callId === wanted))
		if (each === message) return identity;
	return "";
}

/** The identities of several messages by number, in one pass over the log. */
export function messageIdentities(trace: Trace, messages: ReadonlySet<number>): ReadonlyMap<number, string> {
	const callIds = new Set([...messages].map((message) => callIdOf(trace, message)));
	const found = new Map<number, string>();
	for (const [message, identity] of identities(trace, (callId) => callIds.has(callId))) {
		if (messages.has(message)) found.set(message, identity);
	}
	return found;
}

/** The marked messages that exist in the log. Of two marks on one message, the later one counts. */
export function findMarked(trace: Trace, marks: readonly Mark[]): Notes {
	if (marks.length === 0) return NO_NOTES;
	const notes = new Map(marks.map(({ message, note }) => [message, note]));
	const callIds = new Set(marks.map(({ message }) => message.split(SEPARATOR, 1)[0]!));
	const found = new Map<number, string>();
	for (const [message, identity] of identities(trace, (callId) => callIds.has(callId))) {
		const note = notes.get(identity);
		if (note !== undefined) found.set(message, note);
	}
	return found;
}

/** A message that can be marked; `note` is `null` if it has no mark. */
export interface Markable {
	readonly message: string;
	/** `← 403 Forbidden`. */
	readonly name: string;
	readonly note: string | null;
}

/** The message at `offset`, or the reason why there is none to mark. */
export function markable(trace: Trace, offset: number, notes: Notes): Markable | { readonly reason: string } {
	const message = messageAt(trace, offset);
	if (message === undefined) return { reason: "The cursor is not in a SIP message." };
	const name = messageName(trace, message);
	return { message: messageIdentity(trace, message), name, note: notes.get(message) ?? null };
}

/** A marked message, for lists. */
export interface Marked {
	readonly name: string;
	/** As written in the log; empty if it has no times. */
	readonly time: string;
	readonly note: string;
	/** The start line. */
	readonly span: Span;
}

/** All marked messages, in file order. */
export function markedMessages(trace: Trace, notes: Notes): readonly Marked[] {
	return [...notes].map(([message, note]) => ({
		name: messageName(trace, message),
		time: stampOfMessage(trace, message),
		note: sentencesLine(note),
		span: trace.message(message).startSpan,
	}));
}

/** `★ ask the proxy team`: a mark within other text, with the note shortened to `longest`. */
export function markText(note: string, longest: number): string {
	return note === "" ? MARK_SIGN : `${MARK_SIGN} ${label(note, longest)}`;
}

/** `Line 80, 09:14:02.448, ← 403 Forbidden, is marked: ask the proxy team`: a mark as a self-contained sentence. */
export function markSentence(trace: Trace, message: number, note: string): string {
	const stamp = stampOfMessage(trace, message);
	const place = [`Line ${lineNumber(trace, message)}`, ...(stamp ? [stamp] : []), messageName(trace, message)].join(
		", ",
	);
	return sentencesLine(`${place}, is marked${note === "" ? "" : `: ${note}`}`);
}

/** The symbol for a mark where there is no room for the word. */
export const MARK_SIGN = "★";

/** No component of an identity contains it: each is a line or part of one. */
const SEPARATOR = "\n";

/** The maximum length of a component in characters: a Call-ID may be as long as a log. */
const LONGEST = 300;

/** The messages with a wanted Call-ID, in file order, each with its identity. */
function* identities(trace: Trace, isWanted: (callId: string) => boolean): Generator<readonly [number, string]> {
	const { messages } = trace.index;
	const wanted = new Map<number, boolean>();
	const alike = new Map<string, number>();
	for (let message = 0; message < messages.count; message++) {
		const symbol = messages.callId(message);
		const isOne = wanted.get(symbol) ?? isWanted(callIdOf(trace, message));
		wanted.set(symbol, isOne);
		if (!isOne) continue;
		const words = wordsOf(trace, message);
		const number = alike.get(words) ?? 0;
		alike.set(words, number + 1);
		yield [message, number === 0 ? words : `${words}${SEPARATOR}${number}`];
	}
}

function wordsOf(trace: Trace, message: number): string {
	const { messages } = trace.index;
	const start = messages.start(message);
	const startLine = trace.text.slice(start, Math.min(start + LONGEST, trace.lines.end(messages.line(message))));
	const cseq = `${messages.cseqNumber(message)} ${piece(trace.index.symbolText(messages.cseqMethod(message)))}`;
	return [callIdOf(trace, message), cseq, piece(startLine), stampOfMessage(trace, message)].join(SEPARATOR);
}

function callIdOf({ index }: Trace, message: number): string {
	return piece(index.symbolText(index.messages.callId(message)));
}

function piece(text: string): string {
	return text
		.slice(0, LONGEST)
		.replace(/[\r\n]+/g, " ")
		.trimEnd();
}
