// Commands to a meeting and their answers (C3P): what is asked, of which meeting, and whether it was done.

import type { Span } from "../text.ts";
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

/** A command, its answer, or a notice ([MS-CONFBAS] 2.2.1, [MS-CONFPRO]). */
export interface C3p {
	readonly kind: "request" | "response" | "notify";
	/** Brings a response and its request together; empty where the document has none. */
	readonly requestId: string;
	readonly from: string;
	readonly to: string;
	/** Of a response: `success`, `failure`, `pending`; `undefined` where none is written. Any other word in lower case. */
	readonly code: string | undefined;
	/** At least one in a sound document, in general exactly one. */
	readonly commands: readonly C3pCommand[];
	/** What the server adds to a failure: keys and values of `diagnostics-info`. */
	readonly diagnostics: readonly NamedValue[];
	/** False for a document that is cut or damaged. */
	readonly complete: boolean;
	readonly span: Span;
}

/** One command, in a request or a response. */
export interface C3pCommand {
	/** `addUser`, `getConference`, `modifyConferenceLock` … as written. */
	readonly name: string;
	/** Why it was not done: `conferenceDoesntExist`, `otherFailure` … as written. */
	readonly reason: string | undefined;
	/** The server for one kind of media that the command is for ([MS-CONFBAS], MCU). */
	readonly mcuUri: string | undefined;
	/** The meeting it is about. */
	readonly conference: ConferenceUri | undefined;
	/** Whom it is about, with the roles that are asked for or given. */
	readonly users: readonly ConferenceUser[];
	/** The meeting as a whole, where the command carries it. */
	readonly info: ConferenceInfo | undefined;
	readonly span: Span;
}

/** Reads the document in `span`; `undefined` when it is no C3P. */
export function readC3p(text: string, span: Span): C3p | undefined {
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

/** True for an answer that says that the command was not carried out. */
export function hasFailed({ kind, code }: C3p): boolean {
	return kind === "response" && code === "failure";
}

/** The protocol for credentials of the media relay has roots of the same names. */
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

/** The keys of the command, a meeting inside it, or the address that the request is sent to. */
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

/** Those of the command itself; participants of a meeting that it carries are in `info`. */
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

/** Of a document with more commands, users or entries only the first are read. */
const MOST = 500;
