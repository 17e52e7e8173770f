// The documents that facts come from, and where to read them.

import specificationRows from "./data/specifications.json" with { type: "json" };

/** A document of Microsoft's Open Specifications. */
export interface Specification {
	/** The short name, as sources give it between brackets. */
	readonly name: string;
	readonly title: string;
	/** Sections whose page is known for sure, by number. The page of every other one has an address of its own. */
	readonly pages?: Readonly<Record<string, string>>;
}

/** The documents of Microsoft that sources name, in alphabetical order. */
export const specifications = specificationRows as readonly Specification[];

/** A piece of a source: its words, and the public page where they can be read, if that is known for sure. */
export interface SourcePart {
	readonly text: string;
	readonly url?: string;
}

/**
 * Takes the source of a row apart: `RFC 3261 §20.44; [MS-SIPAE]`. RFCs have stable addresses down to the section. Text
 * that names no document stays as it is.
 */
export function sourceParts(source: string): readonly SourcePart[] {
	return source.split("; ").map(sourcePart);
}

function sourcePart(text: string): SourcePart {
	const rfc = /^RFC (\d{3,5})(?: §(\d+(?:\.\d+)*))?$/.exec(text);
	if (rfc) {
		const section = rfc[2] ? `#section-${rfc[2]}` : "";
		return { text, url: `https://www.rfc-editor.org/rfc/rfc${rfc[1]}${section}` };
	}
	const [, name, section] = /^\[(MS-[A-Za-z]+)\](?: (\d+(?:\.\d+)*))?$/.exec(text) ?? [];
	const document = name === undefined ? undefined : specifications.find((each) => each.name === name);
	if (!document) return { text };
	const titled = `[${name}] ${document.title}${section === undefined ? "" : ` ${section}`}`;
	const url = section === undefined ? undefined : document.pages?.[section];
	return url ? { text: titled, url } : { text: titled };
}
