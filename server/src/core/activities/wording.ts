// Describes activities for users of the client.

import { NO_SYMBOL } from "../logIndex/logIndex.ts";
import { eventPackage } from "../sip/message.ts";
import { ownSide } from "../trace/directions/ownSide.ts";
import type { SignInKind } from "../trace/signIns/signIn.ts";
import type { Trace } from "../trace/trace.ts";
import type { Transaction } from "../trace/transaction.ts";
import { capital, withArticle } from "../words.ts";
import type { Activity } from "./activity.ts";
import { type ActivityKind, KINDS } from "./kinds.ts";
import { partiesOf, writerOf } from "./parties.ts";
import { type Meeting, purposeOf } from "./purpose.ts";

/** The title of an activity, without a full stop: `Call from alice@contoso.com to bob@contoso.com`. */
export function activityTitle({ kind, from, to }: Activity): string {
	const who = from ?? "somebody";
	switch (kind) {
		case "sign-in":
			return `Sign-in of ${who}`;
		case "meeting":
			return to === null ? `Meeting of ${who}` : `Meeting of ${to}`;
		case "contacts":
		case "settings":
		case "publication":
			return `${KINDS[kind].title} of ${who}`;
		case "presence":
			return to === null ? `Presence of the contacts of ${who}` : `Presence of ${to} for ${who}`;
		case "voice-mail":
			return `Voice mail of ${to ?? who}`;
		case "transfer":
			return to === null ? `Transfer by ${who}` : `Transfer of ${to} by ${who}`;
		default:
			return to === null ? `${KINDS[kind].title} of ${who}` : `${KINDS[kind].title} from ${who} to ${to}`;
	}
}

/**
 * What the failure of a transaction means for the user, as a clause: `alice@contoso.com could not join the meeting of
 * dave@contoso.com`. If the request is not in the log, it is derived from the response.
 */
export function whatFailed(trace: Trace, transaction: Transaction): string {
	const { method, request, final, provisionals } = transaction;
	const message = request ?? final ?? provisionals[0]!;
	const { kind, meeting } = purposeOf(trace, message);
	const parties = partiesOf(trace, message);
	const [from, to] = [guestName(parties.from), guestName(parties.to)];
	switch (method) {
		case "INVITE":
			if (request !== null && isWithinDialog(trace, request))
				return `A change of the ${SESSIONS[kind] ?? "call"} between ${from} and ${to} failed`;
			if (meeting) return meetingFailed(meeting, from);
			return sessionFailed(trace, kind, from, to, final);
		case "MESSAGE":
			return `The instant message from ${from} to ${to} was not delivered`;
		case "SUBSCRIBE":
			return meeting
				? `${from} could not receive the events of the meeting of ${meeting.organizer}`
				: subscriptionFailed(kind, from, to, eventOf(trace, message));
		case "SERVICE":
			return serviceFailed(kind, meeting, from, to);
		case "PUBLISH":
			return `${from} could not publish their presence`;
		case "REFER":
			return `The transfer of ${to} by ${from} failed`;
		case "BYE":
			return `The end of the call between ${from} and ${to} was not confirmed`;
		case "CANCEL":
			return `The call from ${from} to ${to} could not be cancelled`;
		case "NOTIFY":
			return `A notification from ${from} to ${to} was not accepted`;
		case "REGISTER":
			return `${from} ${couldNotRegister(trace.signIns.of(transaction)?.kind)}`;
		default:
			return capital(
				`${method ? withArticle(method) : "a"} request ${from === to ? `of ${from}` : `from ${from} to ${to}`} failed`,
			);
	}
}

/** What a failed REGISTER means for its sender: `could not sign in`. */
export function couldNotRegister(kind: SignInKind | undefined): string {
	switch (kind) {
		case "sign-in":
			return "could not sign in";
		case "sign-out":
			return "could not sign out";
		case undefined:
			return "could not register";
		default:
			return "could not stay signed in";
	}
}

const SESSIONS: Partial<Readonly<Record<ActivityKind, string>>> = {
	sharing: "sharing session",
	conversation: "conversation",
	meeting: "meeting",
};

/** A name for use in a sentence. Users without an account join with a temporary address ([MS-CONFBAS]). */
export function guestName(address: string | null): string {
	if (address === null) return "somebody";
	return isGuest(address) ? "A guest" : address;
}

/** True for the temporary address of a guest. */
export function isGuest(address: string | null): boolean {
	return address !== null && /@anonymous\.invalid$/i.test(address);
}

/** True for a request within an existing dialog: it has a To tag (RFC 3261 §12.2). */
function isWithinDialog(trace: Trace, request: number): boolean {
	return trace.index.messages.toTag(request) !== NO_SYMBOL;
}

function eventOf(trace: Trace, message: number): string {
	return eventPackage(trace.text, trace.message(message));
}

function meetingFailed({ organizer, service }: Meeting, from: string): string {
	if (service === "focus" || service === "focus-factory") return `${from} could not join the meeting of ${organizer}`;
	return `${from} could not connect to the ${MEETING_SERVICES.get(service) ?? `${service} server`} of the meeting of ${organizer}`;
}

/** Conference servers by the name in their URIs ([MS-CONFBAS] 2.2.1). */
const MEETING_SERVICES: ReadonlyMap<string, string> = new Map([
	["applicationsharing", "sharing server"],
	["audio-video", "audio and video server"],
	["chat", "chat server"],
	["data-conf", "data server"],
	["meeting", "data server"],
	["phone-conf", "telephone conferencing server"],
]);

function sessionFailed(trace: Trace, kind: ActivityKind, from: string, to: string, final: number | null): string {
	const isOwn = final !== null && writerOf(trace, final) === "client";
	switch (kind) {
		case "voice-mail":
			return `The voice mail of ${to} could not be reached`;
		case "sharing":
			return isOwn
				? `${capital(ownSide(trace))} refused the sharing session from ${from} to ${to}`
				: `Sharing from ${from} to ${to} failed`;
		case "conversation":
			return isOwn
				? `${capital(ownSide(trace))} refused the conversation with ${from}`
				: `The conversation from ${from} to ${to} failed`;
		default:
			return isOwn
				? `${capital(ownSide(trace))} refused the call from ${from} to ${to}`
				: `The call from ${from} to ${to} failed`;
	}
}

function subscriptionFailed(kind: ActivityKind, from: string, to: string, event: string): string {
	switch (kind) {
		case "presence":
			return from === to
				? `${from} cannot see the presence of the contacts`
				: `${from} cannot see the presence of ${to}`;
		case "contacts":
			return `The contact list of ${from} could not be loaded`;
		case "settings":
			return `${from} could not get the settings from the server${event && ` (${event})`}`;
		case "voice-mail":
			return `${from} cannot see whether ${to} has voice mail`;
		default:
			return `${from} could not subscribe to ${event || "events"} of ${to}`;
	}
}

function serviceFailed(kind: ActivityKind, meeting: Meeting | null, from: string, to: string): string {
	if (meeting?.service === "focus-factory") return `${from} could not create or open a meeting`;
	if (meeting) return `${from} could not reach the meeting of ${meeting.organizer}`;
	switch (kind) {
		case "contacts":
			return `A change to the contact list of ${from} failed`;
		case "publication":
			return `${from} could not publish their presence`;
		case "presence":
			return `${from} cannot see the presence of ${to}`;
		case "call":
			return `The quality report of ${from} was not accepted`;
		default:
			return `A request of ${from} to the server failed`;
	}
}
