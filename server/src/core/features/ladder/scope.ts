// What a diagram can show, which messages that are, and what it is called.

import { attemptName } from "../../rules/wording.ts";
import type { Trace } from "../../trace/trace.ts";
import type { Transaction } from "../../trace/transaction.ts";
import { countText } from "../../words.ts";
import type { LadderScope } from "../ladder.ts";

/** The messages of a scope in the order of the log, each once. Numbers that the log does not have name nothing. */
export function messagesOf(
	trace: Trace,
	scope: LadderScope,
): { readonly messages: readonly number[]; readonly title: string } {
	const { messages, symbolText } = trace.index;
	switch (scope.kind) {
		case "log":
			return { messages: Array.from({ length: messages.count }, (_, message) => message), title: "Whole log" };
		case "transaction": {
			const transaction = trace.transactions[scope.transaction];
			if (!transaction) return NOTHING;
			return { messages: inOrder(trace, ofTransaction(transaction)), title: transactionTitle(trace, transaction) };
		}
		case "call": {
			if (!isMessage(trace, scope.message)) return NOTHING;
			const call = trace.calls.messagesOf(scope.message);
			return { messages: call, title: `Call-ID ${symbolText(messages.callId(call[0]!)) || "missing"}` };
		}
		case "signIn": {
			const attempts = chain(trace, scope.signIn);
			if (attempts.length === 0) return NOTHING;
			const transactions = attempts.flatMap((number) => trace.signIns.all[number]!.transactions);
			const all = transactions.map((id) => trace.transactions[id]!);
			return { messages: inOrder(trace, all.flatMap(ofTransaction)), title: transactionTitle(trace, all[0]!) };
		}
		case "messages": {
			const all = inOrder(trace, scope.messages);
			return { messages: all, title: countText(all.length, "message") };
		}
	}
}

/** What a diagram can be asked to show: the whole log, or what the message at a line is part of. */
export type ScopeKind = "log" | "signIn" | "call" | "transaction";

/** The scope of this kind that the message at `line` is part of, or a sentence that says why there is none. */
export function scopeAt(trace: Trace, kind: ScopeKind, line: number): LadderScope | { readonly reason: string } {
	if (trace.index.messages.count === 0) return { reason: "This log holds no SIP messages." };
	if (kind === "log") return { kind: "log" };
	const message = trace.messageAtLine(line);
	if (message === undefined) return { reason: "There is no SIP message at the cursor." };
	// All messages of a call or a sign-in name the same scope, so that none of them makes a diagram of its own.
	if (kind === "call") return { kind: "call", message: trace.calls.messagesOf(message)[0]! };
	const transaction = trace.transactionOf(message);
	if (kind === "transaction") return { kind: "transaction", transaction: transaction.id };
	const attempt = trace.signIns.of(transaction);
	if (!attempt) return { reason: "This message is not part of a sign-in." };
	return { kind: "signIn", signIn: firstAttempt(trace, trace.signIns.all.indexOf(attempt)) };
}

/** The attempt from which the servers sent the client on to this one. Those before it come earlier in the log. */
function firstAttempt(trace: Trace, signIn: number): number {
	let first = signIn;
	for (let earlier = signIn - 1; earlier >= 0; earlier--)
		if (trace.signIns.all[earlier]!.next === first) first = earlier;
	return first;
}

const NOTHING = { messages: [], title: "No messages" };

function transactionTitle(trace: Trace, transaction: Transaction): string {
	if (transaction.request !== null) return attemptName(trace, transaction);
	return `${transaction.method || "Response"} without its request`;
}

function ofTransaction({
	request,
	retransmissions,
	provisionals,
	final,
	laterFinals,
	acks,
}: Transaction): readonly number[] {
	const single = [request, final].filter((message) => message !== null);
	return [...single, ...retransmissions, ...provisionals, ...laterFinals, ...acks];
}

/** A sign-in and those that it was redirected to; each of them comes later in the log, so that there is no circle. */
function chain(trace: Trace, first: number): readonly number[] {
	const found: number[] = [];
	for (let next: number | null = first; next !== null; next = trace.signIns.all[next]?.next ?? null) {
		if (!trace.signIns.all[next]) break;
		found.push(next);
	}
	return found;
}

function inOrder(trace: Trace, messages: readonly number[]): readonly number[] {
	return [...new Set(messages)].filter((message) => isMessage(trace, message)).sort((one, other) => one - other);
}

function isMessage(trace: Trace, message: number): boolean {
	return Number.isInteger(message) && message >= 0 && message < trace.index.messages.count;
}
