// Turns a text into a trace: index and transactions at once, everything else on demand.

import { type FactCache, factCache, indexing, type LogIndex } from "../logIndex/logIndex.ts";
import type { Message } from "../sip/message.ts";
import { asPart, atOnce, type Steps, workOf } from "../steps.ts";
import type { LogText, TextChange } from "../text.ts";
import { groupCalls } from "./call.ts";
import { findDirections } from "./directions/direction.ts";
import { matchTransactions } from "./matching/matchTransactions.ts";
import { clockOf } from "./matching/outcome.ts";
import { findOriginals } from "./matching/retransmission.ts";
import { type PreviousTrace, updateTransactions } from "./matching/updateTransactions.ts";
import { findProcessEnds } from "./processes/processEnd.ts";
import { authHeadersOf } from "./signIns/authHeaders.ts";
import { findAnswers } from "./signIns/challenge.ts";
import { isRefused } from "./signIns/credentials.ts";
import { findSignIns } from "./signIns/findSignIns.ts";
import type { Trace } from "./trace.ts";
import type { Transaction } from "./transaction.ts";

/** Parses a log. Total: any text results in a trace, in time linear in its length. */
export function parseTrace(text: LogText): Trace {
	return atOnce(parsing(text));
}

/** The same in steps. */
export function* parsing(text: LogText): Steps<Trace> {
	return yield* tracing(yield* indexing(text), 0);
}

/**
 * Parses the new text after a change, reusing the previous trace. The result is the same as parsing the whole text, but
 * takes less time the smaller the change is.
 */
export function changedTrace(before: Trace, text: LogText, change: TextChange): Trace {
	return atOnce(tracingChange(before, text, change));
}

/** The same in steps. */
export function* tracingChange(before: Trace, text: LogText, change: TextChange): Steps<Trace> {
	const { index, touched } = before.index.changed(text, change);
	return yield* tracing(index, 0, touched && { trace: before, touched });
}

/**
 * The same log, after its end was watched for `silenceMs` milliseconds without new records. Requests of the process that
 * wrote last have waited that much longer for a response. The text is not parsed again.
 */
export function afterSilence(trace: Trace, silenceMs: number): Trace {
	const { index } = trace;
	const { count } = index.messages;
	return atOnce(tracing(index, silenceMs, { trace, touched: { from: count, to: count, by: 0 } }));
}

function* tracing(index: LogIndex, silenceMs: number, before?: PreviousTrace): Steps<Trace> {
	const ends = findProcessEnds(index, silenceMs);
	const directions = workOf(findDirections(index));
	const matched = yield* before
		? updateTransactions(before, index, ends, directions)
		: asPart(matchTransactions(index, ends, directions.now), 0.8, 1);
	const { all, ofMessage, dialogEnds, otherEnds } = matched;
	const facts = before ? unchangedFacts(before.trace, all) : factCache(all.length);
	const originals = once(() => findOriginals(index, all));
	const calls = once(() => groupCalls(index, all, dialogEnds));
	const auth = authHeadersOf(index);
	const answers = once(() => findAnswers(index, all, auth));
	const signIns = once(() => findSignIns(trace));
	const derived = new Map<unknown, unknown>();
	const trace: Trace = {
		text: index.text,
		lines: index.lines,
		index,
		viewpoint: index.dialect.viewpoint,
		transactions: all,
		transactionOf: (message) => all[ofMessage[message]!]!,
		message: recentlyRead((message) => index.messages.read(message)),
		direction: (message) => (directions.found() ?? directions.now())[message] ?? "unknown",
		findDirections: directions.rest,
		originalOf: (message) => originals().get(message),
		otherEndOf: otherEnds.otherEndOf,
		get calls() {
			return calls();
		},
		auth,
		get answers() {
			return answers();
		},
		fact: (read) => facts.of(trace, read),
		facts,
		isRefused: ({ id }) => facts.of(trace, isRefused)(id),
		get signIns() {
			return signIns();
		},
		loggedAfter: ends.loggedAfter,
		silenceAfter: ends.silenceAfter,
		clock: (message) => clockOf(index, message),
		derive<T>(make: (trace: Trace) => T): T {
			if (!derived.has(make)) derived.set(make, make(trace));
			return derived.get(make) as T;
		},
		messageAtLine(line) {
			const record = index.records.atLine(line);
			const message = record < 0 ? -1 : index.messages.ofRecord(record);
			return message < 0 ? undefined : message;
		},
	};
	return trace;
}

/** Facts about transactions that have not changed. */
function unchangedFacts({ transactions, facts }: Trace, all: readonly Transaction[]): FactCache {
	return facts.unchanged(all.length, (id) => all[id] === transactions[id]);
}

/** Caches the latest messages, since callers usually read several parts of a message, and then its counterpart. */
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

/** Computes a value on first use and caches it, since not every host needs everything. */
function once<T>(make: () => T): () => T {
	let made: { readonly value: T } | undefined;
	return () => {
		made ??= { value: make() };
		return made.value;
	};
}
