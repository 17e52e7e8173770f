// Finds the cause of a failure in a single message: its headers, body, reason phrase and status code.

import { type LogIndex, NO_SYMBOL } from "../../logIndex/logIndex.ts";
import { isOfNetwork, type Reason } from "../../sip/diagnostics.ts";
import { type Evidence, readEvidence } from "../../sip/evidence.ts";
import { q850Cause } from "../../sip/facts/reasons.ts";
import { isOwnWords, statusMeaning } from "../../sip/facts/statusMeanings.ts";
import { warningCode } from "../../sip/facts/warningCodes.ts";
import { copied, slice } from "../../text.ts";
import { sentence, sentenceFrom, sentences, shortened } from "../../words.ts";
import type { Trace } from "../trace.ts";
import type { Transaction } from "../transaction.ts";
import { bodyCause } from "./bodyCause.ts";
import type { Cause } from "./cause.ts";
import { diagnosticsCauses, progressDetails } from "./diagnosticsCause.ts";

/** The most specific cause in a response; `undefined` for a request, and for a status without a known meaning. */
export function causeOf(trace: Trace, message: number): Cause | undefined {
	const named = trace.index.fact(causeInResponse)(message);
	if (named) return named;
	const { startLine } = trace.message(message);
	return startLine.kind === "request" ? undefined : statusCause(trace, startLine.status, trace.transactionOf(message));
}

/** What the response itself says, in its headers, body or reason phrase. */
function causeInResponse(index: LogIndex, message: number): Cause | undefined {
	const { startLine } = index.messages.read(message);
	if (startLine.kind === "request") return undefined;
	return causeIn(index, message, true) ?? phraseCause(startLine.status, slice(index.text, startLine.reason));
}

/**
 * The cause in the headers of a request or response; `undefined` if they contain none. Ids that report progress or a normal
 * end are never a cause, nor are ordinary Reason headers.
 */
export function headerCause({ index }: Trace, message: number): Cause | undefined {
	return index.fact(causeInHeaders)(message);
}

function causeInHeaders(index: LogIndex, message: number): Cause | undefined {
	return causeIn(index, message, false);
}

/** Specific diagnostics come first, then the body, Warning and Reason headers, and last generic diagnostics. */
function causeIn({ text, lines, messages }: LogIndex, message: number, withBody: boolean): Cause | undefined {
	const read = messages.read(message);
	const evidence = readEvidence(text, read);
	const { specific, generic } = diagnosticsCauses(evidence.diagnostics);
	const better = specific ?? (withBody ? bodyCause(text, lines, read) : undefined) ?? warningCause(evidence);
	const cause = better ?? reasonCause(evidence.reasons) ?? generic;
	if (!cause) return undefined;
	// A gateway names what the telephone network said beside its own words.
	const behind = better ? (reasonCause(evidence.reasons.filter(isOfNetwork))?.text ?? "") : "";
	const details = progressDetails(evidence.diagnostics, `${cause.text} ${cause.check}`);
	return { ...cause, text: copied(sentences(cause.text, behind, details)), check: copied(cause.check) };
}

function warningCause({ warnings }: Evidence): Cause | undefined {
	for (const { code, text } of warnings) {
		const known = warningCode(code);
		// Unknown codes are meant for the server's own use.
		const meaning = known && (shortened(text, LONGEST_REASON) || known.meaning);
		if (meaning) return { text: sentenceFrom(meaning, `Warning ${code}`), check: "", isStock: false };
	}
	return undefined;
}

const LONGEST_REASON = 300;

function reasonCause(reasons: readonly Reason[]): Cause | undefined {
	for (const reason of reasons) {
		const { protocol, cause, text } = reason;
		if (isOrdinary(reason)) continue;
		const known = isOfNetwork(reason) && cause !== null ? q850Cause(cause)?.meaning : undefined;
		const meaning = (text && shortened(text, LONGEST_REASON)) || known;
		const source = cause === null ? protocol : `${protocol} ${cause}`;
		if (meaning) return { text: sentenceFrom(meaning, `Reason ${source}`), check: "", isStock: false };
	}
	return undefined;
}

/** True for everyday ends of a call: someone hung up, answered it elsewhere, or was busy (RFC 3326 §2). */
function isOrdinary(reason: Reason): boolean {
	const { protocol, cause } = reason;
	if (cause === null) return false;
	if (isOfNetwork(reason)) return q850Cause(cause)?.daily ?? false;
	return protocol.toUpperCase() === "SIP" && cause < 300;
}

/** A non-standard reason phrase is the server's own description of the cause. */
function phraseCause(status: number, phrase: string): Cause | undefined {
	if (status < 300 || !isOwnWords(status, phrase)) return undefined;
	return { text: "", check: "", isStock: false };
}

function statusCause(trace: Trace, status: number, { method, request }: Transaction): Cause | undefined {
	const inDialog = request !== null && trace.index.messages.toTag(request) !== NO_SYMBOL;
	const asked = request === null ? {} : { inDialog, offer: trace.message(request).body !== undefined };
	const meaning = statusMeaning(status, method, asked);
	return meaning ? { text: sentence(meaning), check: "", isStock: true } : undefined;
}
