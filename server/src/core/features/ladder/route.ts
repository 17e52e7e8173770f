// The path of a message according to its headers: Via, Route, Record-Route, Contact and the Request-URI.

import { addressName, readAddress } from "../../sip/address.ts";
import { findHeader, findHeaders, headerParameter, headerText, type Message } from "../../sip/message.ts";
import { type LogText, slice } from "../../text.ts";

/** A host and port in a header; `host` is in lower case. */
export interface Place {
	readonly host: string;
	/** `null` means the default port of the transport. */
	readonly port: string | null;
}

/** A Via value (RFC 3261 §20.42). */
export interface Via extends Place {
	readonly branch: string | null;
	/** The address that the next hop received the request from, if it differs from what the sender wrote. */
	readonly received: string | null;
}

/** What the headers of one message say about its path. */
export interface RouteFacts {
	/** The first two Via values: the sender of this hop and of the previous one. */
	readonly vias: readonly Via[];
	readonly viaCount: number;
	/** The destination of a request: the first Route, and the Request-URI. */
	readonly route: Place | null;
	readonly target: Place | null;
	/** The Request-URI as a name, `bob@example.com`, and the From. */
	readonly targetName: string;
	readonly fromName: string;
	/** Empty if there is none. */
	readonly toTag: string;
	/** The Contact of the user agent at the end, unless it is a GRUU, which only its server can resolve. */
	readonly contact: Place | null;
	/** `alice@192.0.2.1`; empty if there is no Contact, or several. */
	readonly contactName: string;
	readonly recordRoute: Place | null;
	readonly recordRouteCount: number;
}

/** Reads the path of a message. Unreadable headers are ignored. */
export function readRoute(text: LogText, message: Message): RouteFacts {
	const vias = values(text, message, "Via");
	const recordRoutes = values(text, message, "Record-Route");
	const contacts = values(text, message, "Contact");
	const contact = contacts.length === 1 ? readAddress(contacts[0]!.slice(0, LONGEST)) : undefined;
	const { startLine } = message;
	const isRequest = startLine.kind === "request";
	const uri = isRequest ? slice(text, startLine.uri).slice(0, LONGEST) : undefined;
	const route = isRequest ? values(text, message, "Route")[0] : undefined;
	return {
		vias: vias.slice(0, 2).flatMap((value) => readVia(value) ?? []),
		viaCount: vias.length,
		route: route === undefined ? null : placeOf(readAddress(route).uri),
		target: uri === undefined ? null : placeOf(uri),
		targetName: uri === undefined ? "" : nameOf(uri),
		fromName: isRequest ? nameIn(text, message, "From") : "",
		toTag: headerParameter(text, message, "To", "tag") ?? "",
		contactName: contact ? addressName(contact).slice(0, LONGEST_NAME) : "",
		contact: contact && !GRUU.test(contacts[0]!) ? placeOf(contact.uri) : null,
		recordRoute: recordRoutes[0] === undefined ? null : placeOf(readAddress(recordRoutes[0]).uri),
		recordRouteCount: recordRoutes.length,
	};
}

/** The name in a From or To header: `bob@example.com`; empty if the header is missing. */
export function nameIn(text: LogText, message: Message, header: "From" | "To"): string {
	const value = headerText(text, message, header);
	return value === undefined ? "" : nameOf(value);
}

/** `host:port`, or `host` without a port. */
export function placeText({ host, port }: Place): string {
	return port === null ? host : `${host}:${port}`;
}

/** Splits `192.0.2.1:5061` and `[2001:db8::1]:5061`. */
export function readPlace(value: string): Place {
	const match = /^(\[[^\]]*\]|[^:]*)(?::(\d{1,5}))?$/.exec(value);
	return match ? { host: match[1]!.toLowerCase(), port: match[2] ?? null } : { host: value.toLowerCase(), port: null };
}

const GRUU = /;\s*(?:gruu\b|opaque=|gr\b)/i;

/** Longer values are not addresses and are not read to the end. */
const LONGEST = 2000;

/** A log may contain a header of a megabyte, but no message took this many hops. */
const MOST_VALUES = 30;

/** All values of a header, including comma-separated ones (RFC 3261 §7.3.1). */
function values(text: LogText, message: Message, name: string): readonly string[] {
	const found: string[] = [];
	for (const { value } of findHeaders(text, message, name)) {
		if (found.length >= MOST_VALUES) break;
		const line = text.slice(value.start, Math.min(value.end, value.start + LONGEST));
		// Most headers have a single value, and the pattern is slow.
		const parts = line.includes(",") ? Array.from(line.matchAll(VALUE), ([part]) => part) : [line];
		for (const part of parts) if (/\S/.test(part)) found.push(part.trim());
	}
	return found;
}

/** Up to the next comma outside quotes and angle brackets. */
const VALUE = /(?:"(?:[^"\\]|\\.)*"?|<[^>]*>?|[^",<]+)+/g;

function readVia(value: string): Via | undefined {
	const match = SENT_BY.exec(value);
	if (!match) return undefined;
	const [, host, port] = match;
	const hasParameters = value.includes(";");
	return {
		host: host!.toLowerCase(),
		port: port ?? null,
		branch: (hasParameters && BRANCH.exec(value)?.[1]) || null,
		received: (hasParameters && RECEIVED.exec(value)?.[1]?.toLowerCase()) || null,
	};
}

const BRANCH = /;\s*branch\s*=\s*"?([^\s;,"]+)/i;

/** Always an address, never a name (RFC 3261 §20.42). */
const RECEIVED = /;\s*received\s*=\s*"?(\[[^\]]{1,60}\]|[\d.]{7,15}|[\da-f.]{0,4}:[\da-f:.]{1,45})(?![^\s;,"])/i;

const SENT_BY =
	/^SIP\s{0,4}\/\s{0,4}\S{1,8}\s{0,4}\/\s{0,4}[\w-]{1,12}\s{1,4}(\[[^\]]{1,60}\]|[^\s:;,[\]]{1,255})(?:\s{0,4}:\s{0,4}(\d{1,5}))?/i;

/** The host and port of a SIP URI; `null` for a telephone number and anything else without a host. */
function placeOf(uri: string): Place | null {
	const match = /^<?\s*sips?:(?:[^@;?>]*@)?(\[[^\]]{1,60}\]|[^\s:;?>@,[\]]{1,255})(?::(\d{1,5}))?/i.exec(uri);
	return match ? { host: match[1]!.toLowerCase(), port: match[2] ?? null } : null;
}

function nameOf(value: string): string {
	return addressName(readAddress(value.slice(0, LONGEST))).slice(0, LONGEST_NAME);
}

/** No name in a diagram is longer. */
const LONGEST_NAME = 200;

/** The product that wrote the message: User-Agent or Server; `undefined` if missing. */
export function agentOf(text: LogText, message: Message): string | undefined {
	const found = findHeader(text, message, "User-Agent") ?? findHeader(text, message, "Server");
	return found && text.slice(found.value.start, Math.min(found.value.end, found.value.start + 300)).trim();
}
