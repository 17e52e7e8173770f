// The first paragraph: why could this person not sign in, call, share, meet, or see presence?

import { activitiesOf } from "../../activities/activities.ts";
import type { Activity } from "../../activities/activity.ts";
import { allReportedFailures } from "../../activities/reportedFailures.ts";
import { signOutReason } from "../../rules/forcedSignOut.ts";
import { type Finding, isProblem } from "../../rules/rule.ts";
import { isBuiltIn, mostSevere } from "../../rules/rules.ts";
import { CLIENT_CLOCK } from "../../rules/wording.ts";
import type { SignIn } from "../../trace/signIns/signIn.ts";
import type { Trace } from "../../trace/trace.ts";
import { countText, listText, sentence, sentences } from "../../words.ts";
import { lineNumberAt } from "../lineNumber.ts";
import { type Account, accounts, firstRequest, isFailed, lastMessage } from "./accounts.ts";
import { type LostConnection, lostConnection } from "./lostConnection.ts";
import { noFailure } from "./noFailure.ts";
import { checkFor, failedHow, failureOf, nameOf, representativeAttempt, whyFailed } from "./signInWords.ts";
import { type Statement, statement } from "./statement.ts";

/** The answer as a list of statements. */
export function answer(trace: Trace, findings: readonly Finding[]): readonly Statement[] {
	return answerParts(trace, findings).flat();
}

/**
 * The answer with one part for each person. A sign-in that never succeeds comes first, because nothing works without it;
 * then forced sign-outs; then failures of users who were signed in. Sentences such as advice are not repeated for the next
 * person.
 */
export function answerParts(trace: Trace, findings: readonly Finding[]): readonly (readonly Statement[])[] {
	const people = accounts(trace, findings);
	const bad = people.filter(({ last }) => last && isFailed(last));
	const signedOut = people.filter((person) => !bad.includes(person) && person.forcedOut.length > 0);
	const hadTrouble = people.filter((person) => !bad.includes(person) && hasTrouble(findings, person));
	const said = [
		...bad.slice(0, MOST_PEOPLE).map((person) => couldNotSignIn(trace, findings, person)),
		...more(bad.length - MOST_PEOPLE, "more account", "could not sign in"),
		...signedOut.slice(0, MOST_PEOPLE).map((person) => wasSignedOut(trace, person)),
		...more(signedOut.length - MOST_PEOPLE, "more account", "signed out by the server"),
	];
	const others = findings.filter((finding) => isProblem(finding) && !isAboutSignIn(trace, finding));
	const worst = mostTelling(trace, others);
	const first = said.length === 0;
	if (worst && (first || worst.severity === "error")) said.push(otherFailure(trace, worst, others));
	said.push(...hadTrouble.slice(0, MOST_PEOPLE).map((person) => signedInAtLast(trace, person)));
	said.push(...more(hadTrouble.length - MOST_PEOPLE, "more account", "signed in only after failed attempts"));
	return said.length > 0 ? once(said) : noFailure(trace, findings, people);
}

/** The parts without sentences that an earlier part contains. */
function once(parts: readonly (readonly Statement[])[]): readonly (readonly Statement[])[] {
	const known = new Set<string>();
	return parts.map((part) => {
		const [first, ...others] = part.filter(({ text }) => !known.has(text) && known.add(text));
		if (!first) return [];
		const isShort = part.length > 1 && others.length === 0;
		return [isShort ? { ...first, text: first.text.replace(/\.$/, ", for the same reason.") } : first, ...others];
	});
}

/**
 * The activity that the answer is mainly about: the failed sign-in, otherwise whatever comes first; `undefined` if nothing
 * is wrong or the problem is outside SIP.
 */
export function answeredActivity(trace: Trace, findings: readonly Finding[]): Activity | undefined {
	const people = accounts(trace, findings);
	const activities = activitiesOf(trace);
	const ofAttempt = ({ transactions }: SignIn) => activities.of(trace.transactions[transactions.at(-1)!]!);
	const bad = people.find(({ last }) => last && isFailed(last));
	if (bad) return ofAttempt(bad.last!);
	const signedOut = people.find(({ forcedOut }) => forcedOut.length > 0);
	if (signedOut) return activities.of(trace.transactionOf(signedOut.forcedOut.at(-1)!));
	const problems = findings.filter((finding) => isProblem(finding) && !isAboutSignIn(trace, finding));
	const worst = mostTelling(trace, problems);
	if (worst?.transaction != null) return activities.of(trace.transactions[worst.transaction]!);
	const hadTrouble = people.find((person) => hasTrouble(findings, person));
	return hadTrouble && ofAttempt(representativeAttempt(hadTrouble.failed));
}

const MOST_PEOPLE = 5;

function couldNotSignIn(trace: Trace, findings: readonly Finding[], { last, failed }: Account): readonly Statement[] {
	const signIn = last!;
	const end = lastMessage(trace, signIn);
	const times = failed.length > 1 ? ` (${failed.length} attempts in this log)` : "";
	return [
		statement(trace, `${failureOf(signIn)}${times}.`, [firstRequest(trace, signIn)]),
		statement(trace, whyFailed(trace, signIn), [end]),
		...furtherEvidence(trace, findings, signIn),
		statement(trace, checkFor(trace, signIn)),
	].filter(({ text }) => text !== "");
}

/** Further evidence of the reason: clock differences, error codes logged by the client. */
function furtherEvidence(trace: Trace, findings: readonly Finding[], signIn: SignIn): readonly Statement[] {
	const start = trace.message(firstRequest(trace, signIn)).span.start;
	const skew = dependsOnClock(signIn) ? clockSkewOf(findings) : undefined;
	const code =
		signIn.result === "unanswered"
			? findings.find(({ rule, span }) => rule === "error-code" && span.start >= start)
			: undefined;
	return [
		...(skew ? [{ ...statement(trace, skew.message), lines: [lineNumberAt(trace, skew.span.start)] }] : []),
		...(code
			? [
					{
						...statement(trace, `${trace.viewpoint === "client" ? "The client" : "The log"} reports: ${code.message}`),
						lines: [lineNumberAt(trace, code.span.start)],
					},
				]
			: []),
	];
}

/** The finding of the clock rule, either on its own or as part of the failed sign-in. */
function clockSkewOf(findings: readonly Finding[]): Pick<Finding, "message" | "span"> | undefined {
	const own = findings.find(({ rule }) => rule === "clock-skew");
	return own ?? findings.flatMap(({ related }) => related).find(({ message }) => message.startsWith(CLIENT_CLOCK));
}

function wasSignedOut(trace: Trace, { name, last, forcedOut }: Account): readonly Statement[] {
	const message = forcedOut.at(-1)!;
	const why = signOutReason(trace, trace.transactionOf(message));
	const times = forcedOut.length > 1 ? ` ${forcedOut.length} times` : "";
	const came = last && firstRequest(trace, last) > message;
	return [
		statement(
			trace,
			`The server signed ${name ?? (trace.viewpoint === "client" ? "this client" : "a client")} out${times}.${why && ` ${why}`}`,
			[message],
		),
		...(came ? [statement(trace, `Then ${nameOf(name)} signed in again.`, [lastMessage(trace, last)])] : []),
	];
}

/** Failed attempts matter only if they are problems: a successful fallback is not one. */
function hasTrouble(findings: readonly Finding[], { failed }: Account): boolean {
	const steps = new Set(failed.flatMap(({ transactions }) => transactions));
	return findings.some((each) => isProblem(each) && each.transaction !== null && steps.has(each.transaction));
}

/** Someone who signed in after several tries: not a failure, but perhaps what they complain about. */
function signedInAtLast(trace: Trace, { name, failed, last, attempts }: Account): readonly Statement[] {
	const representative = representativeAttempt(failed);
	const tries = failed.length === 1 ? "a failed attempt" : `${failed.length} failed attempts (${failedHow(failed)})`;
	const lead = last && !isFailed(last) ? `${nameOf(name)} signed in, but only after ${tries}.` : `There was ${tries}.`;
	return [
		statement(trace, lead, [last && lastMessage(trace, last)]),
		statement(trace, whyFailed(trace, representative), [lastMessage(trace, representative)]),
		...(representative.result === "refused" ? [statement(trace, checkFor(trace, representative))] : []),
		...(attempts.at(-1)!.result === "pending"
			? [statement(trace, "The log ends before the last attempt is complete.")]
			: []),
	];
}

/** True for a finding that the statements about accounts have covered already. */
function isAboutSignIn(trace: Trace, finding: Finding): boolean {
	if (!isBuiltIn(finding.rule)) return false;
	if (finding.rule === "forced-sign-out") return true;
	if (finding.rule === "clock-skew") return trace.signIns.all.some(dependsOnClock);
	if (finding.transaction === null) return false;
	const signIn = trace.signIns.of(trace.transactions[finding.transaction]!);
	return signIn !== undefined && isFailed(signIn);
}

/** A clock difference does not explain an unreachable server or an unknown user. */
function dependsOnClock({ result, schemesOffered }: SignIn): boolean {
	return result === "refused" || (result === "abandoned" && schemesOffered.length > 0);
}

/** Among the most severe findings, prefers a failed activity to a failed step. */
function mostTelling(trace: Trace, findings: readonly Finding[]): Finding | undefined {
	const candidates = mostSevere(findings);
	return candidates.find((finding) => decides(trace, finding)) ?? candidates[0];
}

function decides(trace: Trace, { transaction }: Finding): boolean {
	if (transaction === null) return false;
	return activitiesOf(trace).of(trace.transactions[transaction]!).failedAt === transaction;
}

function otherFailure(trace: Trace, worst: Finding, others: readonly Finding[]): readonly Statement[] {
	const lost = worst.rule === "unanswered-request" ? lostConnection(trace) : undefined;
	const isOfLoss = ({ transaction }: Finding) => transaction !== null && lost?.unanswered.has(transaction) === true;
	const isAlike = worst.rule === "presence-refused" ? ({ rule }: Finding) => rule === worst.rule : isOfLoss;
	const alike = others.filter(isAlike);
	const left = others.length - Math.max(1, alike.length);
	const text =
		worst.rule === "presence-refused" && alike.length > 1 ? presenceText(trace, alike) : failureText(trace, worst);
	return [
		{ ...statement(trace, text), lines: [lineNumberAt(trace, worst.span.start)] },
		...(lost && isOfLoss(worst) ? [lossStatement(trace, lost)] : []),
		...(left > 0
			? [statement(trace, `${countText(left, "more problem")} ${left === 1 ? "is" : "are"} listed below.`)]
			: []),
	];
}

function lossStatement(trace: Trace, { last, unanswered }: LostConnection): Statement {
	const text =
		`After the last message that was received, ${countText(unanswered.size, "request")} got no response: the connection ` +
		"was lost, or the server stopped responding.";
	return statement(trace, text, [last]);
}

/** Several refused contacts amount to one problem: presence is not visible. */
function presenceText(trace: Trace, refused: readonly Finding[]): string {
	const refusals = allReportedFailures(trace).filter(({ kind }) => kind === "presence");
	const contacts = [...new Set(refusals.map(({ about }) => about ?? ""))];
	const { from } = activitiesOf(trace).of(trace.transactions[refused[0]!.transaction!]!);
	const names = [
		...contacts.slice(0, MOST_PEOPLE),
		...(contacts.length > MOST_PEOPLE ? [`${contacts.length - MOST_PEOPLE} more`] : []),
	];
	return sentences(
		`${from ?? "This user"} cannot see the presence of ${listText(names)}.`,
		refused[0]!.why,
		refused[0]!.check,
	);
}

/** What failed, why, and what to check. */
function failureText(trace: Trace, { rule, message, headline, transaction, check }: Finding): string {
	const judged = transaction === null ? undefined : trace.transactions[transaction]!;
	const signIn = judged && trace.signIns.of(judged);
	if (rule === "auth-failed" && signIn?.result === "succeeded") {
		return sentences(`${nameOf(signIn.account)} signed in, but not at once.`, message);
	}
	const what = headline.what.replace(/…$/, "").toLowerCase();
	const isSaid = message.toLowerCase().includes(what);
	return sentences(isSaid ? "" : sentence(headline.what), message, message.includes(check) ? "" : check);
}

function more(count: number, noun: string, what: string): readonly (readonly Statement[])[] {
	return count > 0 ? [[{ text: `${countText(count, noun)} ${what}.`, lines: [] }]] : [];
}
