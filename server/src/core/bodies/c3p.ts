// Conference commands and their responses (C3P): what is requested of which meeting, and whether it succeeded.

import type { LogText, Span } from "../text.ts";
import { type ConferenceInfo, type ConferenceUser, conferenceInfo, conferenceUser } from "./conferenceInfo.ts";
import { type ConferenceUri, readConferenceUri } from "./conferenceUri.ts";
import {
	attribute,
	childrenNamed,
	childText,
	descendant,
	descendants,
	everyBelow,
	type NamedValue,
	readXml,
	type XmlElement,
} from "./xml.ts";

/** A command, its response, or a notification ([MS-CONFBAS] 2.2.1, [MS-CONFPRO]). */
export interface C3p {
	readonly kind: "request" | "response" | "notify";
	/** Correlates a response with its request; empty if the document has none. */
	readonly requestId: string;
	readonly from: string;
	readonly to: string;
	/** For a response: `success`, `failure` or `pending`; other values in lower case; `undefined` if missing. */
	readonly code: string | undefined;
	/** At least one in a valid document, usually exactly one. */
	readonly commands: readonly C3pCommand[];
	/** The server's explanation of a failure: keys and values of `diagnostics-info`. */
	readonly diagnostics: readonly NamedValue[];
	/** False if the document is truncated or damaged. */
	readonly complete: boolean;
	readonly span: Span;
}

/** One command in a request or response. */
export interface C3pCommand {
	/** `addUser`, `getConference`, `modifyConferenceLock` … as written. */
	readonly name: string;
	/** The reason for a failure: `conferenceDoesntExist`, `otherFailure` … as written. */
	readonly reason: string | undefined;
	/** The server for one media type that the command addresses ([MS-CONFBAS], MCU). */
	readonly mcuUri: string | undefined;
	/** The meeting concerned. */
	readonly conference: ConferenceUri | undefined;
	/** The users concerned, with the roles requested or granted. */
	readonly users: readonly ConferenceUser[];
	/** The whole meeting, if the command includes it. */
	readonly info: ConferenceInfo | undefined;
	readonly span: Span;
}

/** Reads the document in `span`; `undefined` if it is not C3P. */
export function readC3p(text: LogText, span: Span): C3p | undefined {
	const root = readXml(text, span);
	const kind = root?.name.toLowerCase();
	if (!root || (kind !== "request" && kind !== "response" && kind !== "notify") || !isC3p(root)) return undefined;
	return {
		kind,
		requestId: attribute(root, "requestId") ?? "",
		from: attribute(root, "from") ?? "",
		to: attribute(root, "to") ?? "",
		code: attribute(root, "code")?.trim().toLowerCase() || undefined,
		commands: root.children
			.filter(isCommand)
			.slice(0, MOST)
			.map((element) => command(element, root)),
		diagnostics: descendants(root, "diagnostics-info").flatMap(diagnostics),
		complete: root.complete,
		span: root.span,
	};
}

/** True for a response that reports a failed command. */
export function hasFailed({ kind, code }: C3p): boolean {
	return kind === "response" && code === "failure";
}

/** The protocol for media relay credentials uses the same root element names. */
function isC3p(root: XmlElement): boolean {
	return /:cccp$/i.test(root.namespace) || attribute(root, "C3PVersion") !== undefined;
}

function isCommand({ name }: XmlElement): boolean {
	return !["diagnostics-info", "separator"].includes(name.toLowerCase());
}

function command(element: XmlElement, root: XmlElement): C3pCommand {
	const infos = [element, ...everyBelow(element)].map(conferenceInfo).filter((info) => info !== undefined);
	return {
		name: element.name,
		reason: reasonOf(element),
		mcuUri: attribute(element, "mcuUri") ?? descendant(element, "mcuUri")?.text,
		conference: conferenceOf(element, root),
		users: usersOf(element),
		info: infos[0],
		span: element.span,
	};
}

/** `endorseUser` has a `result` instead ([MS-CONFBAS] 2.2.3.6). */
function reasonOf(element: XmlElement): string | undefined {
	const result = attribute(element, "result");
	const failed = result !== undefined && result.toLowerCase() !== "success" ? result : undefined;
	return attribute(element, "reason") || childText(element, "reason") || failed || undefined;
}

/** From the keys of the command, a meeting inside it, or the address of the request. */
function conferenceOf(element: XmlElement, root: XmlElement): ConferenceUri | undefined {
	const named = [element, ...everyBelow(element)].flatMap((each) => [
		attribute(each, "confEntity"),
		/^(?:conference-info|conferenceKeys)$/i.test(each.name) ? attribute(each, "entity") : undefined,
	]);
	for (const uri of [...named, attribute(root, "to"), attribute(root, "from")]) {
		const read = uri === undefined ? undefined : readConferenceUri(uri);
		if (read?.id) return read;
	}
	return undefined;
}

/** Only those of the command itself; participants of an included meeting are in `info`. */
function usersOf(element: XmlElement): readonly ConferenceUser[] {
	return [...childrenNamed(element, "user"), ...childrenNamed(element, "userKeys")].slice(0, MOST).map((user) => ({
		...conferenceUser(user),
		uri: attribute(user, "entity") ?? attribute(user, "userEntity") ?? "",
	}));
}

function diagnostics(element: XmlElement): readonly NamedValue[] {
	return childrenNamed(element, "entry")
		.slice(0, MOST)
		.map((entry) => ({
			name: childText(entry, "key") ?? "",
			value: childText(entry, "value") ?? "",
			span: entry.span,
		}));
}

/** The maximum number of commands, users or entries read from a document. */
const MOST = 500;
