// A whole log understood: the index, its transactions and what is found out about single messages on request.

import { indexLog, type LogIndex } from "../logIndex/logIndex.ts";
import type { Message } from "../sip/message.ts";
import type { LineIndex } from "../text.ts";
import { type Calls, groupCalls } from "./call.ts";
import { type Answers, findAnswers } from "./challenge.ts";
import { findRefusals } from "./credentials.ts";
import { type Direction, findDirections } from "./direction.ts";
import { findProcessEnds } from "./processEnd.ts";
import { findSignIns, type SignIns } from "./signIn.ts";
import { matchTransactions, type Transaction } from "./transaction.ts";

/** What a text says when it is read as a log. Immutable; belongs to exactly this text. Messages are numbered from 0. */
export interface Trace {
	readonly text: string;
	readonly lines: LineIndex;
	readonly index: LogIndex;
	readonly transactions: readonly Transaction[];
	/** The transaction a message is part of; every message is part of one. */
	transactionOf(message: number): Transaction;
	/** A message with its headers, read from the text. */
	message(message: number): Message;
	direction(message: number): Direction;
	/** Which messages share a Call-ID. */
	readonly calls: Calls;
	/** Which request answered which challenge. */
	readonly answers: Answers;
	/** True when the transaction ended in a challenge that refuses the credentials it carried. */
	isRefused(transaction: Transaction): boolean;
	/** The REGISTER transactions grouped into attempts to sign in, prolong or sign out. */
	readonly signIns: SignIns;
	/** How long the log of its process goes on after a message, in ms. */
	loggedAfter(message: number): number;
	/** The time of a message in ms, on the clock of `RecordIndex.clock`. */
	clock(message: number): number;
	/** The message in the record that `line` is part of, which may be loose text behind it; `undefined` without one. */
	messageAtLine(line: number): number | undefined;
}

/** Reads a log. Total: any text gives a trace, in time linear in its length. */
export function parseTrace(text: string): Trace {
	const index = indexLog(text);
	const ends = findProcessEnds(index);
	const { all, ofMessage } = matchTransactions(index, ends);
	const directions = once(() => findDirections(index));
	const calls = once(() => groupCalls(index));
	const answers = once(() => findAnswers(index, all));
	const signIns = once(() => findSignIns(trace));
	const refusals = once(() => findRefusals(trace));
	const trace: Trace = {
		text,
		lines: index.lines,
		index,
		transactions: all,
		transactionOf: (message) => all[ofMessage[message]!]!,
		message: recentlyRead((message) => index.messages.read(message)),
		direction: (message) => directions()[message] ?? "unknown",
		get calls() {
			return calls();
		},
		get answers() {
			return answers();
		},
		isRefused: ({ id }) => refusals().has(id),
		get signIns() {
			return signIns();
		},
		loggedAfter: ends.loggedAfter,
		clock: (message) => index.records.clock(index.messages.record(message)),
		messageAtLine(line) {
			const record = index.records.atLine(line);
			const message = record < 0 ? -1 : index.messages.ofRecord(record);
			return message < 0 ? undefined : message;
		},
	};
	return trace;
}

/** Keeps the messages read last: whoever asks for one mostly asks for several of its parts, and for its partner's. */
function recentlyRead(read: (message: number) => Message): (message: number) => Message {
	const numbers = new Int32Array(RECENT).fill(-1);
	const messages = new Array<Message>(RECENT);
	return (message) => {
		const slot = message % RECENT;
		if (numbers[slot] !== message) {
			messages[slot] = read(message);
			numbers[slot] = message;
		}
		return messages[slot]!;
	};
}

const RECENT = 16;

/** Works a value out at its first use and keeps it: not every host asks for everything. */
function once<T>(make: () => T): () => T {
	let made: { readonly value: T } | undefined;
	return () => {
		made ??= { value: make() };
		return made.value;
	};
}
