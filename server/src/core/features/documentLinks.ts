// Links in the log: web addresses, and references to RFCs.

import type { LogText, Span } from "../text.ts";
import type { Trace } from "../trace/trace.ts";

/** A range that links to a web page. */
export interface Link {
	readonly span: Span;
	readonly target: string;
}

/**
 * All links in file order, without overlaps. Only `http` and `https`: logs are untrusted, and clicking a `file:` or
 * `command:` link could do harm. XML namespace names look like addresses but lead nowhere, so they are excluded.
 */
export function documentLinks(trace: Trace): readonly Link[] {
	const { text } = trace;
	const found = [...webLinks(text), ...rfcLinks(text, "RFC"), ...rfcLinks(text, "rfc")];
	found.sort((a, b) => a.span.start - b.span.start);
	let end = 0;
	// An RFC named in a web address is part of that address.
	return found.filter(({ span }) => {
		const isInside = span.start < end;
		end = Math.max(end, span.end);
		return !isInside;
	});
}

function webLinks(text: LogText): readonly Link[] {
	const links: Link[] = [];
	for (let at = text.indexOf("http"); at >= 0; at = text.indexOf("http", at + 4)) {
		const behindScheme = at + (text.charAt(at + 4) === "s" ? 5 : 4);
		if (!text.startsWith("://", behindScheme) || isWordCode(text.charCodeAt(at - 1))) continue;
		const end = addressEnd(text, behindScheme + 3);
		const target = text.slice(at, end).replaceAll("&amp;", "&");
		if (!isNamespace(text, at) && hasServer(target)) links.push({ span: { start: at, end }, target });
		// Continue after the address, so that nested addresses take linear time.
		at = end - 4;
	}
	return links;
}

/** The end of the address whose host begins at `start`, without sentence punctuation. */
function addressEnd(text: LogText, start: number): number {
	const address = ADDRESS.exec(text.slice(start, start + LONGEST_ADDRESS))![0];
	let unopened = address.replace(/[^)\]]/g, "").length - address.replace(/[^([]/g, "").length;
	let end = address.length;
	for (; end > 0; end--) {
		const last = address.charAt(end - 1);
		const isBracket = last === ")" || last === "]";
		if (isBracket ? unopened <= 0 : !TRAILING.includes(last)) break;
		if (isBracket) unopened--;
	}
	return start + end;
}

/**
 * The characters allowed in an address (RFC 3986 §2, RFC 3987 §2.2), except the quotes and angle brackets that logs put
 * around one. In XML, `&amp;` is part of an address, and other entities end it. A semicolon is part of it if a parameter
 * follows.
 */
const ADDRESS =
	/^(?:[\w\-.~:/?#[\]@!$*+=%,()\p{L}\p{M}\p{N}]|&(?!(?:lt|gt|quot|apos|#\w{1,6});)(?:amp;)?|;(?=[\w.-]{1,64}=\w)){0,2000}/u;
/** More than the pattern can match. */
const LONGEST_ADDRESS = 12_000;
const TRAILING = ".,:?!*";

/** True for an address that a browser can open: it has a host and no invalid port. */
function hasServer(address: string): boolean {
	const authority = AUTHORITY.exec(address);
	return authority !== null && Number(authority[1] ?? 0) <= 0xffff;
}

const AUTHORITY = /^https?:\/\/(?:[^/?#@]*@)?(?:\[[\da-f:.]+\]|[\p{L}\p{N}_][^:/?#[\]@]*)(?::(\d*))?(?:$|[/?#])/iu;

/** `xmlns="http://…"` and `xmlns:name="http://…"`. */
function isNamespace(text: LogText, at: number): boolean {
	return /xmlns(?::[\w.-]{1,64})?\s{0,4}=\s{0,4}["']$/.test(text.slice(Math.max(0, at - 90), at));
}

/** `RFC 3261`, `RFC-3261`, `rfc3261`. */
function rfcLinks(text: LogText, word: "RFC" | "rfc"): readonly Link[] {
	const links: Link[] = [];
	for (let at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + word.length)) {
		if (isWordCode(text.charCodeAt(at - 1)) || "/.-+=".includes(text.charAt(at - 1) || " ")) continue;
		const match = RFC_NUMBER.exec(text.slice(at + word.length, at + word.length + 6));
		if (!match) continue;
		const end = at + word.length + match[0].length;
		links.push({ span: { start: at, end }, target: `https://www.rfc-editor.org/rfc/rfc${match[1]}` });
	}
	return links;
}

/** No RFC with three digits matters here, and there are none with more than four. */
const RFC_NUMBER = /^[ -]?([1-9]\d{3})(?![\w/+=])/;

function isWordCode(code: number): boolean {
	const lower = code | 32;
	return (lower >= 97 && lower <= 122) || (code >= 48 && code <= 57) || code === 95;
}
