// The meaning of the ids in ms-diagnostics, ms-diagnostics-public and ms-client-diagnostics headers.
//
// The reason text in the header varies between releases; only the id is reliable. The table contains only ids that a public
// document explains; for others, diagnosticArea() still names the component.

import diagnosticRangeRows from "./data/diagnosticRanges.json" with { type: "json" };
import diagnosticRows from "./data/msDiagnostics.json" with { type: "json" };

/** The kind of problem that an id reports. */
export type DiagnosticCause =
	| "auth" // credentials were refused
	| "account" // the user is unknown, not enabled or disabled
	| "time"
	| "dns"
	| "certificate"
	| "routing"
	| "policy"
	| "overload"
	| "media" // audio, video or screen sharing could not connect
	| "client" // the request itself was wrong
	| "other";

/** One ms-diagnostics id. */
export interface MsDiagnostic {
	readonly id: number;
	/** The component that uses the range, as {@link diagnosticArea} names it. */
	readonly area: string;
	/** A clause that can follow "because": capital first, no full stop. May contain placeholders, see `fillAdvice`. */
	readonly meaning: string;
	/** What to check or do, in whole sentences. May contain placeholders, see `fillAdvice`. */
	readonly check?: string;
	/** The id reports progress or a normal end and is not an error. */
	readonly progress?: true;
	/** The rejection is part of normal operation: the client then takes another way. */
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

/** The row of an id; undefined if no public document explains it. */
export function msDiagnostic(id: number): MsDiagnostic | undefined {
	return byId.get(id);
}

/** The component that uses the range of an id; undefined outside all known ranges. */
export function diagnosticArea(id: number): string | undefined {
	return byId.get(id)?.area ?? diagnosticRanges.find((range) => id >= range.first && id <= range.last)?.area;
}
