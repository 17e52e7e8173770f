// A whole log understood: what everything above asks. How it is found out is the business of parseTrace.ts.

import type { Viewpoint } from "../dialects/dialect.ts";
import type { Fact, KeptFacts, LogIndex } from "../logIndex/logIndex.ts";
import type { Message } from "../sip/message.ts";
import type { Steps } from "../steps.ts";
import type { TextLines } from "../text.ts";
import type { AuthHeaders } from "./authHeaders.ts";
import type { Calls } from "./call.ts";
import type { Answers } from "./challenge.ts";
import type { Direction } from "./direction.ts";
import type { SignIns } from "./signIn.ts";
import type { Transaction } from "./transaction.ts";

/** What a text says when it is read as a log. Immutable; belongs to exactly this text. Messages are numbered from 0. */
export interface Trace {
	readonly text: string;
	readonly lines: TextLines;
	readonly index: LogIndex;
	/** Whose log it is: what "sent" means, and whether there is a client that wrote it. */
	readonly viewpoint: Viewpoint;
	/** One about which nothing has changed is the same object in the next version of the log; see `standingTransactions`. */
	readonly transactions: readonly Transaction[];
	/**
	 * What `read` makes of a transaction, by its number; worked out once, and kept in later versions of the log as long as the
	 * transaction is the same object. It may look at what has the same Call-ID, and what it gives may hold numbers of
	 * messages and transactions, but nothing else that moves; else it is as with `LogIndex.fact`.
	 */
	fact<T>(read: (trace: Trace, transaction: number) => T): Fact<T>;
	/** All that `fact` has kept, for the next version. */
	readonly facts: KeptFacts;
	/** The transaction a message is part of; every message is part of one. */
	transactionOf(message: number): Transaction;
	/** A message with its headers, read from the text. */
	message(message: number): Message;
	direction(message: number): Direction;
	/** Finds the directions of all messages in steps, as far as nobody has asked for one yet. */
	findDirections(): Steps<unknown>;
	/** The first copy of a request or final response that is in the log again; `undefined` for all other messages. */
	originalOf(message: number): number | undefined;
	/**
	 * The same message as the log of the other side shows it, where the logs of both sides stand in one text; the two name
	 * each other. `undefined` for all other messages.
	 */
	otherEndOf(message: number): number | undefined;
	/** Which messages share a Call-ID, which requests are one on several hops, and where dialogs ended. */
	readonly calls: Calls;
	/** The credentials, challenges and signatures of the messages. */
	readonly auth: AuthHeaders;
	/** Which request answered which challenge. */
	readonly answers: Answers;
	/** True when the transaction ended in a challenge that refuses the credentials it carried. */
	isRefused(transaction: Transaction): boolean;
	/** The REGISTER transactions grouped into attempts to sign in, prolong or sign out. */
	readonly signIns: SignIns;
	/** How long the log of its process goes on after a message, in ms; `NaN` in a log without times. */
	loggedAfter(message: number): number;
	/** For how long behind that somebody watched while nothing was written, in ms; 0 unless the log is followed. */
	silenceAfter(message: number): number;
	/** The time of a message in ms, on the clock of `RecordIndex.clock`; `NaN` in a log without times. */
	clock(message: number): number;
	/**
	 * What `make` works out from the whole trace; worked out at the first request and kept. The function itself is the key,
	 * so it must be a named one that lives as long as the program.
	 */
	derive<T>(make: (trace: Trace) => T): T;
	/** The message in the record that `line` is part of, which may be loose text behind it; `undefined` without one. */
	messageAtLine(line: number): number | undefined;
}
