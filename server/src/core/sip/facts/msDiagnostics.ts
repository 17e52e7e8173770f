// The ids of ms-diagnostics, ms-diagnostics-public and ms-client-diagnostics headers, in words.
//
// The reason text in the header is free and varies with the release; the id is what can be relied on. Only ids that
// stand with their text in a public document are here; diagnosticArea() still names the component for the others.

import { basicDiagnostics } from "./msDiagnosticsBasic.ts";
import { serviceDiagnostics } from "./msDiagnosticsServices.ts";

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
export const msDiagnostics: readonly MsDiagnostic[] = [...basicDiagnostics, ...serviceDiagnostics];

/** One range of ids and the component that uses it. */
export interface DiagnosticRange {
	readonly first: number;
	readonly last: number;
	readonly area: string;
	readonly source: string;
}

/** The ranges, ascending and without overlap. */
export const diagnosticRanges = [
	{
		first: 0,
		last: 999,
		area: "Common",
		source: "Microsoft Learn, Ms-Diagnostics Header (Office Communications Server 2007)",
	},
	{
		first: 1000,
		last: 1999,
		area: "SIP stack",
		source: "Microsoft Learn, Ms-Diagnostics Header (Office Communications Server 2007)",
	},
	{
		first: 2000,
		last: 2999,
		area: "Presence",
		source: "Microsoft Learn, Ms-Diagnostics Header (Office Communications Server 2007)",
	},
	{
		first: 3000,
		last: 3999,
		area: "Conferencing",
		source: "Microsoft Learn, Ms-Diagnostics Header (Office Communications Server 2007)",
	},
	{
		first: 4000,
		last: 4999,
		area: "User services",
		source: "Microsoft Learn, Ms-Diagnostics Header (Office Communications Server 2007)",
	},
	{
		first: 5000,
		last: 5999,
		area: "Server applications",
		source: "Microsoft Learn, Ms-Diagnostics Header (Office Communications Server 2007)",
	},
	{
		first: 6000,
		last: 6999,
		area: "IM conferencing",
		source: "Microsoft Learn, Ms-Diagnostics Header (Office Communications Server 2007)",
	},
	{
		first: 7000,
		last: 7999,
		area: "A/V conferencing",
		source: "Microsoft Learn, Ms-Diagnostics Header (Office Communications Server 2007)",
	},
	{
		first: 8000,
		last: 8999,
		area: "Telephony conferencing",
		source: "Microsoft Learn, Ms-Diagnostics Header (Office Communications Server 2007)",
	},
	{
		first: 9000,
		last: 9999,
		area: "Media relay authentication",
		source: "Microsoft Learn, Ms-Diagnostics Header (Office Communications Server 2007)",
	},
	{
		first: 10000,
		last: 10999,
		area: "Mediation Server",
		source: "Microsoft Learn, Ms-Diagnostics Header (Office Communications Server 2007)",
	},
	{
		first: 11000,
		last: 11999,
		area: "Metrics Server",
		source: "Microsoft Learn, Ms-Diagnostics Header (Office Communications Server 2007)",
	},
	{
		first: 12000,
		last: 12999,
		area: "Outbound routing",
		source: "Microsoft Learn, Ms-Diagnostics Header (Office Communications Server 2007)",
	},
	{
		first: 13000,
		last: 13999,
		area: "Inbound routing",
		source: "Microsoft Learn, Ms-Diagnostics Header (Office Communications Server 2007)",
	},
	{
		first: 14000,
		last: 14999,
		area: "Number translation",
		source: "Microsoft Learn, Ms-Diagnostics Header (Office Communications Server 2007)",
	},
	{
		first: 15000,
		last: 15999,
		area: "Exchange unified messaging",
		source: "Microsoft Learn, Ms-Diagnostics Header (Office Communications Server 2007)",
	},
	{
		first: 16000,
		last: 16999,
		area: "IM filter",
		source: "Microsoft Learn, Ms-Diagnostics Header (Office Communications Server 2007)",
	},
	{
		first: 17000,
		last: 17999,
		area: "Client version filter",
		source: "Microsoft Learn, Ms-Diagnostics Header (Office Communications Server 2007)",
	},
	{ first: 20000, last: 20999, area: "Group chat", source: "[MS-OCER] 8 (ids 20000 to 20999)" },
	{ first: 21000, last: 21999, area: "Application sharing", source: "[MS-OCER] 8.20 Application sharing MCU" },
	{
		first: 24000,
		last: 24999,
		area: "UCMA applications",
		source: "Microsoft Learn, UCMA: Diagnostics and error reporting",
	},
	{ first: 25000, last: 25999, area: "Pool routing", source: "DavMail source comment (public log excerpt)" },
	{ first: 28000, last: 28999, area: "Web authentication", source: "[MS-OCAUTHWS], which refers to [MS-OCER] 7.22" },
	{ first: 35000, last: 35999, area: "Call park", source: "[MS-OCER] 7.25 Call park service" },
	{ first: 51000, last: 52999, area: "Client", source: "[MS-OCER] 2.2.1.2 and public Lync client traces" },
	{
		first: 60000,
		last: 60999,
		area: "Other application, an expected end",
		source: "Microsoft Learn, UCMA: Diagnostics and error reporting",
	},
	{
		first: 61000,
		last: 61999,
		area: "Other application, an expected failure",
		source: "Microsoft Learn, UCMA: Diagnostics and error reporting",
	},
	{
		first: 62000,
		last: 62999,
		area: "Other application, an unexpected failure",
		source: "Microsoft Learn, UCMA: Diagnostics and error reporting",
	},
	{
		first: 90000,
		last: 90999,
		area: "Public IM connectivity",
		source: "Microsoft Learn, Ms-Diagnostics Header (Office Communications Server 2007)",
	},
	{
		first: 2_000_000,
		last: 4_999_999,
		area: "OAuth of Exchange",
		source: "Microsoft Learn, Skype for Business troubleshooting (OfficeDocs-Support)",
	},
] as const satisfies readonly DiagnosticRange[];

const byId: ReadonlyMap<number, MsDiagnostic> = new Map(msDiagnostics.map((row) => [row.id, row]));

/** The row of an id; undefined when no public document gives its meaning. */
export function msDiagnostic(id: number): MsDiagnostic | undefined {
	return byId.get(id);
}

/** The component that uses the range an id lies in; undefined outside every known range. */
export function diagnosticArea(id: number): string | undefined {
	return byId.get(id)?.area ?? diagnosticRanges.find((range) => id >= range.first && id <= range.last)?.area;
}
