// Credentials for the media relay (A/V Edge): whether the client obtained them, and which relays it may use ([MS-AVEDGEA]).

import type { LogText, Span } from "../text.ts";
import { attribute, childText, descendants, readXml, wholeNumber, type XmlElement } from "./xml.ts";

/** A request for credentials, or its response. The credentials themselves are not read. */
export interface MediaRelay {
	readonly kind: "request" | "response";
	readonly requestId: string;
	/** For a response: `OK`, `Request Malformed`, `Forbidden`, `Server Busy` … as written. */
	readonly reasonPhrase: string | undefined;
	/** For a request: the client's location, `intranet` or `internet`, in lower case. */
	readonly locations: readonly string[];
	/** The relays in a response. */
	readonly relays: readonly Relay[];
	/** The lifetime of the credentials, in minutes. */
	readonly duration: number | undefined;
	/** False if the document is truncated or damaged. */
	readonly complete: boolean;
	readonly span: Span;
}

/** One relay. */
export interface Relay {
	/** `intranet` or `internet`, in lower case: the location from which to use this address. */
	readonly location: string | undefined;
	/** A host name or IP address. */
	readonly host: string | undefined;
	readonly udpPort: number | undefined;
	readonly tcpPort: number | undefined;
	readonly span: Span;
}

/** Reads the document in `span`; `undefined` if it is neither such a request nor a response. */
export function readMediaRelay(text: LogText, span: Span): MediaRelay | undefined {
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
