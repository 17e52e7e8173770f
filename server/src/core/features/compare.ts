// Comparison of two messages: lays a message out so that a diff shows only real differences, and finds messages worth
// comparing with.

import { header as headerFact } from "../sip/facts/headers.ts";
import { headerText, type Message, unfold } from "../sip/message.ts";
import { type LogText, type Span, slice } from "../text.ts";
import type { Trace } from "../trace/trace.ts";
import { prettyXml } from "./prettyXml.ts";
import { stampOfMessage } from "./stamp.ts";
import { messageName } from "./symbols.ts";

/** What to normalise before a comparison. */
export interface CompareOptions {
	/** Replaces values that differ between any two messages (tags, branches, Call-IDs, signatures, dates) with `…`. */
	readonly hideChanging: boolean;
	/** Sorts headers into a fixed order. */
	readonly sortHeaders: boolean;
}

/**
 * A message laid out for a diff: start line, headers by their long names, empty line, body. Each header parameter and list
 * item is on a line of its own, folded as in RFC 3261 §7.3.1, so that a diff marks only what differs.
 */
export function compareText(trace: Trace, message: number, options: CompareOptions): string {
	const { text } = trace;
	const read = trace.message(message);
	const headers = headersOf(text, read);
	const ordered = options.sortHeaders ? sorted(headers) : headers;
	const lines = ordered.flatMap(({ name, value }) => folded(name, options.hideChanging ? hidden(name, value) : value));
	const start = oneLine(slice(text, read.startSpan));
	const body = read.body ? ["", bodyText(trace, read).replace(/\r\n?/g, "\n")] : [];
	return `${[start, ...lines, ...body].join("\n")}\n`;
}

/** The body, with XML indented. */
function bodyText({ text }: Trace, message: Message): string {
	const body = slice(text, message.body!);
	return /xml/i.test(headerText(text, message, "Content-Type") ?? "") ? prettyXml(body) : body;
}

/** A message as shown in lists and titles. */
export interface ComparedMessage {
	readonly message: number;
	/** `→ REGISTER contoso.com`. */
	readonly name: string;
	/** As written in the log. */
	readonly time: string;
	/** The start line. */
	readonly span: Span;
}

/** Describes a message for lists and titles. */
export function comparedMessage(trace: Trace, message: number): ComparedMessage {
	const { startSpan } = trace.message(message);
	return { message, name: messageName(trace, message), time: stampOfMessage(trace, message), span: startSpan };
}

/** A message to compare with, and its relation: `call` shares the Call-ID, `method` only the method. */
export interface Partner extends ComparedMessage {
	readonly relation: "call" | "method" | "other";
}

/** Messages to compare with, most relevant first, and newest first within each kind. */
export function comparePartners(trace: Trace, message: number, most = MOST_PARTNERS): readonly Partner[] {
	const call = new Set(trace.calls.messagesOf(message));
	const isAlike = likeness(trace, message);
	const found: Record<Partner["relation"], number[]> = { call: [], method: [], other: [] };
	for (let other = trace.index.messages.count - 1; other >= 0; other--) {
		if (other === message) continue;
		const relation = !isAlike(other) ? "other" : call.has(other) ? "call" : "method";
		if (found[relation].length < most) found[relation].push(other);
	}
	const all = (["call", "method", "other"] as const).flatMap((relation) =>
		found[relation].map((other) => ({ other, relation })),
	);
	return all.slice(0, most).map(({ other, relation }) => ({ ...comparedMessage(trace, other), relation }));
}

/** A longer list is not useful; typing filters it. */
const MOST_PARTNERS = 1000;

/**
 * The previous message of the same kind: a request of the same method, or a response to one. Preferably in the same call
 * (the REGISTER before the challenge, the INVITE before the re-INVITE), otherwise anywhere before; `undefined` if there is
 * none.
 */
export function previousOfSameKind(trace: Trace, message: number): number | undefined {
	const isAlike = likeness(trace, message);
	const inCall = trace.calls.messagesOf(message).findLast((other) => other < message && isAlike(other));
	if (inCall !== undefined) return inCall;
	for (let other = message - 1; other >= 0; other--) if (isAlike(other)) return other;
	return undefined;
}

/** Tests whether another message is of the same kind: a request of the same method, or a response to one. */
function likeness({ index: { messages } }: Trace, message: number): (other: number) => boolean {
	const methodOf = (each: number) => (messages.status(each) > 0 ? messages.cseqMethod(each) : messages.method(each));
	const isResponse = messages.status(message) > 0;
	const method = methodOf(message);
	return (other) => messages.status(other) > 0 === isResponse && methodOf(other) === method;
}

interface NamedValue {
	readonly name: string;
	readonly value: string;
}

function headersOf(text: LogText, { headers }: Message): readonly NamedValue[] {
	return headers.map(({ name, value }) => {
		const written = slice(text, name);
		return { name: headerFact(written)?.name ?? written, value: spaced(unfold(slice(text, value))) };
	});
}

/** Normalises white space outside quotes: single blanks, none around `=` and `;`, one after a comma. */
function spaced(value: string): string {
	return value
		.split('"')
		.map((part, at) =>
			at % 2 === 1
				? part
				: part
						.replace(/[ \t]+/g, " ")
						.replace(/ ?([;=]) ?/g, "$1")
						.replace(/ ?, ?/g, ", "),
		)
		.join('"');
}

/** `From: <sip:alice@contoso.com>`, then `  ;tag=…`: parameters and list items on lines below the name. */
function folded(name: string, value: string): readonly string[] {
	if (WHOLE.has(name.toLowerCase())) return [`${name}: ${value}`];
	const parts: string[] = [];
	let from = 0;
	for (const { 0: mark, index } of value.matchAll(SEPARATOR)) {
		if (mark !== ";" && mark !== ", ") continue;
		const end = mark === ";" ? index : index + 1;
		parts.push(value.slice(from, end));
		from = mark === ";" ? index : index + mark.length;
	}
	parts.push(value.slice(from));
	// The first parameter of credentials follows the scheme.
	const scheme = /^[A-Za-z-]+(?= [\w-]+=)/.exec(parts[0]!)?.[0];
	const all = scheme ? [scheme, parts[0]!.slice(scheme.length + 1), ...parts.slice(1)] : parts;
	const [first, ...others] = all.filter((part) => part !== "");
	return [`${name}: ${first ?? ""}`, ...others.map((part) => `  ${part}`)];
}

/** Separators, and quoted strings and addresses, which are skipped as a whole because they may contain separators. */
const SEPARATOR = /"(?:[^"\\]|\\.)*"?|<[^>]*>?|;|, /g;

/** Headers with free-text values, in which separators have no meaning. */
const WHOLE: ReadonlySet<string> = new Set(["call-id", "date", "organization", "server", "subject", "user-agent"]);

/** The headers that readers look for first, in the order of RFC 3261's examples; all others follow alphabetically. */
const ORDER = [
	"Via",
	"Max-Forwards",
	"Route",
	"Record-Route",
	"From",
	"To",
	"Call-ID",
	"CSeq",
	"Contact",
	"Event",
	"Expires",
	"User-Agent",
	"Server",
	"WWW-Authenticate",
	"Proxy-Authenticate",
	"Authorization",
	"Proxy-Authorization",
	"Authentication-Info",
	"Proxy-Authentication-Info",
];
const LAST = ["Content-Type", "Content-Length"];

/** The sort is stable because the order of headers with the same name is significant (RFC 3261 §7.3.1). */
function sorted(headers: readonly NamedValue[]): readonly NamedValue[] {
	return headers
		.map((header) => {
			const key = header.name.toLowerCase();
			return { header, key, rank: RANKS.get(key) ?? ORDER.length };
		})
		.sort((a, b) => a.rank - b.rank || (a.key < b.key ? -1 : a.key > b.key ? 1 : 0))
		.map(({ header }) => header);
}

const RANKS: ReadonlyMap<string, number> = new Map([
	...ORDER.map((name, at) => [name.toLowerCase(), at] as const),
	...LAST.map((name, at) => [name.toLowerCase(), ORDER.length + 1 + at] as const),
]);

/** The value with `…` in place of what differs in every message. */
function hidden(name: string, value: string): string {
	switch (name.toLowerCase()) {
		case "call-id":
		case "date":
			return "…";
		case "cseq":
			return value.replace(/^\d+/, "…");
		default:
			return value.replace(CHANGING, "$1…$2");
	}
}

/** Parameters of addresses, Vias, signatures and tokens. An empty value is meaningful and is kept. */
const CHANGING =
	/((?<![\w-])(?:tag|branch|ms-received-(?:port|cid)|crand|cnum|srand|snum|response|rspauth|opaque|nonce|cnonce|gssapi-data)=(?:"(?=[^"])|(?=[^"\s;,>])))[^";,\s>]+("?)/gi;

function oneLine(text: string): string {
	return text.replace(/[ \t]+/g, " ").trim();
}
