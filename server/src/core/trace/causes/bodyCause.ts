// Finds the cause of a failure in a message body: a refused conference command, SOAP fault or publication fault.

import type { C3p } from "../../bodies/c3p.ts";
import type { Fault } from "../../bodies/fault.ts";
import { readBodies } from "../../bodies/read.ts";
import type { Soap } from "../../bodies/soap.ts";
import { conferenceReason } from "../../sip/facts/conferenceReasons.ts";
import type { Message } from "../../sip/message.ts";
import type { LineIndex, LogText } from "../../text.ts";
import { sentenceFrom, shortened } from "../../words.ts";
import type { Cause } from "./cause.ts";

/** The first failure that the body reports; `undefined` if there is none. */
export function bodyCause(text: LogText, lines: LineIndex, message: Message): Cause | undefined {
	if (!message.body) return undefined;
	for (const read of readBodies(text, lines, message)) {
		const cause =
			read.kind === "c3p"
				? c3pCause(read.body)
				: read.kind === "soap"
					? soapCause(read.body)
					: read.kind === "fault"
						? faultCause(read.body)
						: undefined;
		if (cause) return cause;
	}
	return undefined;
}

/** Why a conference refused a command ([MS-CONFBAS] 2.2.3); `undefined` unless it is a response with the code `failure`. */
export function c3pCause({ kind, code, commands, diagnostics }: C3p): Cause | undefined {
	if (kind !== "response" || code !== "failure") return undefined;
	const reason = commands.find((command) => command.reason)?.reason;
	const known = reason === undefined ? undefined : conferenceReason(reason);
	const more = diagnostics[0] ? `: ${shortened(diagnostics[0].value, LONGEST)}` : "";
	const words = known?.meaning ?? (reason ? `The meeting's response: ${inWords(shortened(reason, LONGEST))}` : "");
	return {
		text: words
			? sentenceFrom(`${words}${more}`, `C3P ${shortened(reason ?? code, LONGEST)}`)
			: "The meeting gives no reason.",
		check: known?.check ?? "",
		isStock: words === "",
	};
}

/** Turns `conferenceExistsAlready` into `conference exists already`. */
function inWords(reason: string): string {
	return reason.replace(/([a-z])([A-Z])/g, (_, end: string, start: string) => `${end} ${start.toLowerCase()}`);
}

/** Why a web service refused a call (SOAP 1.1 §4.4); `undefined` without a fault. */
export function soapCause({ fault }: Soap): Cause | undefined {
	return fault && faultText(fault.text, fault.code, "SOAP fault");
}

/** Why a server refused a publication or another operation ([MS-PRES] 2.2.2). */
export function faultCause({ text, code }: Fault): Cause {
	return faultText(text, code, "fault");
}

function faultText(text: string | undefined, code: string | undefined, source: string): Cause {
	const words = shortened((text || code || "").replace(/\s+/g, " ").trim(), LONGEST);
	const by = code && text ? `${source} ${shortened(code, LONGEST)}` : source;
	return words === ""
		? { text: "The server gives no reason.", check: "", isStock: true }
		: { text: sentenceFrom(words, by), check: "", isStock: false };
}

const LONGEST = 300;
