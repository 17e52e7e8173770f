// Compare two messages: the text of a message laid out so that a diff shows only what really differs, and with which other
// message it makes sense to compare it.

import { header as headerFact } from "../sip/facts/headers.ts";
import { headerText, type Message, unfold } from "../sip/message.ts";
import { type Span, slice } from "../text.ts";
import type { Trace } from "../trace/trace.ts";
import { prettyXml } from "./prettyXml.ts";
import { stampOfMessage } from "./stamp.ts";
import { messageName } from "./symbols.ts";

/** What is set aside before a comparison. */
export interface CompareOptions {
	/** Values that differ in any two messages (tags, branches, Call-IDs, signatures, dates) become `…`. */
	readonly hideChanging: boolean;
	/** Headers come in one order, whatever order the message has them in. */
	readonly sortHeaders: boolean;
}

/**
 * A message for a diff: the start line, the headers by their long names, an empty line, the body. Each parameter of a header
 * and each value of a list has a line of its own, folded as SIP folds (RFC 3261 §7.3.1), so that a diff marks what differs
 * and nothing beside it.
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

/** The body, XML with each element on its own line. */
function bodyText({ text }: Trace, message: Message): string {
	const body = slice(text, message.body!);
	return /xml/i.test(headerText(text, message, "Content-Type") ?? "") ? prettyXml(body) : body;
}

/** A message as a list or a title names it. */
export interface ComparedMessage {
	readonly message: number;
	/** `→ REGISTER contoso.com`. */
	readonly name: string;
	/** As the log writes it. */
	readonly time: string;
	/** The start line. */
	readonly span: Span;
}

/** Names a message. */
export function comparedMessage(trace: Trace, message: number): ComparedMessage {
	const { startSpan } = trace.message(message);
	return { message, name: messageName(trace, message), time: stampOfMessage(trace, message), span: startSpan };
}

/** A message to compare with, and how the two belong together: `call` shares the Call-ID, `method` only the method. */
export interface Partner extends ComparedMessage {
	readonly relation: "call" | "method" | "other";
}

/** The messages that a reader may want to compare with, the most sensible first, and of each kind the newest first. */
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

/** A longer list nobody reads; typing searches in what is there. */
const MOST_PARTNERS = 1000;

/**
 * The message before this one of the same kind: a request of the same method, or a response to one. First within the same
 * call (the REGISTER before the challenge, the INVITE before the re-INVITE), else anywhere before; `undefined` without one.
 */
export function previousOfSameKind(trace: Trace, message: number): number | undefined {
	const isAlike = likeness(trace, message);
	const inCall = trace.calls.messagesOf(message).findLast((other) => other < message && isAlike(other));
	if (inCall !== undefined) return inCall;
	for (let other = message - 1; other >= 0; other--) if (isAlike(other)) return other;
	return undefined;
}

/** Whether another message is of the same kind: a request of the same method, or a response to such a request. */
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

function headersOf(text: string, { headers }: Message): readonly NamedValue[] {
	return headers.map(({ name, value }) => {
		const written = slice(text, name);
		return { name: headerFact(written)?.name ?? written, value: spaced(unfold(slice(text, value))) };
	});
}

/** White space is no difference outside quotes: one blank for several, none around `=` and `;`, one behind a comma. */
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

/** `From: <sip:alice@contoso.com>`, then `  ;tag=…`: parameters and the values of a list below the name. */
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
	// Behind the scheme of credentials comes the first of their parameters.
	const scheme = /^[A-Za-z-]+(?= [\w-]+=)/.exec(parts[0]!)?.[0];
	const all = scheme ? [scheme, parts[0]!.slice(scheme.length + 1), ...parts.slice(1)] : parts;
	const [first, ...others] = all.filter((part) => part !== "");
	return [`${name}: ${first ?? ""}`, ...others.map((part) => `  ${part}`)];
}

/** What separates, and what is passed over whole because a separator in it is none: quoted text and addresses. */
const SEPARATOR = /"(?:[^"\\]|\\.)*"?|<[^>]*>?|;|, /g;

/** Headers whose values are text: what looks like a separator in them is none. */
const WHOLE: ReadonlySet<string> = new Set(["call-id", "date", "organization", "server", "subject", "user-agent"]);

/** The headers that a reader looks for first, in the order of RFC 3261's examples; all others follow by name. */
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

/** Several headers of one name keep their order: it has a meaning (RFC 3261 §7.3.1). */
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

/** The value with `…` for what is another one in every message. */
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

/** Parameters of addresses and Vias, of signatures and of tokens; one that is empty says something and stays. */
const CHANGING =
	/((?<![\w-])(?:tag|branch|ms-received-(?:port|cid)|crand|cnum|srand|snum|response|rspauth|opaque|nonce|cnonce|gssapi-data)=(?:"(?=[^"])|(?=[^"\s;,>])))[^";,\s>]+("?)/gi;

function oneLine(text: string): string {
	return text.replace(/[ \t]+/g, " ").trim();
}
