// The cause of a failure, described for the user.

import type { Hresult } from "../../sip/facts/hresults.ts";
import type { MsDiagnostic } from "../../sip/facts/msDiagnostics.ts";

/** What a message says about the cause of a failure. */
export interface Cause {
	/** One to three sentences, with the source in brackets: `… (ms-diagnostics 4004).` */
	readonly text: string;
	/** What to check or do, in complete sentences with the names from the message filled in; empty if nothing is known. */
	readonly check: string;
	/** The row of the ms-diagnostics table, if the message contains an id from it. */
	readonly diagnostic?: MsDiagnostic;
	/** The row of the HRESULT table, if a parameter contains one. It is more specific than the id next to it. */
	readonly code?: Hresult;
	/** True if the text is only the standard meaning of a status code, because the server gave no reason. */
	readonly isStock: boolean;
}
