// The parsed log on which everything above is built. parseTrace.ts creates it.

import type { Viewpoint } from "../dialects/dialect.ts";
import type { Fact, FactCache, LogIndex } from "../logIndex/logIndex.ts";
import type { Message } from "../sip/message.ts";
import type { Steps } from "../steps.ts";
import type { LogText, TextLines } from "../text.ts";
import type { Calls } from "./call.ts";
import type { Direction } from "./directions/direction.ts";
import type { AuthHeaders } from "./signIns/authHeaders.ts";
import type { Answers } from "./signIns/challenge.ts";
import type { SignIns } from "./signIns/signIn.ts";
import type { Transaction } from "./transaction.ts";

/** The parsed content of a log. Immutable, and specific to this text. Messages are numbered from 0. */
export interface Trace {
	readonly text: LogText;
	readonly lines: TextLines;
	readonly index: LogIndex;
	/** Whose log it is: determines what "sent" means, and whether it was written by a client. */
	readonly viewpoint: Viewpoint;
	/** An unchanged transaction is the identical object in the next version of the log; see `updateTransactions`. */
	readonly transactions: readonly Transaction[];
	/**
	 * A function that returns the result of `read` for a transaction number. The result is cached, also in later versions of
	 * the log as long as the transaction is the same object. `read` may use everything with the same Call-ID, and its result
	 * may contain message and transaction numbers, but nothing else that changes position; the other conditions are those of
	 * `LogIndex.fact`.
	 */
	fact<T>(read: (trace: Trace, transaction: number) => T): Fact<T>;
	/** Everything that `fact` has cached, for the next version. */
	readonly facts: FactCache;
	/** The transaction of a message; every message has one. */
	transactionOf(message: number): Transaction;
	/** A message with its headers, read from the text. */
	message(message: number): Message;
	direction(message: number): Direction;
	/** Finds the directions of all messages in steps, unless they are already known. */
	findDirections(): Steps<unknown>;
	/** The first copy of a request or final response that occurs again in the log; `undefined` for all other messages. */
	originalOf(message: number): number | undefined;
	/**
	 * The same message as logged by the other side, in a text with the logs of both sides. The relation is symmetric.
	 * `undefined` for all other messages.
	 */
	otherEndOf(message: number): number | undefined;
	/** Messages with the same Call-ID, hops of the same request, and the ends of dialogs. */
	readonly calls: Calls;
	/** Credentials, challenges and signatures of messages. */
	readonly auth: AuthHeaders;
	/** Which request answered which challenge. */
	readonly answers: Answers;
	/** True if the transaction ended in a challenge that rejects the credentials in the request. */
	isRefused(transaction: Transaction): boolean;
	/** The REGISTER transactions, grouped into attempts to sign in, renew or sign out. */
	readonly signIns: SignIns;
	/** How long the log of its process continues after a message, in ms; `NaN` in a log without times. */
	loggedAfter(message: number): number;
	/** How long the log was then watched without new records, in ms; 0 unless the log is followed. */
	silenceAfter(message: number): number;
	/** The time of a message in ms, by the clock of `RecordIndex.clock`; `NaN` in a log without times. */
	clock(message: number): number;
	/**
	 * The result of `make` for the whole trace, computed at the first request and cached. The function itself is the key, so
	 * it must be a module-level function, not a closure.
	 */
	derive<T>(make: (trace: Trace) => T): T;
	/**
	 * The message in the record that contains `line`, even if the line is loose text after the message; `undefined` without
	 * one.
	 */
	messageAtLine(line: number): number | undefined;
}
