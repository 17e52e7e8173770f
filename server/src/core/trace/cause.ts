// Why something failed, in the words of whoever is asked.

import type { Hresult } from "../sip/facts/hresults.ts";
import type { MsDiagnostic } from "../sip/facts/msDiagnostics.ts";

/** What a message says of why something failed. */
export interface Cause {
	/** One to three sentences, the source of the knowledge in brackets: `… (ms-diagnostics 4004).` */
	readonly text: string;
	/** What to look at or do, in whole sentences that hold what the message names; empty where nothing is known. */
	readonly check: string;
	/** The row of the ms-diagnostics table, where the message names an id that is in it. */
	readonly diagnostic?: MsDiagnostic;
	/** The row of the HRESULT table, where a parameter names one. It says more than the id beside it. */
	readonly code?: Hresult;
	/** True for the stock meaning of a status code: the server itself gave no reason. */
	readonly isStock: boolean;
}
