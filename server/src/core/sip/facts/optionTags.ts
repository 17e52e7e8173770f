// Option tags of Supported, Require, Proxy-Require and Unsupported headers.

import optionTagRows from "./data/optionTags.json" with { type: "json" };

/** An extension that a side can support or require. */
export interface OptionTag {
	readonly name: string;
	/** A clause: capital first, no full stop. */
	readonly meaning: string;
	readonly source: string;
}

/** The option tags found in these logs, in alphabetical order ignoring case. */
export const optionTags = optionTagRows as readonly OptionTag[];

const byName: ReadonlyMap<string, OptionTag> = new Map(optionTags.map((row) => [row.name.toLowerCase(), row]));

/** The row of an option tag, ignoring case. */
export function optionTag(name: string): OptionTag | undefined {
	return byName.get(name.toLowerCase());
}
