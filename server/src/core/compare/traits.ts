// The content of a transaction that is relevant for comparison: credentials, headers that servers evaluate, media,
// responses.

import { failuresReportedBy } from "../activities/reportedFailures.ts";
import { readBodies } from "../bodies/read.ts";
import { mainCodecs, type Sdp, type SdpMedia } from "../bodies/sdp.ts";
import { readAddress, readUri } from "../sip/address.ts";
import { continuesHandshake, isSigned } from "../sip/auth.ts";
import { readEvidence } from "../sip/evidence.ts";
import { msDiagnostic } from "../sip/facts/msDiagnostics.ts";
import { mediaType } from "../sip/mediaType.ts";
import { findHeaders, headerParameter, headerText, type Message, unfold } from "../sip/message.ts";
import { slice } from "../text.ts";
import { challengesOf, credentialsOf, offeredSchemes } from "../trace/signIns/credentials.ts";
import type { Trace } from "../trace/trace.ts";
import type { Transaction } from "../trace/transaction.ts";

/** The kind of a trait. The traits of a step are in the order of its messages, and so of what can differ first. */
export type TraitKind = "credentials" | "header" | "media" | "answer" | "challenge" | "cause" | "told";

/** Something that a message states. Two steps differ if their values for the same kind and name differ. */
export interface Trait {
	readonly kind: TraitKind;
	/** `Supported`, `audio offered`; empty if the kind is sufficient. */
	readonly name: string;
	/** The value to compare, and to show unless the kind has its own text; empty if absent. */
	readonly value: string;
	/** The message that contains it; `null` if none does. */
	readonly message: number | null;
	/** True if it may differ without consequence: on its own, it is not a substantial difference. */
	readonly isMinor: boolean;
}

/** The header, and trait name, in which a client names itself and its release. */
export const CLIENT_HEADER = "User-Agent";

/**
 * Reads the traits of a transaction, each kind and name once. In a log with trimmed headers, a missing header is not a
 * trait.
 */
export function traitsOf(trace: Trace, transaction: Transaction, isTrimmed: boolean): readonly Trait[] {
	const { request, final } = transaction;
	const traits = [
		...(request === null ? [] : requestTraits(trace, transaction, request)),
		...answerTraits(trace, transaction),
		...(final === null ? [] : responseTraits(trace, final)),
		...reportedTraits(trace, transaction),
	];
	return isTrimmed ? traits.filter(({ kind, value }) => value !== "" || !OF_HEADERS.has(kind)) : traits;
}

const OF_HEADERS: ReadonlySet<TraitKind> = new Set(["credentials", "challenge", "header"]);

/** Creates traits for the headers of a message. */
function headerTraits(message: number): (name: string, value: string, isMinor?: boolean) => Trait {
	return (name, value, isMinor = false) => ({ kind: "header", name, value, message, isMinor });
}

function requestTraits(trace: Trace, transaction: Transaction, message: number): readonly Trait[] {
	const read = trace.message(message);
	const header = headerTraits(message);
	const text = (name: string) => headerText(trace.text, read, name)?.trim() ?? "";
	const type = transaction.method === "INVITE" || transaction.method === "ACK" ? "" : mediaType(text("Content-Type"));
	return [
		header(CLIENT_HEADER, text(CLIENT_HEADER), true),
		...credentialTraits(trace, message),
		header("target", transaction.method === "INVITE" ? calledKind(trace, message) : ""),
		header("transport", transportOf(trace, read)),
		header("epid", headerParameter(trace.text, read, "From", "epid") === undefined ? "" : "present"),
		header("Event", text("Event").toLowerCase()),
		header("Expires", text("Expires")),
		header("Supported", setOf(trace, read, "Supported")),
		header("Require", setOf(trace, read, "Require")),
		header("Proxy-Require", setOf(trace, read, "Proxy-Require")),
		header("Content-Type", type.toLowerCase()),
		header("Reason", reasonsOf(trace, read), true),
		...mediaTraits(trace, message, "offered"),
	];
}

/**
 * `a telephone number` (RFC 3966, RFC 3261 §19.1.1 `user=phone`) or `an address`, according to the Request-URI; empty for a
 * response.
 */
export function calledKind(trace: Trace, message: number): string {
	const { startLine } = trace.message(message);
	if (startLine.kind !== "request") return "";
	const uri = slice(trace.text, startLine.uri);
	const isNumber = /^tel:|;user=phone\b/i.test(uri) || /^\+?\d{3,}(?:;|$)/.test(readUri(uri).user ?? "");
	return isNumber ? "a telephone number" : "an address";
}

/** How a request authenticates its sender. A signature only shows how the preceding sign-in was done. */
function credentialTraits(trace: Trace, message: number): readonly Trait[] {
	const credentials = credentialsOf(trace, message);
	const isMinor = credentials.every(isSigned);
	// Something that a trimmed log omits is no difference: a request that answers a challenge must have had credentials.
	const isHidden = credentials.length === 0 && trace.answers.answeredBy(trace.transactionOf(message)) !== undefined;
	if (isHidden) return [];
	return [{ kind: "credentials", name: "", value: schemes(credentials.map(({ scheme }) => scheme)), message, isMinor }];
}

/** How the request ended. All successes are alike, whether 200 or 202. */
function answerTraits(trace: Trace, transaction: Transaction): readonly Trait[] {
	const { final, outcome, provisionals, request } = transaction;
	const { messages } = trace.index;
	const status = final === null ? 0 : messages.status(final);
	const value = final === null ? outcome : status >= 200 && status < 300 ? "success" : String(status);
	const rang = [...new Set(provisionals.map((each) => messages.status(each)))].filter((each) => each >= 180);
	return [
		{ kind: "answer", name: "", value, message: final ?? provisionals.at(-1) ?? request, isMinor: false },
		{ kind: "header", name: "provisional responses", value: numbers(rang), message: final, isMinor: true },
	];
}

function responseTraits(trace: Trace, message: number): readonly Trait[] {
	const read = trace.message(message);
	const status = trace.index.messages.status(message);
	const { diagnostics, warnings } = readEvidence(trace.text, read);
	const ids = diagnostics.map(({ id }) => id).filter((id) => msDiagnostic(id)?.progress !== true);
	const header = headerTraits(message);
	const target = status >= 300 && status < 400 ? readAddress(headerText(trace.text, read, "Contact") ?? "").host : "";
	return [
		{ kind: "challenge", name: "", value: challengeText(trace, message), message, isMinor: false },
		{ kind: "cause", name: "", value: numbers(ids), message, isMinor: false },
		header("Warning", numbers(warnings.map(({ code }) => code))),
		header("redirect target", target?.toLowerCase() ?? ""),
		header("Require of the response", setOf(trace, read, "Require")),
		header("Supported of the response", setOf(trace, read, "Supported"), true),
		header("Expires of the response", headerText(trace.text, read, "Expires")?.trim() ?? "", true),
		...mediaTraits(trace, message, "answered"),
	];
}

/** `NTLM, Kerberos`, or `NTLM with a token` within a handshake; empty for a response without a challenge. */
function challengeText(trace: Trace, message: number): string {
	const offered = schemes(offeredSchemes(trace, message));
	return challengesOf(trace, message).some(continuesHandshake) ? `${offered} with a token` : offered;
}

/** Failures reported inside a message of the transaction, by kind and cause. */
function reportedTraits(trace: Trace, transaction: Transaction): readonly Trait[] {
	const failures = failuresReportedBy(trace, transaction);
	if (failures.length === 0) return [{ kind: "told", name: "", value: "", message: null, isMinor: false }];
	const values = failures.map(({ kind, status, cause: { diagnostic, code } }) =>
		[kind, status || "", diagnostic?.id ?? "", code?.name ?? ""].filter((part) => part !== "").join(" "),
	);
	const value = [...new Set(values)].sort().join(", ");
	return [{ kind: "told", name: "", value, message: failures[0]!.message, isMinor: false }];
}

function transportOf(trace: Trace, read: Message): string {
	const via = headerText(trace.text, read, "Via") ?? "";
	return /^SIP\s*\/\s*2\.0\s*\/\s*([A-Za-z]{1,12})/.exec(via)?.[1]?.toUpperCase() ?? "";
}

/** The names in a header as a sorted set, since their order in the message has no meaning. */
function setOf(trace: Trace, read: Message, name: string): string {
	const values = findHeaders(trace.text, read, name).flatMap(({ value }) =>
		unfold(slice(trace.text, value)).slice(0, LONGEST_LIST).split(","),
	);
	const names = values.map((value) => value.trim().toLowerCase()).filter((value) => value !== "");
	return [...new Set(names)].sort().join(", ");
}

const LONGEST_LIST = 10_000;

function reasonsOf(trace: Trace, read: Message): string {
	const { reasons } = readEvidence(trace.text, read);
	return reasons.map(({ protocol, cause }) => `${protocol.toUpperCase()} ${cause ?? ""}`.trim()).join(", ");
}

/**
 * What a session description says about each media type. Codecs vary between releases and on their own are no difference.
 */
function mediaTraits(trace: Trace, message: number, what: "offered" | "answered"): readonly Trait[] {
	const sdp = sdpOf(trace, message);
	if (!sdp) return [{ kind: "media", name: `media ${what}`, value: "", message, isMinor: false }];
	const media = sdp.media.slice(0, MOST_MEDIA);
	const kinds = media.map(({ kind, isRefused }) => (isRefused ? `${kind} (refused)` : kind));
	const trait = (name: string, value: string, isMinor = false): Trait => ({
		kind: "media",
		name,
		value,
		message,
		isMinor,
	});
	return [
		trait(`media ${what}`, kinds.join(", ")),
		...media.flatMap((each, at) => {
			const name = media.length > 1 ? `${each.kind} ${at + 1}` : each.kind;
			return [
				trait(`encryption of ${name} ${what}`, encryptionText(each)),
				trait(`direction of ${name} ${what}`, each.direction),
				trait(`codecs of ${name} ${what}`, mainCodecs(each).join(", "), true),
			];
		}),
	];
}

const MOST_MEDIA = 16;

function encryptionText({ encryption, suites, isRefused }: SdpMedia): string {
	if (encryption === undefined || isRefused) return "";
	return suites.length > 0 ? `${encryption} (${[...suites].sort().join(", ")})` : encryption;
}

/** Of several alternatives, the last is the preferred one (RFC 2046 §5.1.4). */
function sdpOf(trace: Trace, message: number): Sdp | undefined {
	const found = readBodies(trace.text, trace.lines, trace.message(message)).findLast(({ kind }) => kind === "sdp");
	return found?.kind === "sdp" ? found.body : undefined;
}

function schemes(names: readonly string[]): string {
	const known = new Map(names.map((name) => [name.toLowerCase(), name] as const));
	return [...known.values()].sort((one, other) => rank(one) - rank(other) || (one < other ? -1 : 1)).join(", ");
}

function rank(scheme: string): number {
	const at = STRONGEST_FIRST.indexOf(scheme.toLowerCase());
	return at < 0 ? STRONGEST_FIRST.length : at;
}

/** For display; the order in which a server offers schemes has no meaning for clients ([MS-SIPAE] 3.2.5). */
const STRONGEST_FIRST: readonly string[] = ["tls-dsk", "ntlm", "kerberos", "digest", "basic"];

function numbers(values: readonly number[]): string {
	return [...new Set(values)].sort((one, other) => one - other).join(", ");
}
