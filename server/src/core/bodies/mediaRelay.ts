// Credentials for the media relay (A/V Edge): whether a client got them, and which relays it may use ([MS-AVEDGEA]).

import type { Span } from "../text.ts";
import { attribute, childText, descendants, readXml, wholeNumber, type XmlElement } from "./xml.ts";

/** A request for credentials, or the answer to it. The credentials themselves are left out. */
export interface MediaRelay {
	readonly kind: "request" | "response";
	readonly requestId: string;
	/** Of a response: `OK`, `Request Malformed`, `Forbidden`, `Server Busy` … as written. */
	readonly reasonPhrase: string | undefined;
	/** Where the client says it is: `intranet` or `internet`, in lower case; of a request. */
	readonly locations: readonly string[];
	/** The relays of a response. */
	readonly relays: readonly Relay[];
	/** How long the credentials last, in minutes. */
	readonly duration: number | undefined;
	/** False for a document that is cut or damaged. */
	readonly complete: boolean;
	readonly span: Span;
}

/** One relay. */
export interface Relay {
	/** `intranet` or `internet`, in lower case: from where this address is to be used. */
	readonly location: string | undefined;
	/** Name or address. */
	readonly host: string | undefined;
	readonly udpPort: number | undefined;
	readonly tcpPort: number | undefined;
	readonly span: Span;
}

/** Reads the document in `span`; `undefined` when it is no such request or response. */
export function readMediaRelay(text: string, span: Span): MediaRelay | undefined {
	const root = readXml(text, span);
	const kind = root?.name.toLowerCase();
	if (!root || (kind !== "request" && kind !== "response")) return undefined;
	const locations = descendants(root, "location").map((location) => location.text.toLowerCase());
	return {
		kind,
		requestId: attribute(root, "requestID") ?? "",
		reasonPhrase: attribute(root, "reasonPhrase"),
		locations: kind === "request" ? [...new Set(locations)].filter((location) => location !== "") : [],
		relays: descendants(root, "mediaRelay").slice(0, MOST).map(relay),
		duration: wholeNumber(descendants(root, "duration")[0]?.text),
		complete: root.complete,
		span: root.span,
	};
}

function relay(element: XmlElement): Relay {
	return {
		location: childText(element, "location")?.toLowerCase(),
		host: childText(element, "hostName") ?? childText(element, "directIPAddress"),
		udpPort: wholeNumber(childText(element, "udpPort")),
		tcpPort: wholeNumber(childText(element, "tcpPort")),
		span: element.span,
	};
}

const MOST = 100;
