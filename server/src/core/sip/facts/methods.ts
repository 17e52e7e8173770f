// SIP methods: RFC 3261, its extensions, and the three added by Microsoft.

import methodRows from "./data/methods.json" with { type: "json" };

/** One SIP method. */
export interface Method {
	readonly name: string;
	/** A clause: capital first, no full stop. */
	readonly meaning: string;
	readonly source: string;
	/** True if a final response is expected; false if there never is one. */
	readonly responseDue: boolean;
	/** True if success establishes a dialog. */
	readonly createsDialog: boolean;
}

/** All methods, in alphabetical order. */
export const methods = methodRows as readonly Method[];

const byName: ReadonlyMap<string, Method> = new Map(methods.map((row) => [row.name, row]));

/** The row of a method, ignoring case; undefined if unknown. (On the wire, methods are case-sensitive.) */
export function method(name: string): Method | undefined {
	return byName.get(name.toUpperCase());
}
