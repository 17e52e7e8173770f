// Why a text has nothing to report: it is empty, not a trace, or a trace without SIP. This is not the same as a log without
// failures.

import type { Trace } from "../../trace/trace.ts";
import { countText, dotted } from "../../words.ts";

/** What a text lacks. */
export interface Nothing {
	readonly what: "empty" | "noTrace" | "noSip";
	/** `empty`, `no trace log`, `12 records · no SIP message`: replaces the usual counts. */
	readonly short: string;
	/** What to do, short enough for a status item. */
	readonly todo: string;
	/** What the text is and what to do, in sentences. Contains nothing of the text. */
	readonly text: string;
}

/** Says what a text lacks; `undefined` for a log with SIP messages. Linear in the text only if it has no records. */
export function nothingIn({ text, index: { records, messages } }: Trace): Nothing | undefined {
	if (messages.count > 0) return undefined;
	if (records.count > 0) {
		const short = dotted(countText(records.count, "record"), "no SIP message");
		return { what: "noSip", short, todo: "copy it again after an attempt to sign in", text: NO_SIP };
	}
	if (text.toString().trim() === "") {
		return { what: "empty", short: "empty", todo: "copy it again after its program has been closed", text: EMPTY };
	}
	return {
		what: "noTrace",
		short: "no trace log",
		todo: "open the RTCDLL0.log or .uccapilog itself",
		text: START_LINE.test(text.toString()) ? HALF_A_MESSAGE : NO_TRACE,
	};
}

const START_LINE = /^(?:[A-Z]+ sips?:\S+ SIP\/2\.0|SIP\/2\.0 \d{3}\b)/m;

const EMPTY =
	"This log is empty. Copy it again after the program that writes it has been closed, or check whether logging is " +
	"turned on.";

const HALF_A_MESSAGE =
	"A SIP message begins here, but too little of it is left to read: at least two of the headers Via, From, To, " +
	"Call-ID and CSeq must follow its start line. Copy it again with these headers.";

const NO_TRACE =
	"This is not an RTCDLL or uccapilog trace: no line begins like its records, for example " +
	"10:38:58.520 33C:B00 INFO  :: REGISTER sip:contoso.com SIP/2.0. Open the RTCDLL0.log or the .uccapilog file itself.";

const NO_SIP =
	"This log contains no SIP message, so it does not show whether anything failed. Copy it again after the client " +
	"has tried to sign in and the fault has occurred.";
