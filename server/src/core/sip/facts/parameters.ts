// Parameters of SIP headers, of the addresses in them, and of challenges and credentials.

import parameterRows from "./data/parameters.json" with { type: "json" };

/** A parameter, with all places where it has the same meaning. */
export interface Parameter {
	readonly name: string;
	/** The headers it occurs in; `URI` for a parameter of an address (`<sip:…;transport=tls>` or a Request-URI). */
	readonly in: readonly string[];
	/** A clause: capital first, no full stop. */
	readonly meaning: string;
	/** Values with a meaning of their own, in lower case. */
	readonly values?: Readonly<Record<string, string>>;
	/** The value is a number of seconds. */
	readonly seconds?: true;
	readonly source: string;
}

/** All parameters, in alphabetical order ignoring case and `+`; a name occurs once for each meaning. */
export const parameters = parameterRows as readonly Parameter[];

/** The row of a parameter in a header or `URI`, by its name with or without `+`, ignoring case. */
export function parameterFact(name: string, place: string): Parameter | undefined {
	const wanted = name.replace(/^\+/, "").toLowerCase();
	return byName.get(wanted)?.find((row) => row.in.includes(place));
}

const byName = new Map<string, Parameter[]>();
for (const row of parameters) {
	const key = row.name.toLowerCase();
	byName.set(key, [...(byName.get(key) ?? []), row]);
}
