// Finds failures reported inside a message whose own transaction succeeded, or does not show the actual failure.

import { type ReadBody, readBodies } from "../bodies/read.ts";
import { type LogIndex, NO_SYMBOL } from "../logIndex/logIndex.ts";
import { isOfNetwork } from "../sip/diagnostics.ts";
import { readEvidence } from "../sip/evidence.ts";
import { isNetworkFault } from "../sip/facts/reasons.ts";
import { eventPackage, findHeader, headerAddress, headerText } from "../sip/message.ts";
import { readStartLine } from "../sip/startLine.ts";
import { faultCause, soapCause } from "../trace/causes/bodyCause.ts";
import type { Cause } from "../trace/causes/cause.ts";
import { headerCause } from "../trace/causes/causeOf.ts";
import type { Trace } from "../trace/trace.ts";
import { leadingMessage, type Transaction } from "../trace/transaction.ts";
import { type ActivityResult, isRefusal } from "./activity.ts";
import { type BodyFailure, meetingRefusals, presenceRefusals, qualityFaults } from "./insideBodies.ts";
import { isMediaCause, mediaCause } from "./mediaFailure.ts";
import { type Parties, partiesOf } from "./parties.ts";
import { type Meeting, purposeOf } from "./purpose.ts";
import { recoveriesOf } from "./recovery.ts";
import { whatFailed } from "./wording.ts";

/** What failed. */
export type ReportedFailureKind =
	| "media"
	| "call"
	| "transfer"
	| "subscription"
	| "meeting"
	| "presence"
	| "service"
	| "quality";

/** A failure that a message reports. */
export interface ReportedFailure {
	readonly kind: ReportedFailureKind;
	/** The message that reports it. */
	readonly message: number;
	/** The transaction that failed: the INVITE that started the call, or the transaction of the message itself. */
	readonly transaction: number;
	/** The request that started what failed, if it is a different message in the log. */
	readonly begun: number | null;
	/** The result of the activity; `null` if the activity succeeded nevertheless. */
	readonly result: ActivityResult | null;
	/** Whom or what it is about, such as `carol@fabrikam.com`; `null` if it is the whole activity. */
	readonly about: string | null;
	/** What happened, as a clause that starts a sentence: `The transfer failed with 486 Busy Here`. */
	readonly what: string;
	readonly cause: Cause;
	/** The status of a failed transfer; 0 for everything else. */
	readonly status: number;
}

/** The failures that the messages of a transaction report, in file order. Computed once per trace. */
export function failuresReportedBy(trace: Trace, { id }: Transaction): readonly ReportedFailure[] {
	return reportedFailuresByTransaction(trace).get(id) ?? NONE;
}

/** The same for all transactions that report failures, by number. */
export function reportedFailuresByTransaction(trace: Trace): ReadonlyMap<number, readonly ReportedFailure[]> {
	return trace.derive(findReportedFailures).byTransaction;
}

/** All failures reported inside messages, in file order. */
export function allReportedFailures(trace: Trace): readonly ReportedFailure[] {
	return trace.derive(findReportedFailures).all;
}

const NONE: readonly ReportedFailure[] = [];

function findReportedFailures(trace: Trace): {
	readonly all: readonly ReportedFailure[];
	readonly byTransaction: ReadonlyMap<number, ReportedFailure[]>;
} {
	const all: ReportedFailure[] = [];
	const byTransaction = new Map<number, ReportedFailure[]>();
	/** The last initial request of each kind, by Call-ID, and the Call-IDs of calls whose media failed. */
	const invites = new Map<number, number>();
	const refers = new Map<number, number>();
	const subscriptions = new Map<number, number>();
	const withoutMedia = new Set<number>();
	for (const transaction of trace.transactions) {
		const { id, method, request, callId } = transaction;
		if (!MAY_REPORT.has(method)) continue;
		// Without a Call-ID, messages cannot be related.
		if (request !== null && callId !== NO_SYMBOL) {
			if (method === "INVITE" && trace.index.messages.toTag(request) === NO_SYMBOL) invites.set(callId, id);
			if (method === "REFER") refers.set(callId, request);
			if (method === "SUBSCRIBE") subscriptions.set(callId, request);
		}
		if (!mayReport(trace, transaction)) continue;
		const begun = {
			invite: invites.get(callId) ?? id,
			refer: refers.get(callId) ?? null,
			subscribe: subscriptions.get(callId) ?? null,
		};
		for (const failure of failuresOf(trace, transaction, begun)) {
			// Both sides may report it, in a BYE and in its response.
			if (failure.kind === "media" && callId !== NO_SYMBOL && withoutMedia.has(callId)) continue;
			if (failure.kind === "media") withoutMedia.add(callId);
			all.push(failure);
			const known = byTransaction.get(id);
			if (known) known.push(failure);
			else byTransaction.set(id, [failure]);
		}
	}
	return { all, byTransaction };
}

/**
 * False if none of its messages can report a failure, which is true of nearly all transactions. Only a notification can do so
 * without any of the words that are searched for.
 */
function mayReport({ index }: Trace, { method, request, final, provisionals }: Transaction): boolean {
	if (method === "NOTIFY" || method === "BENOTIFY") return true;
	const inHeaders = index.fact(mentionsCause);
	const inBody = index.fact(mentionsBody);
	if (request !== null && ENDINGS.has(method) && inHeaders(request)) return true;
	if (request !== null && NOTIFYING.has(method) && inBody(request)) return true;
	if (final !== null && ANSWERED.has(method) && inBody(final)) return true;
	if (method !== "BYE" && method !== "INVITE") return false;
	return (final !== null && inHeaders(final)) || provisionals.some(inHeaders);
}

/** What a message may refer to: the transaction that started its call, and the last REFER and SUBSCRIBE with its Call-ID. */
interface Begun {
	readonly invite: number;
	readonly refer: number | null;
	readonly subscribe: number | null;
}

function failuresOf(trace: Trace, transaction: Transaction, begun: Begun): readonly ReportedFailure[] {
	const { method, request, final, provisionals } = transaction;
	const { invite } = begun;
	const found: ReportedFailure[] = [];
	if (ENDINGS.has(method)) {
		const ended = request === null ? undefined : failureInHeaders(trace, transaction, request, invite);
		if (ended) found.push(ended);
	}
	// A failure that was recovered did no harm.
	if (method === "BYE" || (method === "INVITE" && !recoveriesOf(trace).has(transaction.id))) {
		for (const message of [...provisionals.slice(0, MOST_PROVISIONALS), ...(final === null ? [] : [final])]) {
			const lost = failureInHeaders(trace, transaction, message, invite);
			if (lost?.kind === "media") found.push(lost);
		}
	}
	if (request !== null && (method === "NOTIFY" || method === "BENOTIFY")) {
		const failure =
			transfer(trace, transaction, request, begun.refer) ?? subscription(trace, transaction, request, begun.subscribe);
		if (failure) found.push(failure);
	}
	if (request !== null && NOTIFYING.has(method)) found.push(...failuresInBody(trace, transaction, request));
	if (final !== null && ANSWERED.has(method)) found.push(...failuresInBody(trace, transaction, final));
	return found;
}

/** Requests that end something and may give the reason. */
const ENDINGS: ReadonlySet<string> = new Set(["BYE", "CANCEL"]);
/** Methods of requests, and of responses, whose bodies may report a failure. */
const NOTIFYING: ReadonlySet<string> = new Set(["BENOTIFY", "INFO", "NOTIFY", "PUBLISH", "SERVICE"]);
const ANSWERED: ReadonlySet<string> = new Set(["INVITE", "INFO", "SERVICE", "SUBSCRIBE"]);
/** All of these, and REFER, since a notification may report its result. */
const MAY_REPORT: ReadonlySet<string> = new Set([...ENDINGS, ...NOTIFYING, ...ANSWERED, "REFER"]);

const MOST_PROVISIONALS = 4;

/** A client that ends a call gives the reason ([MS-OCER] 2.2.1); most reasons are ordinary. */
function failureInHeaders(
	trace: Trace,
	transaction: Transaction,
	message: number,
	invite: number,
): ReportedFailure | undefined {
	if (!trace.index.fact(mentionsCause)(message)) return undefined;
	const read = trace.message(message);
	const isCut = transaction.request === message && namesNetworkFault(trace, message);
	if (!isCut && !REPORTING_HEADERS.some((name) => findHeader(trace.text, read, name))) return undefined;
	const cause = headerCause(trace, message);
	if (!cause) return undefined;
	const first = trace.transactions[invite]!.request;
	const base = {
		message,
		transaction: invite,
		begun: first === message ? null : first,
		about: null,
		status: 0,
	} as const;
	if (isMediaCause(cause)) {
		const why = mediaCause(trace, message, cause);
		return { ...base, kind: "media", result: "failed", what: withoutMedia(trace, invite), cause: why };
	}
	// Another Reason header alone may tell what a person did, and an unpublished id may mean a normal end.
	const isKnown = isCut || cause.diagnostic !== undefined || cause.code !== undefined;
	if (transaction.request !== message || !(isKnown || SAYS_FAILURE.test(cause.text))) return undefined;
	return { ...base, kind: "call", result: "failed", what: brokenOff(trace, transaction, invite), cause };
}

/** `Sharing between alice@contoso.com and bob@contoso.com was set up, but its media never connected`. */
function withoutMedia(trace: Trace, invite: number): string {
	const { method, final } = trace.transactions[invite]!;
	const message = leadingMessage(trace.transactions[invite]!);
	const { kind, meeting } = purposeOf(trace, message);
	const { from, to } = partiesOf(trace, message);
	const isSetUp = method === "INVITE" && final !== null && trace.index.messages.status(final) < 300;
	const name = kind === "sharing" ? "Sharing" : kind === "call" ? "The call" : "The session";
	const what = meeting
		? `${meetingMedia(meeting)} of ${from ?? "somebody"} in the meeting of ${meeting.organizer}`
		: `${name} between ${from ?? "somebody"} and ${to ?? "somebody"}`;
	return isSetUp ? `${what} was set up, but its media never connected` : `${what} failed: its media did not connect`;
}

function meetingMedia({ service }: Meeting): string {
	if (service === "applicationsharing") return "Sharing";
	return service === "audio-video" ? "Audio and video" : "The session";
}

/** `alice@contoso.com ended the call with bob@contoso.com because it had failed`. */
function brokenOff(trace: Trace, { request }: Transaction, invite: number): string {
	const sender = partiesOf(trace, request!);
	const { kind } = purposeOf(trace, trace.transactions[invite]!.request ?? request!);
	const session =
		kind === "sharing" ? "the sharing session" : kind === "conversation" ? "the conversation" : "the call";
	return `${sender.from ?? "The other side"} ended ${session} with ${sender.to ?? "the other side"} because it had failed`;
}

/** A fast substring search before headers are parsed, since few messages match. */
function mentions({ text, records, messages }: LogIndex, message: number, pieces: readonly string[]): boolean {
	const raw = text.slice(messages.start(message), records.span(messages.record(message)).end);
	return pieces.some((piece) => raw.includes(piece));
}

function mentionsCause(index: LogIndex, message: number): boolean {
	return mentions(index, message, ["iagnostics", "IAGNOSTICS", ".850"]);
}

/** True if a Reason header names a fault of the telephone network. */
function namesNetworkFault(trace: Trace, message: number): boolean {
	const { reasons } = readEvidence(trace.text, trace.message(message));
	return reasons.some((reason) => isOfNetwork(reason) && reason.cause !== null && isNetworkFault(reason.cause));
}

function mentionsBody(index: LogIndex, message: number): boolean {
	return mentions(index, message, ["xml", "XML", "vq-rtcpxr"]);
}

const SAYS_FAILURE =
	/\b(?:cannot|could not|denied|error|fail(?:ed|ure)?|lost|rejected|timed out|unable)\b.*diagnostics \d+\)/i;

const REPORTING_HEADERS = ["ms-client-diagnostics", "ms-diagnostics", "ms-diagnostics-public"] as const;

/** RFC 3515 §2.4.5: a NOTIFY of the event package refer contains the status line of the transfer. */
function transfer(
	trace: Trace,
	{ id }: Transaction,
	request: number,
	refer: number | null,
): ReportedFailure | undefined {
	const message = trace.message(request);
	if (!message.body || eventPackage(trace.text, message).toLowerCase() !== "refer") return undefined;
	const line = trace.lines.lineAt(message.body.start);
	const startLine = readStartLine(trace.text, message.body.start, Math.min(trace.lines.end(line), message.body.end));
	if (startLine?.kind !== "response" || startLine.status < 300) return undefined;
	const status = trace.text.slice(startLine.code.start, startLine.reason.end).trim();
	const target = refer === null ? "" : headerAddress(trace.text, trace.message(refer), "Refer-To");
	return {
		kind: "transfer",
		message: request,
		transaction: id,
		begun: refer,
		result: isRefusal(startLine.status) ? "refused" : "failed",
		about: null,
		what: `The transfer${target ? ` to ${target}` : ""} failed: the new call got ${status}`,
		cause: { text: "", check: "", isStock: true },
		status: startLine.status,
	};
}

/**
 * RFC 6665 §4.1.3: `rejected` is the only reason for the end of a subscription that always means failure. `noresource` also
 * follows a successful transfer (RFC 3515 §2.4.7).
 */
function subscription(
	trace: Trace,
	{ id }: Transaction,
	request: number,
	subscribe: number | null,
): ReportedFailure | undefined {
	const message = trace.message(request);
	const state = headerText(trace.text, message, "Subscription-State") ?? "";
	const reason = /^\s*terminated\b.*?;\s*reason\s*=\s*"?([\w-]+)/i.exec(state.slice(0, LONGEST_STATE))?.[1];
	if (reason?.toLowerCase() !== "rejected") return undefined;
	const event = eventPackage(trace.text, message);
	const parties = partiesOf(trace, request);
	const [who, whom] = [parties.to ?? "somebody", parties.from ?? "somebody"];
	return {
		kind: "subscription",
		message: request,
		transaction: id,
		begun: subscribe,
		result: "refused",
		about: null,
		what: `${/^presence/i.test(event) ? `${who} cannot see the presence of ${whom}` : `The subscription of ${who} to ${event || "events"} of ${whom} was ended`}`,
		cause: {
			text: "The subscription was rejected: the contact, or a policy, does not allow it.",
			check: "",
			isStock: false,
		},
		status: 0,
	};
}

const LONGEST_STATE = 1000;

function failuresInBody(trace: Trace, transaction: Transaction, message: number): readonly ReportedFailure[] {
	// The body of a failure response describes that failure, which is reported elsewhere.
	if (trace.index.messages.status(message) >= 300 || !trace.index.fact(mentionsBody)(message)) return [];
	const read = trace.message(message);
	if (!read.body || !isReport(headerText(trace.text, read, "Content-Type") ?? "")) return [];
	const parties = askingParties(trace, transaction, message);
	return readBodies(trace.text, trace.lines, read).flatMap((body) =>
		failuresInPart(trace, body, transaction, parties).map(([kind, failure]) => ({
			...failure,
			kind,
			message,
			transaction: transaction.id,
			begun: transaction.request === message ? null : transaction.request,
			status: 0,
		})),
	);
}

/** The parties of the request. A C3P response in the body of a request goes back to the party that sent the command. */
function askingParties(trace: Trace, { method, request }: Transaction, message: number): Parties {
	const { from, to } = partiesOf(trace, request ?? message);
	const isAnswer = message === request && method !== "SERVICE" && method !== "PUBLISH";
	return isAnswer ? { from: to, to: from } : { from, to };
}

function failuresInPart(
	trace: Trace,
	read: ReadBody,
	transaction: Transaction,
	parties: Parties,
): readonly (readonly [ReportedFailureKind, BodyFailure])[] {
	switch (read.kind) {
		case "rlmi":
			return presenceRefusals(read.body, parties).map((each) => ["presence", each]);
		case "c3p":
			return meetingRefusals(read.body, parties).map((each) => ["meeting", each]);
		case "quality":
			return qualityFaults(read.body, parties).map((each) => ["quality", each]);
		case "soap":
		case "fault": {
			const cause = read.kind === "soap" ? soapCause(read.body) : faultCause(read.body);
			if (!cause) return [];
			return [["service", { result: "failed", about: null, what: whatFailed(trace, transaction), cause }]];
		}
		default:
			return [];
	}
}

/** Skips bodies of other types, which report no failures. */
function isReport(contentType: string): boolean {
	return /rlmi|multipart|cccp|soap|vq-rtcpxr|publish|fault/i.test(contentType);
}
