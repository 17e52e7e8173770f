// The marks that a reader put on messages: which message of the log each of them is on, however the log has changed since,
// and how its note is told.
//
// A mark names its message by what the message itself says, never by a line: lines move when a log is cut at its start.

import { label, sentencesLine } from "../printable.ts";
import type { Span } from "../text.ts";
import type { Trace } from "../trace/trace.ts";
import { messageAt } from "./goTo.ts";
import { lineNumber } from "./lineNumber.ts";
import { stampOfMessage } from "./stamp.ts";
import { messageName } from "./symbols.ts";

/** A mark as it is kept, apart from the log. */
export interface Mark {
	/** What tells its message from all others of the log (`messageIdentity`). */
	readonly message: string;
	/** What the reader wrote; may be empty. */
	readonly note: string;
}

/** The notes of the marked messages of one version of a log, by the numbers of the messages, in file order. */
export type Notes = ReadonlyMap<number, string>;

/** Those of a log in which nothing is marked. */
export const NO_NOTES: Notes = new Map();

/**
 * What tells a message from all others of its log: Call-ID, CSeq, start line and time; and its number among those that are
 * alike in all of them, such as two copies of the same millisecond. At most about 1000 characters, and of no other meaning.
 */
export function messageIdentity(trace: Trace, message: number): string {
	const wanted = callIdOf(trace, message);
	for (const [each, identity] of identities(trace, (callId) => callId === wanted))
		if (each === message) return identity;
	return "";
}

/** The same of several messages, by their numbers, for which the log is gone through once. */
export function messageIdentities(trace: Trace, messages: ReadonlySet<number>): ReadonlyMap<number, string> {
	const callIds = new Set([...messages].map((message) => callIdOf(trace, message)));
	const found = new Map<number, string>();
	for (const [message, identity] of identities(trace, (callId) => callIds.has(callId))) {
		if (messages.has(message)) found.set(message, identity);
	}
	return found;
}

/** The messages that the marks are on, as far as the log has them. Of two marks on one message the later counts. */
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

/** A message that can be marked; `note` is `null` where it has no mark. */
export interface Markable {
	readonly message: string;
	/** `← 403 Forbidden`. */
	readonly name: string;
	readonly note: string | null;
}

/** The message at `offset`, or in a sentence why there is none to mark. */
export function markable(trace: Trace, offset: number, notes: Notes): Markable | { readonly reason: string } {
	const message = messageAt(trace, offset);
	if (message === undefined) return { reason: "The cursor is not in a SIP message." };
	const name = messageName(trace, message);
	return { message: messageIdentity(trace, message), name, note: notes.get(message) ?? null };
}

/** A message with a mark, for a list of them. */
export interface Marked {
	readonly name: string;
	/** As the log writes it; empty where it has no times. */
	readonly time: string;
	readonly note: string;
	/** The start line. */
	readonly span: Span;
}

/** All of them, in file order. */
export function markedMessages(trace: Trace, notes: Notes): readonly Marked[] {
	return [...notes].map(([message, note]) => ({
		name: messageName(trace, message),
		time: stampOfMessage(trace, message),
		note: sentencesLine(note),
		span: trace.message(message).startSpan,
	}));
}

/** `★ ask the proxy team`: a mark among other words, with so much of its note as has room there. */
export function markText(note: string, longest: number): string {
	return note === "" ? MARK_SIGN : `${MARK_SIGN} ${label(note, longest)}`;
}

/** `Line 80, 09:14:02.448, ← 403 Forbidden, is marked: ask the proxy team`: a mark for somebody who has only this text. */
export function markSentence(trace: Trace, message: number, note: string): string {
	const stamp = stampOfMessage(trace, message);
	const place = [`Line ${lineNumber(trace, message)}`, ...(stamp ? [stamp] : []), messageName(trace, message)].join(
		", ",
	);
	return sentencesLine(`${place}, is marked${note === "" ? "" : `: ${note}`}`);
}

/** Stands for a mark wherever there is no room for the word. */
export const MARK_SIGN = "★";

/** No piece of an identity holds it: each is a line, or a part of one. */
const SEPARATOR = "\n";

/** The most characters of a piece: a Call-ID may be as long as a log. */
const LONGEST = 300;

/** The messages whose Call-ID is wanted, in file order, each with its identity. */
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
