// The reasons that a conference gives for rejecting a request ([MS-CONFBAS]): `<response code="failure" reason="…">`.

import conferenceReasonRows from "./data/conferenceReasons.json" with { type: "json" };
import type { DiagnosticCause } from "./msDiagnostics.ts";

/** One reason. */
export interface ConferenceReason {
	/** The reason as the conference writes it. */
	readonly reason: string;
	/** A clause that can follow "because": capital first, no full stop. */
	readonly meaning: string;
	/** What to check or do, in whole sentences. */
	readonly check?: string;
	readonly cause: DiagnosticCause;
	readonly source: string;
}

/** The reasons, in alphabetical order. */
export const conferenceReasons = conferenceReasonRows as readonly ConferenceReason[];

const byReason: ReadonlyMap<string, ConferenceReason> = new Map(
	conferenceReasons.map((row) => [normalized(row.reason), row]),
);

/** The row of a reason, ignoring case and with `DoesNot` for `Doesnt`; undefined if it is not in the table. */
export function conferenceReason(reason: string): ConferenceReason | undefined {
	return byReason.get(normalized(reason));
}

function normalized(reason: string): string {
	return reason.trim().toLowerCase().replace("doesnot", "doesnt");
}
