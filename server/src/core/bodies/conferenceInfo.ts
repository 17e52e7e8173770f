// The participants of a meeting and their media (RFC 4575, with the extensions of [MS-CONFBAS]).

import type { LogText, Span } from "../text.ts";
import { type ConferenceUri, readConferenceUri } from "./conferenceUri.ts";
import {
	attribute,
	child,
	childrenNamed,
	childText,
	descendant,
	descendants,
	readXml,
	wholeNumber,
	type XmlElement,
} from "./xml.ts";

/** The state of a meeting, or changes to it. */
export interface ConferenceInfo {
	/** The `entity` as written; empty if the document has none. */
	readonly uri: string;
	readonly conference: ConferenceUri | undefined;
	/** RFC 4575 §5.1: the full state, changes only, or the end of the meeting. */
	readonly state: "full" | "partial" | "deleted";
	readonly version: number | undefined;
	readonly subject: string | undefined;
	/** Open, closed or locked: who may join without waiting ([MS-CONFBAS], `admission-policy`). */
	readonly admissionPolicy: string | undefined;
	readonly users: readonly ConferenceUser[];
	/** False if the document is truncated or damaged. */
	readonly complete: boolean;
	readonly span: Span;
}

/** A participant. */
export interface ConferenceUser {
	readonly uri: string;
	readonly name: string | undefined;
	/** `presenter`, `attendee` … in lower case. */
	readonly roles: readonly string[];
	/** RFC 4575 §4.3: `deleted` for a participant who has left. */
	readonly state: "full" | "partial" | "deleted";
	readonly endpoints: readonly ConferenceEndpoint[];
	readonly span: Span;
}

/** A device or session of a participant. */
export interface ConferenceEndpoint {
	readonly uri: string;
	/** `connected`, `disconnected`, `dialing-out`, `on-hold` … (RFC 4575 §5.7.3), in lower case. */
	readonly status: string | undefined;
	/** `dialed-in`, `dialed-out`, `focus-owner` (RFC 4575 §5.7.4), in lower case. */
	readonly joiningMethod: string | undefined;
	/** `booted`, `failed`, `busy`, `departed` (RFC 4575 §5.7.6), in lower case. */
	readonly disconnection: string | undefined;
	/** Media types: `audio`, `video`, `chat`, `applicationsharing` … */
	readonly media: readonly string[];
	/** The session type in Microsoft's terms: `audio-video`, `chat` … */
	readonly sessionType: string | undefined;
	readonly span: Span;
}

/** Reads the document in `span`; `undefined` if it is not a conference-info document. */
export function readConferenceInfo(text: LogText, span: Span): ConferenceInfo | undefined {
	const root = readXml(text, span);
	return root && conferenceInfo(root);
}

/** Reads an element of a document; `undefined` if it is not a conference-info element. */
export function conferenceInfo(element: XmlElement): ConferenceInfo | undefined {
	if (element.name.toLowerCase() !== "conference-info") return undefined;
	const uri = attribute(element, "entity") ?? "";
	const description = child(element, "conference-description");
	return {
		uri,
		conference: readConferenceUri(uri),
		state: stateOf(element),
		version: wholeNumber(attribute(element, "version")),
		subject: childText(description, "subject"),
		admissionPolicy: descendant(description, "admission-policy")?.text || undefined,
		users: childrenNamed(child(element, "users"), "user").slice(0, MOST).map(conferenceUser),
		complete: element.complete,
		span: element.span,
	};
}

/** Reads a `user` element, which also occurs in commands. */
export function conferenceUser(element: XmlElement): ConferenceUser {
	const roles = childrenNamed(child(element, "roles"), "entry").map(({ text }) => text.toLowerCase());
	return {
		uri: attribute(element, "entity") ?? "",
		name: childText(element, "display-text"),
		roles: roles.filter((role) => role !== ""),
		state: stateOf(element),
		endpoints: childrenNamed(element, "endpoint").slice(0, MOST).map(endpoint),
		span: element.span,
	};
}

function endpoint(element: XmlElement): ConferenceEndpoint {
	return {
		uri: attribute(element, "entity") ?? "",
		status: childText(element, "status")?.toLowerCase(),
		joiningMethod: childText(element, "joining-method")?.toLowerCase(),
		disconnection: childText(element, "disconnection-method")?.toLowerCase(),
		media: [...new Set(descendants(element, "media").map((media) => childText(media, "type") ?? ""))].filter(Boolean),
		sessionType: attribute(element, "session-type"),
		span: element.span,
	};
}

/** RFC 4575 §5.1: without the attribute, the state is full. */
function stateOf(element: XmlElement): "full" | "partial" | "deleted" {
	const state = attribute(element, "state")?.toLowerCase();
	return state === "partial" || state === "deleted" ? state : "full";
}

/** The maximum number of participants read. */
const MOST = 2000;
