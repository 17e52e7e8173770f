// Content types of message bodies in this product family.

import contentTypeRows from "./data/contentTypes.json" with { type: "json" };

/** One content type. */
export interface ContentType {
	readonly name: string;
	/** A clause: capital first, no full stop. */
	readonly meaning: string;
	readonly source: string;
}

/** The content types, in alphabetical order ignoring case. */
export const contentTypes = contentTypeRows as readonly ContentType[];

const byName: ReadonlyMap<string, ContentType> = new Map(contentTypes.map((row) => [row.name.toLowerCase(), row]));

/** The row of a content type, ignoring case and parameters. */
export function contentType(name: string): ContentType | undefined {
	return byName.get(name.split(";", 1)[0]!.trim().toLowerCase());
}
