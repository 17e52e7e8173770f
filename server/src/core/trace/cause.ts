// Why a request failed, as far as the response itself tells: ms-diagnostics, Warning, Reason, the status code.

import { readDiagnostics, readReason, readWarning } from "../sip/diagnostics.ts";
import { fillDiagnostic } from "../sip/facts/advice.ts";
import { type MsDiagnostic, msDiagnostic } from "../sip/facts/msDiagnostics.ts";
import { statusCode } from "../sip/facts/statusCodes.ts";
import { warningCode } from "../sip/facts/warningCodes.ts";
import { headerText, type Message } from "../sip/message.ts";
import { sentence, sentenceFrom } from "../words.ts";
import type { Trace } from "./trace.ts";

/** What a message says of why a request failed. */
export interface Cause {
	/** One or two sentences, the source of the knowledge in brackets: `… (ms-diagnostics 4004).` */
	readonly text: string;
	/** The row of the ms-diagnostics table, where the response names an id that is in it. */
	readonly diagnostic?: MsDiagnostic;
}

/** The most telling cause that the message names; `undefined` when it is a request or a status without a meaning. */
export function causeOf(trace: Trace, message: number): Cause | undefined {
	const read = trace.message(message);
	if (read.startLine.kind === "request") return undefined;
	return (
		diagnosticsCause(trace.text, read) ??
		warningCause(trace.text, read) ??
		reasonCause(trace.text, read) ??
		statusCause(read.startLine.status)
	);
}

/**
 * What a ms-diagnostics header of a request or response says; `undefined` without one that means something. Servers name an
 * id and their own words ([MS-OCER] 2.2.1); the id counts, the words serve where it is not known.
 */
export function diagnosticsCause(text: string, message: Message): Cause | undefined {
	for (const header of ["ms-diagnostics", "ms-diagnostics-public", "ms-client-diagnostics"]) {
		const value = headerText(text, message, header);
		const diagnostics = value === undefined ? undefined : readDiagnostics(value);
		if (!diagnostics) continue;
		const row = msDiagnostic(diagnostics.id);
		const diagnostic = row && fillDiagnostic(row, diagnostics.parameters);
		const meaning = diagnostic?.meaning ?? diagnostics.parameters.get("reason");
		if (!meaning) continue;
		const words = sentenceFrom(meaning, `${header} ${diagnostics.id}`);
		return diagnostic ? { text: words, diagnostic } : { text: words };
	}
	return undefined;
}

function warningCause(text: string, message: Message): Cause | undefined {
	const value = headerText(text, message, "Warning");
	const warning = value === undefined ? undefined : readWarning(value);
	const known = warning && warningCode(warning.code);
	// A code that nobody knows is a note of the server to itself.
	const meaning = known && (warning.text || known.meaning);
	return meaning ? { text: sentenceFrom(meaning, `Warning ${warning.code}`) } : undefined;
}

function reasonCause(text: string, message: Message): Cause | undefined {
	const value = headerText(text, message, "Reason");
	const reason = value === undefined ? undefined : readReason(value);
	if (!reason?.text) return undefined;
	const source = reason.cause === null ? reason.protocol : `${reason.protocol} ${reason.cause}`;
	return { text: sentenceFrom(reason.text, `Reason ${source}`) };
}

function statusCause(status: number): Cause | undefined {
	const meaning = statusCode(status)?.meaning;
	return meaning ? { text: sentence(meaning) } : undefined;
}
