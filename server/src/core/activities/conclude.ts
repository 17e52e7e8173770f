// Determines how an activity ended, and which message shows it.

import { NO_SYMBOL } from "../logIndex/logIndex.ts";
import { copied } from "../text.ts";
import type { Cause } from "../trace/causes/cause.ts";
import { causeOf } from "../trace/causes/causeOf.ts";
import { isLostFailure } from "../trace/causes/lostFailure.ts";
import type { SignIn } from "../trace/signIns/signIn.ts";
import { TIMEOUT_MS } from "../trace/timers.ts";
import type { Trace } from "../trace/trace.ts";
import { leadingMessage, type Transaction } from "../trace/transaction.ts";
import { type Activity, type ActivityResult, type Actor, isRefusal } from "./activity.ts";
import type { Group } from "./group.ts";
import { partiesOf, writerOf } from "./parties.ts";
import { recoveriesOf } from "./recovery.ts";
import { failuresReportedBy, type ReportedFailure } from "./reportedFailures.ts";

/** The result of an activity, which is determined last. */
type End = Pick<Activity, "result" | "by" | "failedAt" | "shownBy" | "cause">;

/** Creates an activity from a group of transactions. */
export function conclude(trace: Trace, id: number, { kind, organizer, steps }: Group): Activity {
	const transactions = steps.map((step) => trace.transactions[step]!);
	const opening = transactions.find((each) => each.request !== null && isOpening(trace, each)) ?? transactions[0]!;
	const begin = leadingMessage(opening);
	const parties = partiesOf(trace, begin);
	// A notification goes to the party that subscribed.
	const isNotice = opening.method === "NOTIFY" || opening.method === "BENOTIFY";
	const { from, to } = isNotice ? { from: parties.to, to: parties.from } : parties;
	const direction = trace.direction(begin);
	const isRequest = opening.request !== null && !isNotice;
	return {
		id,
		kind,
		from,
		to: organizer ?? (to === from ? null : to),
		isOutgoing: direction === "unknown" || trace.viewpoint === "server" ? null : (direction === "sent") === isRequest,
		first: firstMessage(transactions[0]!),
		last: transactions.reduce((last, each) => Math.max(last, lastMessage(each)), 0),
		steps,
		...endOf(trace, transactions),
	};
}

function endOf(trace: Trace, transactions: readonly Transaction[]): End {
	const signIn = trace.signIns.of(transactions.at(-1)!);
	if (signIn) return endOfSignIn(trace, signIn);
	const reported = transactions
		.flatMap((each) => failuresReportedBy(trace, each))
		.find(({ result }) => result !== null);
	if (reported) return endByReport(trace, reported);
	const openings = transactions.filter((each) => isOpening(trace, each));
	const decisive = (outcomes: readonly Transaction["outcome"][]) =>
		openings.findLast(
			(each) => outcomes.includes(trace.answers.finalOutcome(each)) && !recoveriesOf(trace).has(each.id),
		);
	const failed =
		decisive(["failed"]) ??
		openings.findLast((each) => isLostFailure(trace, each) && !recoveriesOf(trace).has(each.id));
	if (failed) return endFailed(trace, failed);
	const unanswered = decisive(["unanswered"]);
	if (unanswered) return { ...OPEN, result: "unanswered", failedAt: unanswered.id, shownBy: unanswered.request };
	const cancelled = decisive(["cancelled"]);
	if (cancelled) return endCancelled(trace, cancelled);
	const challenged = openings.findLast((each) => isAbandoned(trace, each));
	if (challenged) {
		const isOwn = trace.viewpoint !== "server" && trace.direction(challenged.request!) === "sent";
		const by = isOwn ? "client" : null;
		return { ...OPEN, result: "given-up", by, failedAt: challenged.id, shownBy: challenged.final };
	}
	const worked = openings.findLast(
		(each) => trace.answers.finalOutcome(each) === "success" || recoveriesOf(trace).has(each.id),
	);
	return worked ? { ...OPEN, result: "worked", shownBy: worked.final } : OPEN;
}

const OPEN: End = { result: "unknown", by: null, failedAt: null, shownBy: null, cause: undefined };

/**
 * True for a request that initiates something, so that its outcome is that of the activity. Requests that continue or end a
 * dialog do not count, except for each message of a conversation.
 */
function isOpening(trace: Trace, { method, request, final }: Transaction): boolean {
	if (ONGOING.has(method)) return false;
	if (method === "MESSAGE" || method === "SERVICE" || method === "PUBLISH" || method === "REFER") return true;
	const toTag = request === null ? NO_SYMBOL : trace.index.messages.toTag(request);
	// If the renewal of a subscription fails, the subscription has ended.
	return toTag === NO_SYMBOL || (method === "SUBSCRIBE" && final !== null);
}

const ONGOING: ReadonlySet<string> = new Set(["ACK", "BENOTIFY", "BYE", "CANCEL", "INFO", "NOTIFY", "PRACK", "UPDATE"]);

function isAbandoned(trace: Trace, transaction: Transaction): boolean {
	if (trace.answers.finalOutcome(transaction) !== "challenged" || trace.answers.answerTo(transaction)) return false;
	return trace.loggedAfter(transaction.final!) > TIMEOUT_MS;
}

function endFailed(trace: Trace, transaction: Transaction): End {
	// The failed request may come later in a chain of challenges and answers.
	let last = transaction;
	for (let next = trace.answers.answerTo(last); next; next = trace.answers.answerTo(last)) last = next;
	const final = last.final!;
	return {
		result: isRefusal(trace.index.messages.status(final)) ? "refused" : "failed",
		by: writerOf(trace, final),
		failedAt: last.id,
		shownBy: final,
		cause: causeOf(trace, final),
	};
}

function endCancelled(trace: Trace, { id, request, final }: Transaction): End {
	const direction = trace.direction(request!);
	const by: Actor | null =
		direction === "unknown" || trace.viewpoint === "server" ? null : direction === "sent" ? "client" : "peer";
	return { result: "given-up", by, failedAt: id, shownBy: final, cause: undefined };
}

function endByReport(trace: Trace, { message, result, cause, transaction }: ReportedFailure): End {
	// Copied, because an activity outlives this version of the text, and the cause of a body failure may be a slice of it.
	const own = { ...cause, text: copied(cause.text), check: copied(cause.check) };
	return { result: result!, by: writerOf(trace, message), failedAt: transaction, shownBy: message, cause: own };
}

function endOfSignIn(trace: Trace, signIn: SignIn): End {
	const last = trace.transactions[signIn.transactions.at(-1)!]!;
	const shownBy = last.final ?? last.provisionals.at(-1) ?? null;
	const isNo = last.final !== null && isRefusal(trace.index.messages.status(last.final));
	const isOpen = signIn.result === "redirected" && signIn.next === null;
	const result = isNo ? "refused" : isOpen ? "unknown" : RESULTS[signIn.result];
	const isFailure = result === "refused" || result === "failed";
	const cause: Cause | undefined = isFailure && last.final !== null ? causeOf(trace, last.final) : undefined;
	const by = isFailure ? "server" : result === "given-up" ? "client" : null;
	const isBad = isFailure || result === "given-up" || result === "unanswered";
	return { result, by, failedAt: isBad ? last.id : null, shownBy: shownBy ?? last.request, cause };
}

const RESULTS: Readonly<Record<SignIn["result"], ActivityResult>> = {
	succeeded: "worked",
	redirected: "worked",
	refused: "refused",
	failed: "failed",
	abandoned: "given-up",
	unanswered: "unanswered",
	pending: "unknown",
};

function firstMessage({ request, provisionals, final }: Transaction): number {
	return Math.min(...[request, provisionals[0], final].filter((message) => message != null));
}

function lastMessage({ request, retransmissions, provisionals, final, laterFinals, acks }: Transaction): number {
	const ends = [retransmissions.at(-1), provisionals.at(-1), final, laterFinals.at(-1), acks.at(-1)];
	return ends.reduce<number>((last, message) => Math.max(last, message ?? 0), request ?? 0);
}
