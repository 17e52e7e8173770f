// Finds requests that retry, possibly in another way, what an earlier request failed to do.

import { type LogIndex, NO_SYMBOL } from "../logIndex/logIndex.ts";
import { eventPackage, findHeader, type Message } from "../sip/message.ts";
import { copied, type LogText, slice } from "../text.ts";
import { frameOf } from "../trace/directions/framing.ts";
import type { SignIn } from "../trace/signIns/signIn.ts";
import type { Trace } from "../trace/trace.ts";
import type { Transaction } from "../trace/transaction.ts";
import { purposeOf } from "./purpose.ts";

/**
 * Maps each failed transaction that was retried to the first transaction of the retry, by number. A retry always comes
 * later. Computed once per trace.
 */
export function retriesOf(trace: Trace): ReadonlyMap<number, number> {
	return trace.derive(findRetries);
}

/** True for a transaction that failed, got no response, or had its credentials rejected. */
export function isFailure(trace: Trace, transaction: Transaction): boolean {
	const { outcome } = transaction;
	return outcome === "failed" || outcome === "unanswered" || trace.isRefused(transaction);
}

function findRetries(trace: Trace): ReadonlyMap<number, number> {
	const found = new Map<number, number>();
	const failures = trace.transactions.filter((each) => isFailure(trace, each));
	if (failures.length === 0) return found;
	/** The next transaction after the current one, by each key that a retry shares with the original request. */
	const nearest = new Map<string, Transaction>();
	const marksOf = trace.index.fact(readMarks);
	const methods = new Set(failures.map(({ method }) => method).filter((method) => RETRIED.has(method)));
	for (let id = methods.size === 0 ? -1 : trace.transactions.length - 1; id >= 0; id--) {
		const transaction = trace.transactions[id]!;
		if (transaction.request === null || !methods.has(transaction.method)) continue;
		const marks = marksOf(transaction.request);
		const next = isFailure(trace, transaction) ? nextBehind(trace, transaction, marks, nearest) : undefined;
		if (next) found.set(id, next.id);
		for (const { key } of marks) nearest.set(key, transaction);
	}
	if (!failures.some(({ method }) => method === "REGISTER")) return found;
	for (const [attempt, next] of nextAttempts(trace)) {
		const last = trace.transactions[attempt.transactions.at(-1)!]!;
		if (isFailure(trace, last)) found.set(last.id, next.transactions[0]!);
	}
	return found;
}

/** Methods that a client retries in another form. A second MESSAGE or BYE is a new request. */
const RETRIED: ReadonlySet<string> = new Set(["INVITE", "SUBSCRIBE", "PUBLISH", "SERVICE", "REFER"]);

/** What a retry shares with the original request, and how soon it must follow. */
interface Mark {
	readonly key: string;
	readonly withinMs: number;
	/**
	 * True if only a server failure or missing response leads to such a retry; a client does not retry after a person's
	 * refusal.
	 */
	readonly ofServers?: true;
}

function failedAtServer(trace: Trace, { final }: Transaction): boolean {
	const status = final === null ? 0 : trace.index.messages.status(final);
	return status === 0 || (status >= 500 && status < 600);
}

function nextBehind(
	trace: Trace,
	transaction: Transaction,
	marks: readonly Mark[],
	nearest: ReadonlyMap<string, Transaction>,
): Transaction | undefined {
	const ended = transaction.final ?? transaction.request!;
	for (const { key, withinMs, ofServers } of marks) {
		if (ofServers && !failedAtServer(trace, transaction)) continue;
		const next = nearest.get(key);
		if (!next || next.request! < ended || trace.answers.answeredBy(next)?.id === transaction.id) continue;
		// If the time between them is unknown, assume a retry, since a false alarm is worse.
		if (!(trace.clock(next.request!) - trace.clock(ended) > withinMs)) return next;
	}
	return undefined;
}

/** A fact about a request (`LogIndex.fact`): its marks, most reliable first. */
function readMarks(index: LogIndex, request: number): readonly Mark[] {
	const { text, messages, symbolText } = index;
	const method = symbolText(messages.method(request));
	const callId = messages.callId(request);
	const isInside = messages.toTag(request) !== NO_SYMBOL;
	const marks: Mark[] = [];
	if (callId !== NO_SYMBOL) {
		const side = messages.fromTag(request);
		// Within a dialog, a person may repeat a request, but only a client does so within seconds (RFC 3261 §14.1).
		marks.push({ key: `${callId} ${method} ${side} ${isInside}`, withinMs: isInside ? 10_000 : 60_000 });
	}
	if (method === "INVITE" && isInside) return marks;
	const between = index.fact(addressesOf)(request);
	if (method === "SUBSCRIBE" || method === "PUBLISH") {
		const event = eventPackage(text, messages.read(request)).toLowerCase();
		marks.push({ key: copied(`${method} ${event} ${between}`), withinMs: 60_000 });
	} else if (method === "SERVICE") {
		marks.push({ key: `${method} ${purposeOf({ index }, request).kind} ${between}`, withinMs: 10_000 });
	} else if (method === "INVITE") {
		const meeting = between.includes("app:conf:") ? purposeOf({ index }, request).meeting : null;
		// A user who is refused joins as a guest, so only the meeting is compared.
		if (meeting) marks.push({ key: `meeting ${meeting.key} ${meeting.service}`, withinMs: 120_000 });
		// No person redials that quickly, so the client is trying another way.
		else marks.push({ key: `${method} ${between}`, withinMs: 2_000, ofServers: true });
	}
	return marks;
}

/** The addresses in From and To, in lower case. */
function addressesOf({ text, messages }: LogIndex, request: number): string {
	const read = messages.read(request);
	return copied(`${addressIn(text, read, "From")} ${addressIn(text, read, "To")}`.toLowerCase());
}

/** The address in a header as written, without display name: sufficient for comparison. */
function addressIn(text: LogText, message: Message, name: "From" | "To"): string {
	const header = findHeader(text, message, name);
	if (!header) return "";
	const value = slice(text, header.value);
	const open = value.indexOf("<");
	const close = value.indexOf(">", open);
	return open < 0 || close < 0 ? value.split(";", 1)[0]! : value.slice(open, close);
}

/**
 * The sign-in attempts that are continued by another attempt of the same account, which is the value: after a redirect, at
 * the next server, with another scheme, or immediately with what the server demanded.
 */
export function nextAttempts(trace: Trace): ReadonlyMap<SignIn, SignIn> {
	return trace.derive(findNextAttempts);
}

function findNextAttempts(trace: Trace): ReadonlyMap<SignIn, SignIn> {
	const found = new Map<SignIn, SignIn>();
	const before = new Map<string, SignIn>();
	for (const signIn of trace.signIns.all) {
		if (signIn.account === null) continue;
		const last = before.get(signIn.account);
		if (last && signIn.kind !== "sign-out" && goesOn(trace, last, signIn)) found.set(last, signIn);
		before.set(signIn.account, signIn);
	}
	return found;
}

function goesOn(trace: Trace, attempt: SignIn, next: SignIn): boolean {
	if (attempt.kind === "sign-out" || attempt.result === "succeeded" || attempt.result === "pending") return false;
	const last = trace.transactions[attempt.transactions.at(-1)!]!;
	const firstId = next.transactions[0]!;
	const first = trace.transactions[firstId]!.request!;
	const ended = last.final ?? last.request!;
	// An overlapping attempt does not continue this one. If messages are not in order, transactions are numbered by their
	// first message in the log, which may be a response.
	if (firstId < last.id || first < ended) return false;
	const waited = trace.clock(first) - trace.clock(ended);
	if (attempt.result === "redirected") return !(waited > PATIENCE_MS);
	const isOtherWay = isOtherServer(trace, last.request!, first) || isOtherScheme(attempt, next);
	return !(waited > (isOtherWay ? PATIENCE_MS : AT_ONCE_MS));
}

/** How long a client keeps trying servers before it reports failure to the user. */
const PATIENCE_MS = 120_000;
/** Faster than any user. */
const AT_ONCE_MS = 5_000;

function isOtherServer(trace: Trace, request: number, other: number): boolean {
	const [one, two] = [request, other].map((message) => frameOf(trace.index, message)?.remote);
	return one !== undefined && two !== undefined && one !== two;
}

function isOtherScheme({ schemesTried }: SignIn, { scheme }: SignIn): boolean {
	return schemesTried.length > 0 && scheme !== null && !schemesTried.includes(scheme);
}
