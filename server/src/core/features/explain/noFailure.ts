// The first paragraph of a log without problems: what it shows instead, and no more than that.

import { activitiesOf } from "../../activities/activities.ts";
import type { Activity, ActivityKind } from "../../activities/activity.ts";
import { partiesOf } from "../../activities/parties.ts";
import { recoveriesOf } from "../../activities/recovery.ts";
import type { Finding } from "../../rules/rule.ts";
import type { Trace } from "../../trace/trace.ts";
import { countText, durationText, listText } from "../../words.ts";
import { lineNumberAt } from "../lineNumber.ts";
import { type Account, lastMessage } from "./accounts.ts";
import { nameOf, schemeText } from "./signInWords.ts";
import { type Statement, statement } from "./statement.ts";

/** That nothing failed is said only where something worked; a log with little in it says what it shows. */
export function noFailure(
	trace: Trace,
	findings: readonly Finding[],
	people: readonly Account[],
): readonly Statement[] {
	const { records, messages } = trace.index;
	if (records.count === 0) return [statement(trace, NO_TRACE)];
	return [
		lead(trace),
		...people.slice(0, MOST_PEOPLE).flatMap((person) => went(trace, person)),
		...(messages.count === 0 ? [] : shown(trace)),
		...steps(trace, findings),
		...worthALook(trace, findings),
	];
}

const NO_TRACE = "This is no RTCDLL or uccapilog trace: it has no record of one, so there is nothing to explain.";
const MOST_PEOPLE = 3;

function lead(trace: Trace): Statement {
	if (trace.index.messages.count === 0) {
		return statement(trace, "This log has no SIP message, so it does not show whether anything failed.");
	}
	const { all } = activitiesOf(trace);
	if (all.some(({ result }) => result === "worked")) return statement(trace, "No failure was found.");
	if (all.some(({ result }) => result === "given-up")) {
		return statement(trace, "Nothing failed, but nothing came about either.");
	}
	return statement(trace, "This log shows neither a failure nor a success: it holds too little to tell.");
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

/** What else the log shows: one of a kind with its names, several as their count. */
function shown(trace: Trace): readonly Statement[] {
	const { all } = activitiesOf(trace);
	const parts: { readonly text: string; readonly message: number | null }[] = [];
	for (const [kind, noun] of NOUNS) {
		for (const [result, ending] of ENDINGS) {
			const found = all.filter((activity) => activity.kind === kind && activity.result === result);
			if (found.length === 0) continue;
			const text = found.length === 1 ? named(trace, found[0]!) : countText(found.length, noun);
			parts.push({ text: `${text}${ending}`, message: found[0]!.shownBy ?? found[0]!.first });
		}
	}
	if (parts.length === 0) return [];
	const texts = parts.map(({ text }) => text);
	return [
		statement(trace, `The log shows ${listText(texts)}.`, parts.map(({ message }) => message).slice(0, MOST_LINES)),
	];
}

const MOST_LINES = 6;

/** The kinds in the order in which a reader cares for them; sign-ins have sentences of their own. */
const NOUNS: readonly (readonly [ActivityKind, string])[] = [
	["meeting", "meeting"],
	["call", "call"],
	["sharing", "sharing session"],
	["conversation", "conversation"],
	["transfer", "transfer"],
	["voice-mail", "call to voice mail"],
	["presence", "presence subscription"],
	["contacts", "request for the contact list"],
	["settings", "request for settings"],
	["publication", "publication of presence"],
	["other", "other request"],
];

const ENDINGS: readonly (readonly [Activity["result"], string])[] = [
	["worked", ""],
	["given-up", ", cancelled before it was answered"],
	["unknown", ", not to its end"],
];

function named(trace: Trace, { kind, from, to, shownBy }: Activity): string {
	const who = from ?? "somebody";
	const whom = to ?? "others";
	switch (kind) {
		case "meeting": {
			const asGuest = shownBy !== null && isGuest(partiesOf(trace, shownBy).from) ? " as a guest" : "";
			const joined = isGuest(who) ? `, joined${asGuest}` : to === null ? "" : `, joined by ${who}${asGuest}`;
			return `a meeting of ${to ?? who}${joined}`;
		}
		case "call":
			return `a call from ${who} to ${whom}`;
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

/** Who is not known to the organization joins under an address that is made up for the occasion ([MS-CONFBAS]). */
function isGuest(address: string | null): boolean {
	return address !== null && /@anonymous\.invalid$/i.test(address);
}

/** What was refused on the way and did no harm: whoever sees the response in the log is told why it matters little. */
function steps(trace: Trace, findings: readonly Finding[]): readonly Statement[] {
	const harmless = findings.filter(
		({ transaction, severity }) =>
			severity === "information" && transaction !== null && recoveriesOf(trace).has(transaction),
	);
	const first = harmless[0];
	if (!first) return [];
	const count = harmless.length > 1 ? `${countText(harmless.length, "step")} that failed did no harm; the first: ` : "";
	return [{ ...statement(trace, `${count}${first.message}`), lines: [lineNumberAt(trace, first.span.start)] }];
}

function worthALook(trace: Trace, findings: readonly Finding[]): readonly Statement[] {
	const slow = findings.find(({ rule }) => rule === "slow-transaction");
	const codes = findings.filter(({ rule }) => rule === "error-code");
	return [
		...(slow
			? [{ ...statement(trace, `Worth a look: ${slow.message}`), lines: [lineNumberAt(trace, slow.span.start)] }]
			: []),
		...(codes[0]
			? [
					{
						...statement(
							trace,
							`Outside SIP ${trace.viewpoint === "client" ? "the client" : "the log"} notes ${countText(codes.length, "error code")}; the first: ${codes[0].message}`,
						),
						lines: [lineNumberAt(trace, codes[0].span.start)],
					},
				]
			: []),
	];
}
