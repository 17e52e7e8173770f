// The first line of a SIP message: `REGISTER sip:example.com SIP/2.0` or `SIP/2.0 401 Unauthorized` (RFC 3261 §7.1, §7.2).

import { isBlank, isDigit, type LogText, type Span, skipBlanks, trimEnd } from "../text.ts";
import { schemeEnd } from "./address.ts";
import { method as knownMethod } from "./facts/methods.ts";

/** `REGISTER sip:example.com SIP/2.0` (RFC 3261 §7.1). Spans are offsets into the text; none is empty. */
export interface RequestLine {
	readonly kind: "request";
	readonly method: Span;
	readonly uri: Span;
}

/** `SIP/2.0 401 Unauthorized` (RFC 3261 §7.2). Spans are offsets into the text; `reason` may be empty. */
export interface StatusLine {
	readonly kind: "response";
	/**
	 * The status code. Accepts any run of three or more digits, so that nonsense codes stay visible; only the first 15 digits
	 * are read.
	 */
	readonly status: number;
	readonly code: Span;
	readonly reason: Span;
}

/** A start line; `kind` distinguishes the two types. */
export type StartLine = RequestLine | StatusLine;

/**
 * Parses `start..end` (one line) as a SIP start line; `undefined` if it is not one. Lenient about errors seen in real stacks
 * (several blanks, an unknown method or version, blanks in a URI), strict where prose about SIP could be mistaken for SIP:
 * nothing may precede the line or follow the version.
 */
export function readStartLine(text: LogText, start: number, end: number): StartLine | undefined {
	const first = skipBlanks(text, start, end);
	if (versionEnd(text, first, end) >= 0) return readStatusLine(text, first, end);
	return readRequestLine(text, first, end);
}

function readStatusLine(text: LogText, start: number, end: number): StatusLine | undefined {
	const codeStart = skipBlanks(text, versionEnd(text, start, end), end);
	let codeEnd = codeStart;
	while (codeEnd < end && isDigit(text.charCodeAt(codeEnd))) codeEnd++;
	if (codeEnd - codeStart < 3 || !isBlank(text.charCodeAt(codeStart - 1))) return undefined;
	if (codeEnd < end && !isBlank(text.charCodeAt(codeEnd))) return undefined;
	const reasonStart = skipBlanks(text, codeEnd, end);
	return {
		kind: "response",
		status: Number(text.slice(codeStart, Math.min(codeEnd, codeStart + 15))),
		code: { start: codeStart, end: codeEnd },
		reason: { start: reasonStart, end: trimEnd(text, reasonStart, end) },
	};
}

function readRequestLine(text: LogText, start: number, end: number): RequestLine | undefined {
	const lineEnd = trimEnd(text, start, end);
	// Most lines that are not requests do not end in a version, so check that first.
	const version = versionStart(text, start, lineEnd);
	if (version < 0) return undefined;
	let methodEnd = start;
	while (methodEnd < version && isTokenChar(text.charCodeAt(methodEnd))) methodEnd++;
	if (methodEnd === start || !isBlank(text.charCodeAt(methodEnd))) return undefined;
	const uriStart = skipBlanks(text, methodEnd, version);
	const uriEnd = trimEnd(text, uriStart, version);
	if (uriStart === uriEnd) return undefined;
	const method = { start, end: methodEnd };
	const uri = { start: uriStart, end: uriEnd };
	return looksLikeUri(text, uri) || isPlainTarget(text, method, uri) ? { kind: "request", method, uri } : undefined;
}

/** `sip:…`, `tel:…`, `<sip:…>`: a scheme, or the bracket that a faulty stack puts before it. Blanks may follow inside. */
function looksLikeUri(text: LogText, uri: Span): boolean {
	return text.charCodeAt(uri.start) === LESS_THAN || schemeEnd(text, uri.start, uri.end) > uri.start;
}

/** A target without a scheme is accepted if it is `*`, or if it has no blanks and follows an existing method. */
function isPlainTarget(text: LogText, method: Span, uri: Span): boolean {
	if (uri.end - uri.start === 1 && text.charAt(uri.start) === "*") return true;
	for (let at = uri.start; at < uri.end; at++) if (isBlank(text.charCodeAt(at))) return false;
	return knownMethod(text.slice(method.start, Math.min(method.end, method.start + 20))) !== undefined;
}

/** The end of a `SIP/2.0` (any version, any case) that starts at `at` and is followed by a blank; -1 if there is none. */
function versionEnd(text: LogText, at: number, end: number): number {
	if (!isSipSlash(text, at)) return -1;
	let to = at + 4;
	while (to < end && isVersionChar(text.charCodeAt(to))) to++;
	return to > at + 4 && to < end && isBlank(text.charCodeAt(to)) ? to : -1;
}

/** The start of a `SIP/2.0` that ends exactly at `end` and follows a blank; -1 if there is none. */
function versionStart(text: LogText, start: number, end: number): number {
	let at = end;
	while (at > start && isVersionChar(text.charCodeAt(at - 1))) at--;
	at -= 4;
	return at > start && at + 4 < end && isSipSlash(text, at) && isBlank(text.charCodeAt(at - 1)) ? at : -1;
}

function isSipSlash(text: LogText, at: number): boolean {
	return (
		(text.charCodeAt(at) | 32) === 115 &&
		(text.charCodeAt(at + 1) | 32) === 105 &&
		(text.charCodeAt(at + 2) | 32) === 112 &&
		text.charCodeAt(at + 3) === 47
	);
}

/** RFC 3261 §25.1 `token`: the only characters allowed in a method or a header name. */
export function isTokenChar(code: number): boolean {
	return code < 128 && TOKEN[code] === 1;
}

const LESS_THAN = 60;

const TOKEN = new Uint8Array(128);
for (const char of "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-.!%*_+`'~") {
	TOKEN[char.charCodeAt(0)] = 1;
}

function isVersionChar(code: number): boolean {
	return isDigit(code) || code === 46;
}
