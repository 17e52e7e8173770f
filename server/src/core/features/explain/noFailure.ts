// The first paragraph for a log without problems: what it shows instead, and no more.

import { activitiesOf } from "../../activities/activities.ts";
import type { Activity } from "../../activities/activity.ts";
import { ACTIVITY_KINDS, kindCount } from "../../activities/kinds.ts";
import { partiesOf } from "../../activities/parties.ts";
import { recoveriesOf } from "../../activities/recovery.ts";
import { isGuest } from "../../activities/wording.ts";
import { redirectTarget } from "../../rules/redirected.ts";
import type { Finding } from "../../rules/rule.ts";
import { readEvidence } from "../../sip/evidence.ts";
import type { Trace } from "../../trace/trace.ts";
import { countText, durationText, listText } from "../../words.ts";
import { lineNumberAt } from "../lineNumber.ts";
import { type Account, lastMessage } from "./accounts.ts";
import { nothingIn } from "./nothing.ts";
import { nameOf, schemeText } from "./signInWords.ts";
import { type Statement, statement } from "./statement.ts";

/**
 * Claims that nothing failed only if something succeeded; a log with little content is only described. Several people get
 * one part each.
 */
export function noFailure(
	trace: Trace,
	findings: readonly Finding[],
	people: readonly Account[],
): readonly (readonly Statement[])[] {
	const nothing = nothingIn(trace);
	if (nothing) return [[statement(trace, nothing.text), ...worthALook(trace, findings)]];
	const lead = statement(trace, whatNoFailureMeans(trace).text);
	const told = people.map((person) => went(trace, person)).filter((part) => part.length > 0);
	const left = told.length - MOST_PEOPLE;
	const others = [...shown(trace), ...steps(trace, findings), ...worthALook(trace, findings)];
	// For a single person, everything fits into one paragraph.
	if (told.length < 2) return [[lead, ...told.flat(), ...others]];
	return [
		[lead],
		...told.slice(0, MOST_PEOPLE),
		...(left > 0 ? [[statement(trace, `${countText(left, "more account")} signed in or tried to.`)]] : []),
		...(others.length > 0 ? [others] : []),
	];
}

const MOST_PEOPLE = 5;

/**
 * What the absence of failures means, as a short phrase and as a sentence: it worked, nothing was completed, or it cannot be
 * told.
 */
export function whatNoFailureMeans(trace: Trace): { readonly short: string; readonly text: string } {
	const { all } = activitiesOf(trace);
	if (all.some(({ result }) => result === "worked"))
		return { short: "no failure found", text: "No failure was found." };
	if (all.some(({ result }) => result === "given-up")) {
		return { short: "nothing succeeded", text: "Nothing failed, but nothing succeeded either." };
	}
	return { short: "too little to tell", text: "This log contains too little to tell whether anything failed." };
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
						`The log ends before the ${last ? "last attempt" : `sign-in of ${name ?? "a user"}`} is complete, so it does not show how it ended.`,
						[lastMessage(trace, latest)],
					),
				]
			: []),
		...(latest?.result === "redirected" && latest.next === null
			? [
					statement(
						trace,
						`${nameOf(name)} was redirected to ${redirectTarget(trace, lastMessage(trace, latest)) || "another server"}, and the log shows no sign-in there.`,
						[lastMessage(trace, latest)],
					),
				]
			: []),
	];
}

/** What else the log shows: a single activity of a kind with names, several as a count. */
function shown(trace: Trace): readonly Statement[] {
	return [
		...listOf(trace, "worked", "The log shows"),
		...listOf(trace, "given-up", "Abandoned before it was established:"),
		...listOf(trace, "unknown", "The log contains only part of"),
	];
}

/** The activities with one result as a sentence; unclassified requests only if there is nothing else to report. */
function listOf(trace: Trace, result: Activity["result"], lead: string): readonly Statement[] {
	const all = activitiesOf(trace).all.filter((activity) => activity.result === result);
	const parts = ACTIVITY_KINDS.flatMap((kind) => {
		// Sign-ins have sentences of their own.
		if (kind === "sign-in") return [];
		const found = all.filter((activity) => activity.kind === kind);
		if (found.length === 0) return [];
		const text = found.length === 1 ? named(trace, found[0]!) : kindCount(kind, found.length);
		return [{ kind, text, message: found[0]!.shownBy ?? found[0]!.first }];
	});
	const told = parts.filter(({ kind }) => kind !== "other");
	const shown = told.length > 0 ? told : result === "unknown" ? [] : parts;
	if (shown.length === 0) return [];
	return [
		statement(
			trace,
			`${lead} ${listText(shown.map(({ text }) => text))}.`,
			shown.map(({ message }) => message).slice(0, MOST_LINES),
		),
	];
}

const MOST_LINES = 6;

function named(trace: Trace, activity: Activity): string {
	const { kind, from, to } = activity;
	const who = from ?? "somebody";
	const whom = to ?? "others";
	switch (kind) {
		case "meeting": {
			const asGuest = joinedAsGuest(trace, activity) ? " as a guest" : "";
			const joined = isGuest(who) ? `, joined${asGuest}` : to === null ? "" : `, joined by ${who}${asGuest}`;
			return who === to ? `a meeting that ${who} organized` : `a meeting of ${to ?? who}${joined}`;
		}
		case "call":
			return `${to === null ? `a call of ${who}` : `a call from ${who} to ${whom}`}${wasTakenElsewhere(trace, activity) ? ", taken on another device" : ""}`;
		case "sharing":
			return `a sharing session from ${who} to ${whom}`;
		case "conversation":
			return `a conversation from ${who} to ${whom}`;
		case "transfer":
			return `a transfer by ${who}`;
		case "voice-mail":
			return `a call to the voice mail of ${to ?? who}`;
		case "presence":
			return to === null ? `the presence of the contacts of ${who}` : `the presence of ${to}`;
		case "contacts":
			return `the contact list of ${who}`;
		case "settings":
			return `the settings of ${who}`;
		case "publication":
			return `the presence that ${who} published`;
		default:
			return to === null ? `a request of ${who}` : `a request from ${who} to ${to}`;
	}
}

/** A user whom the focus does not admit under their own address joins under a generated one ([MS-CONFBAS]). */
function joinedAsGuest(trace: Trace, { steps }: Activity): boolean {
	return steps.slice(0, MOST_STEPS).some((step) => {
		const { request } = trace.transactions[step]!;
		return request !== null && isGuest(partiesOf(trace, request).from);
	});
}

const MOST_STEPS = 100;

/** If another device of the user took the call, the CANCEL says so (RFC 3326 §3.1). */
function wasTakenElsewhere(trace: Trace, { result, failedAt }: Activity): boolean {
	const cancel = result === "given-up" && failedAt !== null ? trace.transactions[failedAt]!.cancel : null;
	const request = cancel === null ? null : trace.transactions[cancel]!.request;
	if (request === null) return false;
	return readEvidence(trace.text, trace.message(request)).reasons.some(
		({ protocol, cause }) => protocol === "SIP" && cause === 200,
	);
}

/** Refusals on the way that did no harm, explained for readers who come across the response in the log. */
function steps(trace: Trace, findings: readonly Finding[]): readonly Statement[] {
	const harmless = findings.filter(
		({ transaction, severity }) =>
			severity === "information" && transaction !== null && recoveriesOf(trace).has(transaction),
	);
	const first = harmless[0];
	if (!first) return [];
	const lead =
		harmless.length > 1
			? `${harmless.length} intermediate steps failed without consequences, the first: `
			: "One intermediate step failed without consequences: ";
	return [{ ...statement(trace, `${lead}${first.message}`), lines: [lineNumberAt(trace, first.span.start)] }];
}

function worthALook(trace: Trace, findings: readonly Finding[]): readonly Statement[] {
	const slow = findings.find(({ rule }) => rule === "slow-transaction");
	const codes = findings.filter(({ rule }) => rule === "error-code");
	return [
		...(slow
			? [{ ...statement(trace, `Worth checking: ${slow.message}`), lines: [lineNumberAt(trace, slow.span.start)] }]
			: []),
		...(codes[0]
			? [
					{
						...statement(
							trace,
							`Outside SIP, ${trace.viewpoint === "client" ? "the client" : "the log"} reports ` +
								`${countText(codes.length, "error code")}; the first: ${codes[0].message}`,
						),
						lines: [lineNumberAt(trace, codes[0].span.start)],
					},
				]
			: []),
	];
}
