// SIP headers: all of RFC 3261, the registered ones that occur beside this product family, and Microsoft's own.

import headerRows from "./data/headers.json" with { type: "json" };

/** What a header is about. */
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

/** How the kinds of headers are called. */
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
	/** The canonical spelling; on the wire any case will do. */
	readonly name: string;
	/** The one-letter name, for those that have one. */
	readonly compact?: string;
	readonly kind: HeaderKind;
	/** What the header says: capital first, no full stop. */
	readonly meaning: string;
	readonly source: string;
}

/** All headers, in alphabetical order whatever the case. */
export const headers = headerRows as readonly Header[];

const byName: ReadonlyMap<string, Header> = new Map(
	headers.flatMap((row: Header) => {
		const long: [string, Header] = [row.name.toLowerCase(), row];
		return row.compact === undefined ? [long] : [long, [row.compact, row] as [string, Header]];
	}),
);

/** The row of a header by its full or compact name, in any case; undefined when it is unknown. */
export function header(name: string): Header | undefined {
	return byName.get(name.toLowerCase());
}
