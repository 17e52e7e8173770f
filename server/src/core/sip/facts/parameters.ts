// Parameters: of SIP headers, of the addresses in them, and of the challenges and credentials of a sign-in.

import parameterRows from "./data/parameters.json" with { type: "json" };

/** One parameter, in the places where it means the same. */
export interface Parameter {
	readonly name: string;
	/** The headers it stands in, `URI` for one inside an address (`<sip:…;transport=tls>` or a Request-URI). */
	readonly in: readonly string[];
	/** A clause: capital first, no full stop. */
	readonly meaning: string;
	/** Values with a meaning of their own, in lower case. */
	readonly values?: Readonly<Record<string, string>>;
	/** The value is a number of seconds. */
	readonly seconds?: true;
	readonly source: string;
}

/** All parameters, in alphabetical order whatever the case, `+` left out; the same name comes once for each meaning. */
export const parameters = parameterRows as readonly Parameter[];

/** The row of a parameter by its name in any case, with or without `+`, for one header or for `URI`. */
export function parameterFact(name: string, place: string): Parameter | undefined {
	const wanted = name.replace(/^\+/, "").toLowerCase();
	return byName.get(wanted)?.find((row) => row.in.includes(place));
}

const byName = new Map<string, Parameter[]>();
for (const row of parameters) {
	const key = row.name.toLowerCase();
	byName.set(key, [...(byName.get(key) ?? []), row]);
}
