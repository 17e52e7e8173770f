// Authentication schemes, as named at the start of challenges, credentials and signatures.

import authSchemeRows from "./data/authSchemes.json" with { type: "json" };

/** One scheme. */
export interface AuthScheme {
	readonly name: string;
	/** A clause: capital first, no full stop. */
	readonly meaning: string;
	readonly source: string;
}

/** All schemes, in alphabetical order. */
export const authSchemes = authSchemeRows as readonly AuthScheme[];

const byName: ReadonlyMap<string, AuthScheme> = new Map(authSchemes.map((row) => [row.name.toLowerCase(), row]));

/** The row of a scheme, ignoring case. */
export function authScheme(name: string): AuthScheme | undefined {
	return byName.get(name.toLowerCase());
}
