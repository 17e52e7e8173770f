// error-code: a non-SIP record contains an error code of Windows, the client or a server.

import type { LogIndex } from "../logIndex/logIndex.ts";
import { fromWin32, isWin32Range, readErrorCode } from "../sip/facts/errorCodes.ts";
import { type Hresult, hresult, hresults, hresultText, isOfKnownFacility } from "../sip/facts/hresults.ts";
import type { LogText } from "../text.ts";
import { sentenceFrom } from "../words.ts";
import type { Rule } from "./rule.ts";

/**
 * Reported on the code itself: the first one in the HRESULT table, within the first 4000 characters of a record. Formats are
 * `0x80072EFD`, `80072EFD`, `-2147012867` and, after a word such as `error`, `12029`. Everyday codes are skipped.
 */
export const errorCode: Rule = {
	id: "error-code",
	severity: "information",
	summary: "A non-SIP record contains an error code of Windows or of the SIP stack",
	judges: "record",
	judge({ index }, record, report) {
		const found = index.recordFact(findCode)(record);
		if (!found) return;
		const { fact, at, length } = found;
		const start = index.records.textStart(record) + at;
		const check = fact.check ?? "";
		report({
			on: { start, end: start + length },
			message: sentenceFrom(fact.meaning, `${hresultText(fact.value)} ${fact.name}`) + (check && ` ${check}`),
			check,
		});
	},
};

/** A known code, and its position in the text of its record. */
interface Code {
	readonly fact: Hresult;
	readonly at: number;
	readonly length: number;
}

/** The first known code near the start of a record. Unknown codes are skipped, since some of them are normal. */
function findCode({ text: log, records }: LogIndex, record: number): Code | undefined {
	const start = records.textStart(record);
	const limit = Math.min(records.span(record).end, start + LONGEST_TEXT);
	if (isFraming(log, start) || !mayHoldCode(log, start, limit)) return undefined;
	const text = log.slice(start, limit);
	for (const match of text.matchAll(CODE)) {
		const fact = factOf(text, match.index, match[0]);
		if (fact && !fact.daily) return { fact, at: match.index, length: match[0].length };
	}
	return undefined;
}

/** True for framing records, which are half of all records. Their addresses, ports and sizes are not codes. */
function isFraming(text: LogText, start: number): boolean {
	return FRAMING.some((words) => text.startsWith(words, start));
}

const FRAMING = ["End of ", "Sending Packet ", "Data Received "];

function factOf(text: string, at: number, code: string): Hresult | undefined {
	if (code.length <= SMALL) return smallFact(text, at, code);
	const value = readErrorCode(code);
	return value !== undefined && isOfKnownFacility(value) ? hresult(value) : undefined;
}

/** A small number counts only if the table contains it and the surrounding words identify it as an error. */
function smallFact(text: string, at: number, code: string): Hresult | undefined {
	const number = Number(code);
	const fact = KNOWN_SMALL.has(number) ? hresult(fromWin32(number)) : undefined;
	if (!fact) return undefined;
	const after = text.slice(at + code.length, at + code.length + NEAR);
	if (isNamed(after, fact.name)) return fact;
	const before = ERROR_WORD.exec(text.slice(Math.max(0, at - NEAR), at));
	return before && !OTHER_CODES.test(before[1] ?? "") && !UNIT.test(after) ? fact : undefined;
}

/** True if the name follows the number, as in `(WSAECONNRESET)`. */
function isNamed(after: string, name: string): boolean {
	return after.startsWith("(") && after.slice(1).trimStart().toUpperCase().startsWith(name);
}

/**
 * A fast check for the start of a code, since almost no record contains one: 80, 81, C0 or C3 in a hexadecimal number, a
 * minus and a digit, or a small number from the table.
 */
function mayHoldCode(text: LogText, start: number, end: number): boolean {
	for (let at = start; at + 3 < end; at++) {
		const first = text.charCodeAt(at);
		const next = text.charCodeAt(at + 1);
		if (first === DIGIT_8) {
			if (next === DIGIT_0 || next === DIGIT_0 + 1) return true;
		} else if (first === LETTER_C || first === SMALL_C) {
			if ((next === DIGIT_0 || next === DIGIT_0 + 3) && isDigit(text.charCodeAt(at + 3))) return true;
		} else if (first === MINUS) {
			if (next === DIGIT_0 + 1 || next === DIGIT_0 + 2) return true;
		} else if (first === DIGIT_0 + 1 || first === DIGIT_0 + 9) {
			if (isDigit(next) && isDigit(text.charCodeAt(at + 2)) && isDigit(text.charCodeAt(at + 3))) {
				if (KNOWN_SMALL.has(smallNumberAt(text, at))) return true;
				while (at + 4 < end && isDigit(text.charCodeAt(at + 1))) at++;
			}
		}
	}
	return false;
}

/** The number with up to five digits that starts here. */
function smallNumberAt(text: LogText, at: number): number {
	let number = 0;
	for (let i = at; i < at + SMALL && isDigit(text.charCodeAt(i)); i++)
		number = number * 10 + text.charCodeAt(i) - DIGIT_0;
	return number;
}

function isDigit(code: number): boolean {
	return code >= DIGIT_0 && code <= DIGIT_0 + 9;
}

/** Win32 error codes that the table contains as 0x8007…. */
const KNOWN_SMALL: ReadonlySet<number> = new Set(
	hresults
		.filter(({ value }) => value === fromWin32(value) && isWin32Range(value & 0xffff))
		.map(({ value }) => value & 0xffff),
);

const DIGIT_0 = 48;
const DIGIT_8 = 56;
const LETTER_C = 67;
const SMALL_C = 99;
const MINUS = 45;

/** Matches a code, but not within a longer word, an address, a GUID or a number with a decimal point or colon. */
const CODE =
	/(?<![\w@.:]|\d-)(?:(?:0x)?(?:8[01]|c[03])[0-9a-f]{6}|-[12]\d{8,9}|[19]\d{3,4})(?![\w@]|-[0-9a-f]{4}-|[.:,-]\d)/gi;
const SMALL = 5;

/** `error `, `error code: `, `hr=`, `failed with `, `WSAGetLastError() = `, and the word before it. */
const ERROR_WORD =
	/(?:([a-z][\w-]{0,30})[ ._-])?\b(?:error|err|errno|(?:error|status|return|result|failure)?[ _-]?code|hr|hresult|status|result|lasterror|(?:WSA)?getlasterror(?:\(\))?|winsock|winhttp|wininet|WSA[a-z]{0,20}|failed(?: with)?)(?: (?:code|number))?\s{0,2}[:=(#]?\s{0,2}$/i;

/** Other things that have codes and statuses of four or five digits. */
const OTHER_CODES =
	/^(?:diag\w*|ms-\S*|event|reason|sip|area|zip|post\w*|country|exit|access|pin|dial\w*|product|port)$/i;

/** Follows an amount. */
const UNIT = /^\s{0,2}(?:%|(?:ms|msec|s|sec|seconds?|min|bytes?|octets|[kmg]?b|times|packets|records|lines)\b)/i;

const NEAR = 60;

/** Codes are near the start of a record; this avoids searching megabyte dumps. */
const LONGEST_TEXT = 4000;
