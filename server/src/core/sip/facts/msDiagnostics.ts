// The ids of ms-diagnostics, ms-diagnostics-public and ms-client-diagnostics headers, in words.
//
// The reason text in the header is free and varies with the release; the id is what can be relied on. Only ids that
// stand with their text in a public document are here; diagnosticArea() still names the component for the others.

import diagnosticRangeRows from "./data/diagnosticRanges.json" with { type: "json" };
import diagnosticRows from "./data/msDiagnostics.json" with { type: "json" };

/** What kind of trouble an id speaks of. */
export type DiagnosticCause =
	| "auth" // credentials were refused
	| "account" // the user is unknown, not enabled or disabled
	| "time"
	| "dns"
	| "certificate"
	| "routing"
	| "policy"
	| "overload"
	| "media" // audio, video or shared screens could not connect
	| "client" // the request itself was wrong
	| "other";

/** One ms-diagnostics id. */
export interface MsDiagnostic {
	readonly id: number;
	/** The component that uses the range, as {@link diagnosticArea} names it. */
	readonly area: string;
	/** A clause that can stand behind "because": capital first, no full stop. May hold blanks, see `fillAdvice`. */
	readonly meaning: string;
	/** What to look at or do, in whole sentences. May hold blanks, see `fillAdvice`. */
	readonly check?: string;
	/** The id reports progress or an ordinary end, and is no error. */
	readonly progress?: true;
	/** The refusal is how things are meant to go on: the client then goes another way. */
	readonly expected?: true;
	readonly cause: DiagnosticCause;
	/** The public document that lists the id. */
	readonly source: string;
}

/** All ids with a known meaning, ascending. */
export const msDiagnostics = diagnosticRows as readonly MsDiagnostic[];

/** One range of ids and the component that uses it. */
export interface DiagnosticRange {
	readonly first: number;
	readonly last: number;
	readonly area: string;
	readonly source: string;
}

/** The ranges, ascending and without overlap. */
export const diagnosticRanges = diagnosticRangeRows as readonly DiagnosticRange[];

const byId: ReadonlyMap<number, MsDiagnostic> = new Map(msDiagnostics.map((row) => [row.id, row]));

/** The row of an id; undefined when no public document gives its meaning. */
export function msDiagnostic(id: number): MsDiagnostic | undefined {
	return byId.get(id);
}

/** The component that uses the range an id lies in; undefined outside every known range. */
export function diagnosticArea(id: number): string | undefined {
	return byId.get(id)?.area ?? diagnosticRanges.find((range) => id >= range.first && id <= range.last)?.area;
}
