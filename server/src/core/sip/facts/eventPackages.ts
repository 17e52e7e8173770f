// Event packages: what a SUBSCRIBE asks for and a NOTIFY reports, as named in the Event header.

import eventPackageRows from "./data/eventPackages.json" with { type: "json" };

/** One event package. */
export interface EventPackage {
	readonly name: string;
	/** A clause: capital first, no full stop. */
	readonly meaning: string;
	readonly source: string;
}

/** All packages, in alphabetical order whatever the case. */
export const eventPackages = eventPackageRows as readonly EventPackage[];

const byName: ReadonlyMap<string, EventPackage> = new Map(eventPackages.map((row) => [row.name.toLowerCase(), row]));

/** The row of an event package, in any case and without the parameters behind a semicolon. */
export function eventPackage(name: string): EventPackage | undefined {
	const end = name.indexOf(";");
	return byName.get((end < 0 ? name : name.slice(0, end)).trim().toLowerCase());
}
