// Content types of the bodies that messages of this product family carry.

import contentTypeRows from "./data/contentTypes.json" with { type: "json" };

/** One content type. */
export interface ContentType {
	readonly name: string;
	/** A clause: capital first, no full stop. */
	readonly meaning: string;
	readonly source: string;
}

/** The content types, in alphabetical order whatever the case. */
export const contentTypes = contentTypeRows as readonly ContentType[];

const byName: ReadonlyMap<string, ContentType> = new Map(contentTypes.map((row) => [row.name.toLowerCase(), row]));

/** The row of a content type, in any case and without parameters. */
export function contentType(name: string): ContentType | undefined {
	return byName.get(name.split(";", 1)[0]!.trim().toLowerCase());
}
