// The address in a From, To, Contact or Request-URI (RFC 3261 §20.10, §19.1). The outline reads the addresses of all
// messages, so this file avoids regular expressions: each would cost more than the rest of the parsing.

import { isDigit, isSpace, type LogText, skipSpaces } from "../text.ts";

/** The parts of a name-addr or addr-spec; `null` if a part is missing. */
export interface Address {
	/** `"Alice"` or `Alice` before the brackets, without quotes. */
	readonly displayName: string | null;
	/** The URI inside the brackets, or the whole address up to its first parameter. */
	readonly uri: string;
	readonly user: string | null;
	readonly host: string | null;
}

/** Parses the address in an unfolded header value. Accepts any text; what cannot be parsed remains in `uri`. */
export function readAddress(value: string): Address {
	const open = value.indexOf("<", quotedEnd(value));
	if (open < 0) return addressOf(null, value.split(";", 1)[0]!);
	const close = value.indexOf(">", open);
	const name = value.slice(0, open).trim();
	const isQuoted = name.length > 1 && name.startsWith('"') && name.endsWith('"');
	return addressOf((isQuoted ? name.slice(1, -1) : name) || null, value.slice(open + 1, close < 0 ? undefined : close));
}

function addressOf(displayName: string | null, padded: string): Address {
	const uri = padded.trim();
	return { displayName, uri, ...readUri(uri) };
}

/** The user and host of a `sip:`, `sips:` or `tel:` URI, without port, parameters and headers. */
export function readUri(uri: string): { readonly user: string | null; readonly host: string | null } {
	const start = schemeEnd(uri, 0, uri.length);
	const rest = uri.slice(start, hostEnd(uri, start));
	if (start === 4 && /^tel:/i.test(uri)) return { user: rest || null, host: null };
	const at = rest.lastIndexOf("@");
	return { user: at > 0 ? rest.slice(0, at) : null, host: withoutPort(rest.slice(at + 1)) || null };
}

/**
 * The offset after the colon of the scheme that begins at `start` (RFC 3986 §3.1); `start` if there is none before `end`.
 */
export function schemeEnd(text: LogText, start: number, end: number): number {
	let at = start;
	while (at < end && isSchemeChar(text.charCodeAt(at))) at++;
	return at > start && at < end && text.charCodeAt(at) === COLON && !isDigit(text.charCodeAt(start)) ? at + 1 : start;
}

function isSchemeChar(code: number): boolean {
	const lower = code | 32;
	return (lower >= 97 && lower <= 122) || isDigit(code) || code === 43 || code === 45 || code === 46;
}

function withoutPort(host: string): string {
	let at = host.length;
	while (at > 0 && isDigit(host.charCodeAt(at - 1))) at--;
	return at > 0 && at < host.length && host.charCodeAt(at - 1) === COLON ? host.slice(0, at - 1) : host;
}

/** The end of user and host: where parameters, headers, the closing bracket or white space follow. */
function hostEnd(uri: string, start: number): number {
	let at = start;
	while (at < uri.length && !endsHost(uri.charCodeAt(at))) at++;
	return at;
}

function endsHost(code: number): boolean {
	return code === SEMICOLON || code === QUESTION_MARK || code === GREATER_THAN || isSpace(code);
}

/** `alice@example.com`, `example.com` or `+15550100`: the short form of an address. */
export function addressName(address: {
	readonly user: string | null;
	readonly host: string | null;
	readonly uri?: string;
}): string {
	if (address.user && address.host) return `${address.user}@${address.host}`;
	return address.user ?? address.host ?? address.uri ?? "";
}

/** True if a host is an IPv4 address or an IPv6 address in brackets (RFC 3261 §25.1), with or without a port. */
export function isIpAddress(host: string): boolean {
	return /^(?:\d{1,3}(?:\.\d{1,3}){3}|\[[^\]]*\])(?::\d+)?$/.test(host);
}

/** The offset after a quoted display name, in which brackets have no meaning; 0 if the value does not begin with one. */
function quotedEnd(value: string): number {
	const start = skipSpaces(value, 0, value.length);
	if (value.charCodeAt(start) !== QUOTE) return 0;
	for (let at = start + 1; at < value.length; at++) {
		const code = value.charCodeAt(at);
		if (code === BACKSLASH) at++;
		else if (code === QUOTE) return at + 1;
	}
	return 0;
}

const QUOTE = 34;
const COLON = 58;
const SEMICOLON = 59;
const GREATER_THAN = 62;
const QUESTION_MARK = 63;
const BACKSLASH = 92;
