// The first paragraph: why could this person not sign in, call, or see presence?

import { signOutReason } from "../../rules/forcedSignOut.ts";
import { isLostFailure } from "../../rules/orphanResponse.ts";
import { type Finding, isProblem } from "../../rules/rule.ts";
import { statusText } from "../../rules/wording.ts";
import { causeOf, diagnosticsCause } from "../../trace/cause.ts";
import type { SignIn } from "../../trace/signIn.ts";
import type { Trace } from "../../trace/trace.ts";
import type { Transaction } from "../../trace/transaction.ts";
import { countText, durationText, listText } from "../../words.ts";
import { lineNumberAt } from "../lineNumber.ts";
import { type Account, accounts, firstRequest, isFailed, lastMessage, messageOf } from "./accounts.ts";
import { isWithinCall, whatFailed } from "./requestWords.ts";
import { checkFor, failureOf, nameOf, schemeText, whyFailed } from "./signInWords.ts";
import { type Statement, statement } from "./statement.ts";

/**
 * The answer in a few statements. A sign-in that does not succeed until the end comes before everything else: without it
 * nothing else can work. A person whom the server signed out comes next, then what failed for those who are signed in.
 */
export function answer(trace: Trace, findings: readonly Finding[]): readonly Statement[] {
	const people = accounts(trace, findings);
	const bad = people.filter(({ last }) => last && isFailed(last));
	const signedOut = people.filter((person) => !bad.includes(person) && person.forcedOut.length > 0);
	const hadTrouble = people.filter((person) => !bad.includes(person) && person.failed.length > 0);
	const said = [
		...bad.slice(0, MOST_PEOPLE).flatMap((person) => couldNotSignIn(trace, findings, person)),
		...more(bad.length - MOST_PEOPLE, "more account", "could not sign in"),
		...signedOut.slice(0, MOST_PEOPLE).flatMap((person) => wasSignedOut(trace, person)),
		...more(signedOut.length - MOST_PEOPLE, "more account", "signed out by the server"),
	];
	const others = findings.filter((finding) => isProblem(finding) && !isAboutSignIn(trace, finding));
	const worst = mostTelling(others);
	const first = said.length === 0;
	const trouble = hadTrouble.slice(0, MOST_PEOPLE).flatMap((person) => signedInAtLast(trace, person));
	if (worst && (first || worst.severity === "error")) said.push(...otherFailure(trace, worst, others, first));
	said.push(...trouble);
	if (said.length > 0) return said;
	return noFailure(trace, findings, people);
}

const MOST_PEOPLE = 3;

function couldNotSignIn(trace: Trace, findings: readonly Finding[], { last, failed }: Account): readonly Statement[] {
	const signIn = last!;
	const end = lastMessage(trace, signIn);
	const times = failed.length > 1 ? ` (${failed.length} attempts in this log)` : "";
	return [
		statement(trace, `${failureOf(signIn)}${times}.`, [firstRequest(trace, signIn)]),
		statement(trace, whyFailed(trace, signIn), [end]),
		...besides(trace, findings, signIn),
		statement(trace, checkFor(trace, signIn)),
	].filter(({ text }) => text !== "");
}

/** What else the log shows of the reason: clocks that differ, an error code that the client noted. */
function besides(trace: Trace, findings: readonly Finding[], signIn: SignIn): readonly Statement[] {
	const start = trace.message(firstRequest(trace, signIn)).span.start;
	const skew = dependsOnClock(signIn) ? findings.find(({ rule }) => rule === "clock-skew") : undefined;
	const code =
		signIn.result === "unanswered"
			? findings.find(({ rule, span }) => rule === "error-code" && span.start >= start)
			: undefined;
	return [
		...(skew ? [{ ...statement(trace, skew.message), lines: [lineNumberAt(trace, skew.span.start)] }] : []),
		...(code
			? [{ ...statement(trace, `The client notes: ${code.message}`), lines: [lineNumberAt(trace, code.span.start)] }]
			: []),
	];
}

function wasSignedOut(trace: Trace, { name, last, forcedOut }: Account): readonly Statement[] {
	const message = forcedOut.at(-1)!;
	const why = signOutReason(trace, trace.transactionOf(message));
	const times = forcedOut.length > 1 ? ` ${forcedOut.length} times` : "";
	const came = last && firstRequest(trace, last) > message;
	return [
		statement(trace, `The server signed ${name ?? "this client"} out${times}.${why && ` ${why}`}`, [message]),
		...(came ? [statement(trace, `Then ${nameOf(name)} signed in again.`, [lastMessage(trace, last)])] : []),
	];
}

/** Somebody who had to try more than once: not why they cannot sign in, but perhaps what they complain about. */
function signedInAtLast(trace: Trace, { name, failed, last, attempts }: Account): readonly Statement[] {
	const first = failed[0]!;
	const tries = failed.length === 1 ? "an attempt that failed" : `${failed.length} attempts that failed`;
	const lead = last && !isFailed(last) ? `${nameOf(name)} signed in, but only after ${tries}.` : `There was ${tries}.`;
	return [
		statement(trace, lead, [last && lastMessage(trace, last)]),
		statement(trace, whyFailed(trace, first), [lastMessage(trace, first)]),
		...(attempts.at(-1)!.result === "pending" ? [statement(trace, "The log ends before the last attempt does.")] : []),
	];
}

/** True for a finding that the sentences about the accounts have told, or told better. */
function isAboutSignIn(trace: Trace, finding: Finding): boolean {
	if (finding.rule === "forced-sign-out") return true;
	if (finding.rule === "clock-skew") return trace.signIns.all.some(dependsOnClock);
	const message = messageOf(trace, finding);
	if (message === undefined) return false;
	const signIn = trace.signIns.of(trace.transactionOf(message));
	return signIn !== undefined && isFailed(signIn);
}

/** Clocks that differ are no reason for a server that does not answer or knows no such user. */
function dependsOnClock({ result }: SignIn): boolean {
	return result === "refused" || result === "abandoned";
}

function mostTelling(findings: readonly Finding[]): Finding | undefined {
	return findings.find(({ severity }) => severity === "error") ?? findings[0];
}

function otherFailure(trace: Trace, worst: Finding, others: readonly Finding[], first: boolean): readonly Statement[] {
	const left = others.filter((each) => each !== worst && each.span.start !== worst.span.start).length;
	const lead =
		first && worst.severity !== "error" && worst.rule !== "auth-failed"
			? "No error was found, but this stands out. "
			: "";
	return [
		{ ...statement(trace, `${lead}${failureText(trace, worst)}`), lines: [lineNumberAt(trace, worst.span.start)] },
		...(left > 0
			? [statement(trace, `${countText(left, "more problem")} ${left === 1 ? "is" : "are"} listed below.`)]
			: []),
	];
}

/** A failed or unanswered request in the words of those who use the program; any other finding as it is. */
function failureText(trace: Trace, finding: Finding): string {
	const message = messageOf(trace, finding);
	const transaction = message === undefined ? undefined : trace.transactionOf(message);
	if (!transaction || transaction.request === null) return finding.message;
	const signIn = trace.signIns.of(transaction);
	if (finding.rule === "auth-failed" && signIn?.result === "succeeded") {
		return `${nameOf(signIn.account)} signed in, but not at once. ${finding.message}`;
	}
	if (finding.rule === "failed-transaction") {
		const cause = causeOf(trace, transaction.final!);
		const why = [cause?.text, cause?.diagnostic?.check].filter((part) => part !== undefined).join(" ");
		const status = statusText(trace, transaction.final!);
		return `${whatFailed(trace, transaction)}: the answer was ${status}.${why && ` ${why}`}`;
	}
	if (finding.rule === "reported-failure") {
		const check = diagnosticsCause(trace.text, trace.message(message!))?.diagnostic?.check;
		return check ? `${finding.message} ${check}` : finding.message;
	}
	if (finding.rule === "unanswered-request") return `${whatFailed(trace, transaction)}. ${finding.message}`;
	return finding.message;
}

function noFailure(trace: Trace, findings: readonly Finding[], people: readonly Account[]): readonly Statement[] {
	const { records, messages } = trace.index;
	if (records.count === 0) {
		return [
			statement(
				trace,
				"This is no RTCDLL or uccapilog trace: it has no record of one, so there is nothing to explain.",
			),
		];
	}
	const codes = findings.filter(({ rule }) => rule === "error-code");
	const lost = trace.transactions.filter((each) => isLostFailure(trace, each));
	const slow = findings.find(({ rule }) => rule === "slow-transaction");
	return [
		statement(
			trace,
			messages.count === 0 ? "No failure was found, but the log has no SIP message either." : "No failure was found.",
		),
		...lostFailures(trace, lost),
		...people.slice(0, MOST_PEOPLE).flatMap((person) => went(trace, person)),
		...whatElse(trace),
		...(slow
			? [{ ...statement(trace, `Worth a look: ${slow.message}`), lines: [lineNumberAt(trace, slow.span.start)] }]
			: []),
		...(codes[0]
			? [
					{
						...statement(
							trace,
							`Outside SIP the client notes ${countText(codes.length, "error code")}; the first: ${codes[0].message}`,
						),
						lines: [lineNumberAt(trace, codes[0].span.start)],
					},
				]
			: []),
	];
}

/** A log that was cut may begin with the end of what failed: no finding of its own, but not to be passed over either. */
function lostFailures(trace: Trace, lost: readonly Transaction[]): readonly Statement[] {
	const first = lost[0];
	if (!first) return [];
	const count = lost.length === 1 ? "one request" : `${lost.length} requests`;
	const cause = causeOf(trace, first.final!)?.text;
	return [
		statement(
			trace,
			`But it holds only the answer to ${count} that failed before it begins${lost.length > 1 ? ", the first" : ""}: ` +
				`${first.method || "a request"} got ${statusText(trace, first.final!)}.${cause ? ` ${cause}` : ""}`,
			[first.final],
		),
	];
}

function went(trace: Trace, { name, last, attempts }: Account): readonly Statement[] {
	const latest = attempts.at(-1);
	const by = last && schemeText(last);
	const took = last?.durationMs == null ? "" : ` in ${durationText(last.durationMs)}`;
	const what = last?.kind === "sign-in" ? "signed in" : "renewed the registration";
	return [
		...(last
			? [statement(trace, `${nameOf(name)} ${what}${by ? ` (${by})` : ""}${took}.`, [lastMessage(trace, last)])]
			: []),
		...(latest?.result === "pending"
			? [
					statement(
						trace,
						`The log ends before the ${last ? "last attempt" : `sign-in of ${name ?? "a user"}`} does, so it does not show how that went.`,
						[lastMessage(trace, latest)],
					),
				]
			: []),
		...(latest?.result === "redirected" && latest.next === null
			? [
					statement(trace, `${nameOf(name)} was sent on to another server, and the log shows no sign-in there.`, [
						lastMessage(trace, latest),
					]),
				]
			: []),
	];
}

/** What else went well: calls, conversations, subscriptions, messages. */
function whatElse(trace: Trace): readonly Statement[] {
	const kinds: readonly (readonly [string, string, string, (each: Transaction) => boolean])[] = [
		[
			"call or conversation",
			"calls or conversations",
			"set up",
			(each) => each.method === "INVITE" && each.outcome === "success",
		],
		["call", "calls", "cancelled by the caller", (each) => each.method === "INVITE" && each.outcome === "cancelled"],
		["subscription", "subscriptions", "accepted", (each) => each.method === "SUBSCRIBE" && each.outcome === "success"],
		[
			"instant message",
			"instant messages",
			"delivered",
			(each) => each.method === "MESSAGE" && each.outcome === "success",
		],
		[
			"request",
			"requests",
			"still open when the log ended",
			(each) => each.method !== "REGISTER" && each.outcome === "pending",
		],
	];
	const parts = kinds.flatMap(([one, many, what, isMeant]) => {
		const found = trace.transactions.filter((each) => isMeant(each) && !isRepeatedInDialog(trace, each));
		if (found.length === 0) return [];
		return [{ text: `${found.length} ${found.length === 1 ? one : many} ${what}`, message: found[0]!.request }];
	});
	if (parts.length === 0) return [];
	return [
		statement(
			trace,
			`The log shows ${listText(parts.map(({ text }) => text))}.`,
			parts.map(({ message }) => message),
		),
	];
}

/** A re-INVITE is no second call, and a renewed SUBSCRIBE no second subscription. */
function isRepeatedInDialog(trace: Trace, transaction: Transaction): boolean {
	return (transaction.method === "INVITE" || transaction.method === "SUBSCRIBE") && isWithinCall(trace, transaction);
}

function more(count: number, noun: string, what: string): readonly Statement[] {
	return count > 0 ? [{ text: `${countText(count, noun)} ${what}.`, lines: [] }] : [];
}
