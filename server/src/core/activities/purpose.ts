// Determines the purpose of a request from its Request-URI, To, Event, Content-Type and SDP media.

import { readConferenceUri } from "../bodies/conferenceUri.ts";
import { bodyParts } from "../bodies/parts.ts";
import type { LogIndex } from "../logIndex/logIndex.ts";
import { readAddress } from "../sip/address.ts";
import { mediaType } from "../sip/mediaType.ts";
import { eventPackage, headerText, type Message } from "../sip/message.ts";
import { copied, type LineIndex, type LogText, slice } from "../text.ts";
import type { Trace } from "../trace/trace.ts";
import type { ActivityKind } from "./kinds.ts";

/** The purpose of a request. */
export interface Purpose {
	readonly kind: ActivityKind;
	/** The meeting it is about; `null` for all other requests. */
	readonly meeting: Meeting | null;
}

/**
 * A meeting as identified by its URIs ([MS-CONFBAS] 2.2.1): `sip:dave@contoso.com;gruu;opaque=app:conf:focus:id:5D3VMNNY`.
 */
export interface Meeting {
	/** `dave@contoso.com 5d3vmnny`; the same for all requests to the meeting. */
	readonly key: string;
	/** `dave@contoso.com`. */
	readonly organizer: string;
	/** `focus`, `focus-factory`, `audio-video`, `chat`, `applicationsharing` …, in lower case. */
	readonly service: string;
}

/**
 * The purpose of the request `message`. If it is a response whose request is not in the log, it is derived from the headers
 * that both have in common.
 */
export function purposeOf({ index }: Pick<Trace, "index">, message: number): Purpose {
	return index.fact(readPurpose)(message);
}

function readPurpose({ text, lines, messages, symbolText }: LogIndex, message: number): Purpose {
	const read = messages.read(message);
	const isRequest = read.startLine.kind === "request";
	const method = symbolText(isRequest ? messages.method(message) : messages.cseqMethod(message));
	const types = typesOf(text, lines, read);
	const meeting = meetingOf(text, read, types);
	return meeting ? { kind: "meeting", meeting } : { kind: kindOf(text, read, method, types), meeting: null };
}

function kindOf(text: LogText, message: Message, method: string, types: readonly string[]): ActivityKind {
	switch (method) {
		case "REGISTER":
			return "sign-in";
		case "INVITE":
			return VOICE_MAIL.test(target(text, message)) ? "voice-mail" : sessionKind(text, message, types);
		case "MESSAGE":
			return "conversation";
		case "SUBSCRIBE":
		case "NOTIFY":
		case "BENOTIFY":
			return eventKind(eventPackage(text, message));
		case "PUBLISH":
			return types.some(isQualityReport) ? "call" : "publication";
		case "REFER":
			return "transfer";
		case "SERVICE":
			return serviceKind(text, message, types);
		default:
			return "other";
	}
}

/** A user's mailbox is an application at the user's own address ([MS-OCSPROT] 2.2; public client traces). */
const VOICE_MAIL = /;\s*opaque\s*=\s*"?app:(?:voicemail|exum|rtcevent:voicemail)/i;

/** Request-URI and To, since either may contain the target. */
function target(text: LogText, message: Message): string {
	const uri = message.startLine.kind === "request" ? slice(text, message.startLine.uri) : "";
	return `${uri}\n${headerText(text, message, "To") ?? ""}`;
}

/**
 * The kind of session that an INVITE requests, according to its media, or else to its Ms-Text-Format and Content-Type. With
 * several media, sharing comes before calls, and calls before messages.
 */
function sessionKind(text: LogText, message: Message, types: readonly string[]): ActivityKind {
	const media = mediaOf(text, message);
	if (media.has("applicationsharing") || media.has("application")) return "sharing";
	if (media.has("audio") || media.has("video")) return "call";
	if (media.has("message") || media.has("x-ms-message") || media.has("im")) return "conversation";
	const isTyped = headerText(text, message, "Ms-Text-Format") !== undefined;
	return isTyped || types.includes("text/plain") ? "conversation" : "call";
}

/** The media types that a body offers, in lower case (RFC 4566 §5.14). */
function mediaOf(text: LogText, message: Message): ReadonlySet<string> {
	const media = headOfBody(text, message).matchAll(/^m=([\w-]{1,40})\s/gm);
	return new Set(Array.from(media, ([, name]) => name!.toLowerCase()));
}

function eventKind(event: string): ActivityKind {
	const name = event.toLowerCase();
	return EVENTS.get(name) ?? (name.startsWith("presence") ? "presence" : "other");
}

/** Event packages ([MS-SIP] 2.2.2, [MS-PRES] 2.2, RFC 3856, RFC 3842, RFC 3515). */
const EVENTS: ReadonlyMap<string, ActivityKind> = new Map([
	["conference", "meeting"],
	["message-summary", "voice-mail"],
	["presence.wpending", "contacts"],
	["refer", "transfer"],
	["registration-notify", "sign-in"],
	["vnd-microsoft-provisioning", "settings"],
	["vnd-microsoft-provisioning-v2", "settings"],
	["vnd-microsoft-roaming-acl", "settings"],
	["vnd-microsoft-roaming-contacts", "contacts"],
	["vnd-microsoft-roaming-self", "settings"],
]);

function serviceKind(text: LogText, message: Message, types: readonly string[]): ActivityKind {
	if (types.some(isQualityReport)) return "call";
	if (types.includes("application/soap+xml")) return soapKind(text, message);
	const known = types.find((type) => SERVICES.has(type));
	return known === undefined ? "other" : SERVICES.get(known)!;
}

/** Content types of SERVICE requests ([MS-PRES] 2.2, [MS-CONFBAS] 2.2). */
const SERVICES: ReadonlyMap<string, ActivityKind> = new Map([
	["application/cccp+xml", "meeting"],
	["application/msrtc-category-publish+xml", "publication"],
	["application/msrtc-presence-setsubscriber+xml", "contacts"],
	["application/msrtc-setcontainermembers+xml", "settings"],
]);

/** Determined by the request in a SOAP envelope ([MS-SIP] 2.2.5, [MS-PRES] 3.4). */
function soapKind(text: LogText, message: Message): ActivityKind {
	const head = headOfBody(text, message);
	if (/<(?:\w+:)?(?:set|delete|modify|get)(?:Contact|Group|Subscriber)/i.test(head)) return "contacts";
	if (/<(?:\w+:)?setPresence/i.test(head)) return "publication";
	if (/<(?:\w+:)?getPresence/i.test(head)) return "presence";
	return "settings";
}

function isQualityReport(type: string): boolean {
	return type.startsWith("application/vq-rtcpxr");
}

/** The media type of the body in lower case, or those of the parts of a multipart body (RFC 2046 §5.1). */
function typesOf(text: LogText, lines: LineIndex, message: Message): readonly string[] {
	const type = mediaType(headerText(text, message, "Content-Type") ?? "").toLowerCase();
	if (!type.startsWith("multipart/")) return [type];
	return bodyParts(text, lines, message).map(({ contentType }) => contentType.toLowerCase());
}

/** The beginning of the body, which shows what it contains; empty without a body. */
function headOfBody(text: LogText, { body }: Message): string {
	return body ? text.slice(body.start, Math.min(body.end, body.start + LONGEST_HEAD)) : "";
}

const LONGEST_HEAD = 65_536;

/** The meeting that a message names: in its Request-URI, its To header, or the C3P command in its body. */
function meetingOf(text: LogText, message: Message, types: readonly string[]): Meeting | null {
	const uri = message.startLine.kind === "request" ? slice(text, message.startLine.uri) : "";
	const to = readAddress(headerText(text, message, "To") ?? "").uri;
	const named = meetingAt(uri) ?? meetingAt(to);
	if (named && named.service !== "focus-factory") return named;
	if (!named && !types.some((type) => /cccp|conf-invite/.test(type))) return null;
	return meetingIn(text, message) ?? named ?? null;
}

function meetingAt(uri: string): Meeting | undefined {
	const address = readConferenceUri(uri);
	if (!address) return undefined;
	return {
		key: copied(`${address.organizer} ${address.id}`.toLowerCase()),
		organizer: copied(address.organizer),
		service: copied(address.part),
	};
}

/** The first meeting URI in a body, wherever it is. */
function meetingIn(text: LogText, message: Message): Meeting | undefined {
	const head = headOfBody(text, message);
	const at = head.search(/;opaque=app:conf:(?!focus-factory)/i);
	if (at < 0) return undefined;
	const before = /[^\s"'<>]*$/.exec(head.slice(Math.max(0, at - LONGEST_URI), at))![0];
	const after = /^[^\s"'<>]*/.exec(head.slice(at, at + LONGEST_URI))![0];
	return meetingAt(`${before}${after}`);
}

const LONGEST_URI = 400;
