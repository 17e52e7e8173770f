// SIP headers: all of RFC 3261, other registered ones found with this product family, and Microsoft's own.

import headerRows from "./data/headers.json" with { type: "json" };

/** The subject of a header. */
export type HeaderKind =
	| "routing"
	| "dialog"
	| "auth"
	| "content"
	| "capability"
	| "event"
	| "identity"
	| "diagnostic"
	| "microsoft"
	| "other";

/** The names of the kinds of headers. */
export const headerKinds: Readonly<Record<HeaderKind, string>> = {
	routing: "routing header",
	dialog: "dialog header",
	auth: "sign-in header",
	content: "content header",
	capability: "capability header",
	event: "event header",
	identity: "identity header",
	diagnostic: "diagnostic header",
	microsoft: "Microsoft header",
	other: "header",
};

/** One SIP header. */
export interface Header {
	/** The canonical spelling; names are case-insensitive on the wire. */
	readonly name: string;
	/** The one-letter compact name, if there is one. */
	readonly compact?: string;
	readonly kind: HeaderKind;
	/** What the header says: capital first, no full stop. */
	readonly meaning: string;
	readonly source: string;
}

/** All headers, in alphabetical order ignoring case. */
export const headers = headerRows as readonly Header[];

const byName: ReadonlyMap<string, Header> = new Map(
	headers.flatMap((row: Header) => {
		const long: [string, Header] = [row.name.toLowerCase(), row];
		return row.compact === undefined ? [long] : [long, [row.compact, row] as [string, Header]];
	}),
);

/** The row of a header by its full or compact name, ignoring case; undefined if unknown. */
export function header(name: string): Header | undefined {
	return byName.get(name.toLowerCase());
}
