// Event packages: the subject of a SUBSCRIBE or NOTIFY, as named in the Event header.

import eventPackageRows from "./data/eventPackages.json" with { type: "json" };

/** One event package. */
export interface EventPackage {
	readonly name: string;
	/** A clause: capital first, no full stop. */
	readonly meaning: string;
	readonly source: string;
}

/** All packages, in alphabetical order ignoring case. */
export const eventPackages = eventPackageRows as readonly EventPackage[];

const byName: ReadonlyMap<string, EventPackage> = new Map(eventPackages.map((row) => [row.name.toLowerCase(), row]));

/** The row of an event package, ignoring case and parameters. */
export function eventPackage(name: string): EventPackage | undefined {
	const end = name.indexOf(";");
	return byName.get((end < 0 ? name : name.slice(0, end)).trim().toLowerCase());
}
