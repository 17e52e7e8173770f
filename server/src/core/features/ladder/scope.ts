// What a diagram can show: its scopes, their messages and titles.

import { activitiesOf } from "../../activities/activities.ts";
import type { Activity } from "../../activities/activity.ts";
import { label } from "../../printable.ts";
import { attemptName } from "../../rules/wording.ts";
import type { Trace } from "../../trace/trace.ts";
import type { Transaction } from "../../trace/transaction.ts";
import { countText } from "../../words.ts";
import { activityName, kindCounts } from "../activityText.ts";
import type { LadderScope } from "./model.ts";

/** The messages of a scope in log order, without duplicates. Numbers that do not exist in the log are ignored. */
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
			return { messages: call, title: label(`Call-ID ${symbolText(messages.callId(call[0]!)) || "missing"}`) };
		}
		case "activity": {
			const activity = activitiesOf(trace).all[scope.activity];
			if (!activity) return NOTHING;
			return { messages: ofActivities(trace, [activity]), title: activityName(trace, activity) };
		}
		case "activities": {
			const { all } = activitiesOf(trace);
			const chosen = [...new Set(scope.activities)].flatMap((id) => all[id] ?? []);
			if (chosen.length === 0) return NOTHING;
			return { messages: ofActivities(trace, chosen), title: kindCounts(chosen) };
		}
		case "messages": {
			const all = inOrder(trace, scope.messages);
			return { messages: all, title: countText(all.length, "message") };
		}
	}
}

/** What a diagram can show: the whole log, what the message at a line belongs to, or a selection of activities. */
export type ScopeKind = "log" | "activity" | "call" | "transaction" | "selection";

/**
 * The scope of this kind for the message at `line`, or the reason why there is none. A selection consists of the activities
 * of the messages at the `selected` lines (0-based); lines without a message are ignored.
 */
export function scopeAt(
	trace: Trace,
	kind: ScopeKind,
	line: number,
	selected: readonly number[] = [],
): LadderScope | { readonly reason: string } {
	if (trace.index.messages.count === 0) return { reason: "This log contains no SIP messages." };
	if (kind === "log") return { kind: "log" };
	if (kind === "selection") return selectionScope(trace, selected);
	const message = trace.messageAtLine(line);
	if (message === undefined) return { reason: "There is no SIP message at the cursor." };
	// Every message of a call yields the same scope, so that only one diagram is built for the call.
	if (kind === "call") return { kind: "call", message: trace.calls.messagesOf(message)[0]! };
	const transaction = trace.transactionOf(message);
	if (kind === "transaction") return { kind: "transaction", transaction: transaction.id };
	return { kind: "activity", activity: activitiesOf(trace).of(transaction).id };
}

function selectionScope(trace: Trace, lines: readonly number[]): LadderScope | { readonly reason: string } {
	const ids = lines.flatMap((line) => {
		const message = trace.messageAtLine(line);
		return message === undefined ? [] : [activitiesOf(trace).of(trace.transactionOf(message)).id];
	});
	const activities = [...new Set(ids)].sort((one, other) => one - other);
	if (activities.length === 0) return { reason: "What was selected is no longer in this log." };
	return activities.length === 1 ? { kind: "activity", activity: activities[0]! } : { kind: "activities", activities };
}

const NOTHING = { messages: [], title: "No messages" };

function transactionTitle(trace: Trace, transaction: Transaction): string {
	if (transaction.request !== null) return label(attemptName(trace, transaction));
	return label(`${transaction.method || "Response"} without its request`);
}

function ofActivities(trace: Trace, activities: readonly Activity[]): readonly number[] {
	const steps = activities.flatMap((activity) => activity.steps);
	return inOrder(
		trace,
		steps.flatMap((id) => ofTransaction(trace.transactions[id]!)),
	);
}

function ofTransaction({
	request,
	retransmissions,
	provisionals,
	final,
	laterFinals,
	acks,
	otherEnd,
}: Transaction): readonly number[] {
	const single = [request, final].filter((message) => message !== null);
	return [...single, ...retransmissions, ...provisionals, ...laterFinals, ...acks, ...otherEnd];
}

function inOrder(trace: Trace, messages: readonly number[]): readonly number[] {
	return [...new Set(messages)].filter((message) => isMessage(trace, message)).sort((one, other) => one - other);
}

function isMessage(trace: Trace, message: number): boolean {
	return Number.isInteger(message) && message >= 0 && message < trace.index.messages.count;
}
