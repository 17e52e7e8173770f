// failed-transaction: a request was refused or failed.

import { type Recovery, recoveriesOf } from "../activities/recovery.ts";
import { whatFailed } from "../activities/wording.ts";
import { isDaily } from "../sip/facts/statusCodes.ts";
import { headerText } from "../sip/message.ts";
import { causeOf } from "../trace/causes/causeOf.ts";
import { isLostFailure } from "../trace/causes/lostFailure.ts";
import type { Trace } from "../trace/trace.ts";
import type { Transaction } from "../trace/transaction.ts";
import { capital, durationText, sentence, sentences, withArticle } from "../words.ts";
import { headlineOf } from "./headline.ts";
import { otherHops } from "./oncePerCall.ts";
import { type Rule, related, relatedAll, type Severity } from "./rule.ts";
import { statusText } from "./wording.ts";

/**
 * Reported on the final response of each failed transaction, even if the request is not in the log. Only a warning for
 * everyday failures and requests within an existing session, and information if the purpose was achieved nevertheless.
 */
export const failedTransaction: Rule = {
	id: "failed-transaction",
	severity: "error",
	summary: "A request got a final 4xx, 5xx or 6xx response",
	outranks: ["missing-ack", "unanswered-request"],
	judges: "transaction",
	judge(trace, transaction, report) {
		if (!hasFailed(trace, transaction)) return;
		const others = otherHops(trace, transaction, hasFailed);
		if (!others) return;
		const final = transaction.final!;
		const cause = causeOf(trace, final);
		const recovery = recoveriesOf(trace).get(transaction.id);
		const what = recovery ? wasAnswered(transaction) : whatFailed(trace, transaction);
		const status = statusText(trace, final);
		const why = sentences(cause?.text ?? "", retryText(trace, final));
		const severity = severityOf(trace, transaction, recovery);
		report({
			on: final,
			...(severity ? { severity } : {}),
			message: sentences(sentence(`${what}: ${status}`), why, recoveryText(trace, recovery)),
			...(recovery ? {} : { headline: headlineOf((cause?.isStock === false && cause.text) || status, what) }),
			why,
			check: recovery ? "" : (cause?.check ?? ""),
			related: [
				...places(trace, transaction, recovery),
				...relatedAll(
					others.map((other) => other.final!),
					"The same on another hop",
				),
			],
		});
	},
};

function hasFailed(trace: Trace, transaction: Transaction): boolean {
	return transaction.outcome === "failed" || isLostFailure(trace, transaction);
}

/** Neutral wording, since the user's purpose was achieved. */
function wasAnswered({ method }: Transaction): string {
	return `${capital(method ? withArticle(method) : "a request")} failed along the way`;
}

function severityOf(
	trace: Trace,
	{ method, final, invite }: Transaction,
	recovery: Recovery | undefined,
): Severity | undefined {
	if (recovery) return "information";
	// The call that could not be cancelled failed by itself and has its own finding.
	if (method === "CANCEL" && invite !== null && trace.transactions[invite]!.outcome === "failed") return "information";
	const status = trace.index.messages.status(final!);
	return isDaily(status, method) || WITHIN_SESSION.has(method) ? "warning" : undefined;
}

/** Failures of these methods do not affect the user's purpose. */
const WITHIN_SESSION: ReadonlySet<string> = new Set(["BYE", "CANCEL", "INFO", "NOTIFY", "OPTIONS", "PRACK", "UPDATE"]);

function recoveryText(trace: Trace, recovery: Recovery | undefined): string {
	if (!recovery) return "";
	if (recovery.by === "design") return "This is expected: the client then continues in another way.";
	const later = trace.transactions[recovery.transaction]!;
	return `It worked afterwards: a later ${later.method} got ${statusText(trace, later.final!)}.`;
}

function places(trace: Trace, { method, request }: Transaction, recovery: Recovery | undefined) {
	const later = recovery?.by === "transaction" ? trace.transactions[recovery.transaction]! : undefined;
	return [
		...(request === null ? [] : [related(request, `The ${method} that got this response`)]),
		...(later ? [related(later.request!, `The ${later.method} that worked`)] : []),
	];
}

/** The Retry-After header (RFC 3261 §20.33): seconds, possibly followed by a comment or parameters. */
function retryText(trace: Trace, message: number): string {
	const value = headerText(trace.text, trace.message(message), "Retry-After");
	const seconds = Number(/^\s*(\d{1,9})/.exec(value ?? "")?.[1]);
	return Number.isNaN(seconds) ? "" : `The server asks to wait ${durationText(seconds * 1000)} before trying again.`;
}
