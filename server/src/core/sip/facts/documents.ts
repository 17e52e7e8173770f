// The documents that facts come from, and their URLs.

import specificationRows from "./data/specifications.json" with { type: "json" };

/** A document of Microsoft's Open Specifications. */
export interface Specification {
	/** The short name, as used in brackets in sources. */
	readonly name: string;
	readonly title: string;
	/** Sections with a known page, by number. Each section has a URL of its own that cannot be derived. */
	readonly pages?: Readonly<Record<string, string>>;
}

/** The Microsoft documents named in sources, in alphabetical order. */
export const specifications = specificationRows as readonly Specification[];

/** A part of a source: its text, and the URL of the public page if known. */
export interface SourcePart {
	readonly text: string;
	readonly url?: string;
}

/**
 * Splits the source of a row: `RFC 3261 §20.44; [MS-SIPAE]`. RFCs have stable URLs down to the section. Text that names no
 * document stays as it is.
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
