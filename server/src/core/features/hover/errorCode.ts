// HRESULTs: error codes of Windows and of the client, wherever they occur.

import { failed, hresult, hresultText, isOfKnownFacility } from "../../sip/facts/hresults.ts";
import type { LogText } from "../../text.ts";
import { sentence } from "../../words.ts";
import type { Explanation, Found } from "./explanation.ts";
import { wordAt } from "./values.ts";

/**
 * Explains the code that contains `offset` in the line or value `start..end`. Without `0x`, eight hexadecimal digits could
 * be anything, so they count only if the facility is known, and in SIP only if `bare` allows it.
 */
export function explainErrorCode(
	text: LogText,
	start: number,
	end: number,
	offset: number,
	bare: boolean,
): Found | undefined {
	const word = wordAt(text, start, end, offset);
	if (!word || word.end - word.start > LONGEST) return undefined;
	const match = CODE.exec(text.slice(word.start, word.end));
	if (!match) return undefined;
	const [, before = "", prefix = "", digits = ""] = match;
	const value = Number.parseInt(digits, 16);
	if (!prefix && !(bare && isOfKnownFacility(value))) return undefined;
	const explanation = hresultExplanation(value);
	const from = word.start + before.length;
	const span = { start: from, end: from + prefix.length + digits.length };
	return explanation && offset >= span.start && offset <= span.end ? { span, explanation } : undefined;
}

/** The meaning of a code; `undefined` if it is in no table. */
export function hresultExplanation(value: number): Explanation | undefined {
	const fact = hresult(value);
	if (!fact) return undefined;
	return {
		title: `${hresultText(value)} ${fact.name}`,
		kind: failed(value) ? "error code" : "success code",
		meaning: sentence(fact.meaning),
		facts: [fact.check],
		source: fact.source,
	};
}

/** A full stop may follow the code, and one precedes the value in `status.0x…`. */
const CODE = /^((?:[A-Za-z_]+\.)?)(0x)?([0-9A-Fa-f]{8})\.?$/i;
const LONGEST = 60;
