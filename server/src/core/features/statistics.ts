// Statistics of a log, each with the messages behind it: frequency, response times, and regularity.

import { label } from "../printable.ts";
import { timedResponse } from "../rules/slowTransaction.ts";
import type { SignIn } from "../trace/signIns/signIn.ts";
import type { Trace } from "../trace/trace.ts";
import type { Transaction } from "../trace/transaction.ts";

/** All statistics. Messages are given by their numbers in the trace. */
export interface Statistics {
	/** The request methods in the log, most frequent first. */
	readonly methods: readonly MethodStatistics[];
	/** Retransmitted requests, and requests logged more than once. */
	readonly retransmissions: readonly number[];
	/** The longest periods without SIP messages, longest first. */
	readonly gaps: readonly Gap[];
	/** The regularity of registration renewals, one entry for each account. */
	readonly refreshes: readonly RefreshStatistics[];
}

/** Statistics of one method. A transaction counts once, however often its request was sent. */
export interface MethodStatistics {
	readonly method: string;
	/** The original requests, in file order. */
	readonly requests: readonly number[];
	/** The responses in each class; the requests for `unanswered` and `pending`. Empty classes are omitted. */
	readonly classes: ReadonlyMap<StatusClass, readonly number[]>;
	/** Response times; `null` if there are none. For an INVITE, which waits for a person, the first response counts. */
	readonly responseTimes: ResponseTimes | null;
}

/** Challenges are separate from other 4xx responses: they are part of every sign-in and not a failure. */
export type StatusClass = "2xx" | "3xx" | "challenge" | "4xx" | "5xx" | "6xx" | "unanswered" | "pending";

/** Nearest-rank percentiles, so that each is the time of an actual response in the log. */
export interface ResponseTimes {
	readonly p50: TimedMessage;
	readonly p90: TimedMessage;
	readonly p99: TimedMessage;
	readonly max: TimedMessage;
}

/** A time, and the message that shows it. */
export interface TimedMessage {
	readonly ms: number;
	readonly message: number;
}

/** The period between two consecutive messages in the log. */
export interface Gap {
	readonly ms: number;
	readonly before: number;
	readonly after: number;
}

/** The intervals between successful sign-ins or renewals of an account; each refers to the later request. */
export interface RefreshStatistics {
	readonly account: string;
	readonly count: number;
	readonly shortest: TimedMessage;
	readonly median: TimedMessage;
	readonly longest: TimedMessage;
}

/** Computes the statistics of a log, in linear time except for sorting. */
export function statistics(trace: Trace): Statistics {
	return {
		methods: methodStatistics(trace),
		retransmissions: trace.transactions
			.filter(({ retransmissions }) => retransmissions.length > 0)
			.flatMap(({ retransmissions }) => retransmissions)
			.sort((a, b) => a - b),
		gaps: longestGaps(trace),
		refreshes: refreshStatistics(trace),
	};
}

function methodStatistics(trace: Trace): readonly MethodStatistics[] {
	const counts = new Map<string, { requests: number[]; classes: Map<StatusClass, number[]>; times: TimedMessage[] }>();
	for (const transaction of trace.transactions) {
		const { method, request } = transaction;
		if (request === null) continue;
		const count = counts.get(method) ?? { requests: [], classes: new Map<StatusClass, number[]>(), times: [] };
		counts.set(method, count);
		count.requests.push(request);
		const counted = classOf(trace, transaction);
		if (counted) {
			const messages = count.classes.get(counted.of);
			if (messages) messages.push(counted.message);
			else count.classes.set(counted.of, [counted.message]);
		}
		const response = timedResponse(transaction);
		if (response === undefined || !trace.index.dialect.hasTimes) continue;
		count.times.push({ ms: Math.max(0, trace.clock(response) - trace.clock(request)), message: response });
	}
	return [...counts]
		.map(([method, { requests, classes, times }]) => ({
			method: label(method),
			requests,
			classes,
			responseTimes: percentiles(times),
		}))
		.sort((a, b) => b.requests.length - a.requests.length);
}

/** The class of a transaction; `undefined` if no response is due. */
function classOf(
	trace: Trace,
	{ outcome, request, final }: Transaction,
): { readonly of: StatusClass; readonly message: number } | undefined {
	if (outcome === "unanswered" || outcome === "pending") return { of: outcome, message: request! };
	if (final === null) return undefined;
	if (outcome === "challenged") return { of: "challenge", message: final };
	const of = CLASSES[Math.floor(trace.index.messages.status(final) / 100)];
	return of && { of, message: final };
}

const CLASSES: Readonly<Record<number, StatusClass>> = { 2: "2xx", 3: "3xx", 4: "4xx", 5: "5xx", 6: "6xx" };

function percentiles(times: TimedMessage[]): ResponseTimes | null {
	if (times.length === 0) return null;
	times.sort((a, b) => a.ms - b.ms);
	const at = (share: number) => times[Math.max(0, Math.ceil(times.length * share) - 1)]!;
	return { p50: at(0.5), p90: at(0.9), p99: at(0.99), max: at(1) };
}

/** More gaps than this add no information. */
const MOST_GAPS = 5;
/** Shorter pauses are not gaps. */
const SHORTEST_GAP_MS = 1000;

function longestGaps(trace: Trace): readonly Gap[] {
	const gaps: Gap[] = [];
	for (let after = 1; after < trace.index.messages.count; after++) {
		const ms = trace.clock(after) - trace.clock(after - 1);
		if (!(ms >= SHORTEST_GAP_MS) || ms <= (gaps[MOST_GAPS - 1]?.ms ?? 0)) continue;
		const place = gaps.findIndex((gap) => ms > gap.ms);
		gaps.splice(place < 0 ? gaps.length : place, 0, { ms, before: after - 1, after });
		if (gaps.length > MOST_GAPS) gaps.pop();
	}
	return gaps;
}

function refreshStatistics(trace: Trace): readonly RefreshStatistics[] {
	const last = new Map<string, number>();
	const intervals = new Map<string, TimedMessage[]>();
	if (!trace.index.dialect.hasTimes) return [];
	for (const signIn of trace.signIns.all) {
		if (signIn.account === null || signIn.result !== "succeeded") continue;
		const message = trace.transactions[signIn.transactions[0]!]!.request!;
		const before = last.get(signIn.account);
		if (signIn.kind === "sign-out") last.delete(signIn.account);
		else last.set(signIn.account, message);
		// A new sign-in is not a renewal: the client was offline in between.
		if (before === undefined || !isRefresh(signIn)) continue;
		const interval = { ms: Math.max(0, trace.clock(message) - trace.clock(before)), message };
		const known = intervals.get(signIn.account);
		if (known) known.push(interval);
		else intervals.set(signIn.account, [interval]);
	}
	return [...intervals].map(([account, found]) => {
		found.sort((a, b) => a.ms - b.ms);
		const median = found[Math.floor((found.length - 1) / 2)]!;
		return { account, count: found.length, shortest: found[0]!, median, longest: found.at(-1)! };
	});
}

function isRefresh({ kind }: SignIn): boolean {
	return kind === "refresh" || kind === "re-authentication";
}
