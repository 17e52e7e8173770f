// error-code: a record outside SIP names an HRESULT that means failure.

import { hresult, hresultText, isOfKnownFacility } from "../sip/facts/hresults.ts";
import type { Trace } from "../trace/trace.ts";
import { sentenceFrom } from "../words.ts";
import type { Rule } from "./rule.ts";

/**
 * Stands on the code itself: the first one that the table of HRESULTs knows, within the first 4000 characters of a
 * record. Codes of daily life are passed over.
 */
export const errorCode: Rule = {
	id: "error-code",
	severity: "information",
	summary: "A record outside SIP names an error code of Windows or of the SIP stack",
	find(trace, report) {
		const { records, messages } = trace.index;
		for (let record = 0; record < records.count; record++) {
			if (messages.ofRecord(record) >= 0) continue;
			const found = findCode(trace, record);
			if (found) report(found);
		}
	},
};

/** The first code in the record's first lines that the table knows. An unknown one says nothing for sure, and some are ordinary. */
function findCode(trace: Trace, record: number) {
	const { end } = trace.index.records.span(record);
	const start = trace.index.records.textStart(record);
	const limit = Math.min(end, start + LONGEST_TEXT);
	if (!mayHoldCode(trace.text, start, limit)) return undefined;
	const text = trace.text.slice(start, limit);
	for (const match of text.matchAll(HRESULT)) {
		const value = Number.parseInt(match[1]!, 16);
		const fact = isOfKnownFacility(value) ? hresult(value) : undefined;
		if (!fact || fact.daily) continue;
		const at = start + match.index;
		const check = fact.check ? ` ${fact.check}` : "";
		return {
			span: { start: at, end: at + match[0].length },
			message: sentenceFrom(fact.meaning, `${hresultText(value)} ${fact.name}`) + check,
		};
	}
	return undefined;
}

/** A look for `80`, since nearly every record has none. */
function mayHoldCode(text: string, start: number, end: number): boolean {
	for (let at = start; at + 1 < end; at++) {
		if (text.charCodeAt(at) === DIGIT_8 && text.charCodeAt(at + 1) === DIGIT_0) return true;
	}
	return false;
}

const DIGIT_0 = 48;
const DIGIT_8 = 56;

/** Eight hexadecimal digits of an error: the facilities of Windows begin with 80. */
const HRESULT = /\b(?:0x)?(80[0-9A-F]{6})\b/gi;

/** Codes stand near the start of a record; a dump of a megabyte is not searched. */
const LONGEST_TEXT = 4000;
