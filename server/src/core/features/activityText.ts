// Short texts about an activity, shared by all lists: its name and its result.

import { type Activity, isBad } from "../activities/activity.ts";
import { ACTIVITY_KINDS, type ActivityKind, KINDS, kindCount } from "../activities/kinds.ts";
import { activityTitle } from "../activities/wording.ts";
import { label } from "../printable.ts";
import { attemptKind, attemptName, statusText } from "../rules/wording.ts";
import type { Trace } from "../trace/trace.ts";
import { dotted, listText } from "../words.ts";
import { outcomeText } from "./outcomeText.ts";
import { messageHead, messageName } from "./symbols.ts";

/**
 * `Renewed registration of alice@contoso.com`, `Call from … to …`: the title of an activity, except that a sign-in is named
 * by its kind and an otherwise unclassified request by its method.
 */
export function activityName(trace: Trace, activity: Activity): string {
	const opening = trace.transactions[activity.steps[0]!]!;
	if (isNamedByMessage(trace, activity)) return messageName(trace, activity.first);
	return label(activity.kind === "sign-in" ? attemptName(trace, opening) : activityTitle(activity));
}

/** `Renewed registration`, `Call`, `→ OPTIONS`: the first part of the name, without the parties. */
export function activityHead(trace: Trace, activity: Activity): string {
	const opening = trace.transactions[activity.steps[0]!]!;
	if (isNamedByMessage(trace, activity)) return messageHead(trace, activity.first);
	return activity.kind === "sign-in" ? attemptKind(trace, opening) : KINDS[activity.kind].title;
}

/** `Sign-in`, `Renewal`, `Call`, `OPTIONS`: the shortest name for the kind of an activity. */
export function activityKindName(trace: Trace, activity: Activity): string {
	const opening = trace.transactions[activity.steps[0]!]!;
	if (trace.signIns.of(opening)?.kind === "refresh") return "Renewal";
	return isNamedByMessage(trace, activity) ? label(opening.method) : activityHead(trace, activity);
}

/** A notification about the registration is not a sign-in. */
export function isNamedByMessage(trace: Trace, { kind, steps }: Activity): boolean {
	return kind === "other" || (kind === "sign-in" && !trace.signIns.of(trace.transactions[steps[0]!]!));
}

/**
 * `refused, 403 Forbidden`, `failed, told by a BYE`, `180 Ringing, then no answer`, `worked`: the result, with the message
 * that shows a failure.
 */
export function resultText(trace: Trace, activity: Activity): string {
	const { result, shownBy, failedAt, steps } = activity;
	switch (result) {
		case "worked":
			return "worked";
		case "failed":
		case "refused":
			return shownBy === null ? result : label(`${result}, ${shownIn(trace, shownBy)}`);
		case "given-up": {
			const transaction = trace.transactions[failedAt!]!;
			return transaction.outcome === "cancelled" ? "cancelled" : `abandoned, ${statusText(trace, transaction.final!)}`;
		}
		case "unanswered":
			return openText(trace, failedAt ?? steps[0]!);
		case "unknown":
			return openText(trace, steps.find((step) => trace.transactions[step]!.outcome === "pending") ?? steps[0]!);
	}
}

/** The status of a failure response, or the name of the message whose header or body reports the failure. */
function shownIn(trace: Trace, message: number): string {
	const { messages } = trace.index;
	const status = messages.status(message);
	if (status >= 300) return statusText(trace, message);
	return `reported by ${status > 0 ? statusText(trace, message) : `a ${trace.transactionOf(message).method}`}`;
}

function openText(trace: Trace, step: number): string {
	const transaction = trace.transactions[step]!;
	if (transaction.outcome === "orphan") return "request not in the log";
	return outcomeText(trace, transaction)?.what ?? "";
}

/**
 * `1 meeting failed · 2 calls busy`: the failures among activities, most important kinds first. Beyond three, the rest are
 * summed up as a number. Empty if there are none.
 */
export function badText(trace: Trace, activities: readonly Activity[]): string {
	const counts = new Map<string, number>();
	for (const activity of activities.filter(isBad)) {
		const sort = `${activity.kind} ${badWord(trace, activity)}`;
		counts.set(sort, (counts.get(sort) ?? 0) + 1);
	}
	const sorts = ACTIVITY_KINDS.flatMap((kind) =>
		BAD_WORDS.map((result) => ({ kind, result, count: counts.get(`${kind} ${result}`) ?? 0 })),
	).filter(({ count }) => count > 0);
	const named = sorts.slice(0, MOST_SORTS).map(({ kind, result, count }) => `${kindCount(kind, count)} ${result}`);
	const rest = sorts.slice(MOST_SORTS).reduce((sum, { count }) => sum + count, 0);
	return dotted(...named, rest === 0 ? "" : `${rest} more did not work`);
}

const MOST_SORTS = 3;

/** Without its status code, a result that is not a refusal needs another word. */
function badWord(trace: Trace, { result, shownBy }: Activity): string {
	const status = result === "refused" && shownBy !== null ? trace.index.messages.status(shownBy) : 0;
	return NO_REFUSALS.get(status) ?? result;
}

/** Responses that report the called party's own state or decision (RFC 3261 §21.4.18, §21.4.24, §21.6.1, §21.6.2). */
const NO_REFUSALS: ReadonlyMap<number, string> = new Map([
	[480, "unavailable"],
	[486, "busy"],
	[600, "busy"],
	[603, "declined"],
]);

const BAD_WORDS: readonly string[] = ["failed", "refused", ...new Set(NO_REFUSALS.values()), "unanswered"];

/** `2 sign-ins and 1 call`: the number of activities of each kind, most important kinds first. */
export function kindCounts(activities: readonly Pick<Activity, "kind">[]): string {
	const counts = new Map<ActivityKind, number>();
	for (const { kind } of activities) counts.set(kind, (counts.get(kind) ?? 0) + 1);
	return listText(ACTIVITY_KINDS.flatMap((kind) => (counts.has(kind) ? [kindCount(kind, counts.get(kind)!)] : [])));
}
