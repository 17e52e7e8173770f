// Explains header values, one function per header.

import { lookUp } from "../../lookUp.ts";
import { readDiagnostics, readReasons, readWarnings } from "../../sip/diagnostics.ts";
import { fillDiagnostic } from "../../sip/facts/advice.ts";
import { authScheme } from "../../sip/facts/authSchemes.ts";
import { contentType } from "../../sip/facts/contentTypes.ts";
import { eventPackage } from "../../sip/facts/eventPackages.ts";
import { headerKinds } from "../../sip/facts/headers.ts";
import { method as methodFact } from "../../sip/facts/methods.ts";
import { diagnosticArea, diagnosticRanges, msDiagnostic } from "../../sip/facts/msDiagnostics.ts";
import { optionTag } from "../../sip/facts/optionTags.ts";
import { productOf } from "../../sip/facts/products.ts";
import { q850Cause, reasonProtocol } from "../../sip/facts/reasons.ts";
import { statusCode } from "../../sip/facts/statusCodes.ts";
import { warningCode } from "../../sip/facts/warningCodes.ts";
import { contentLength, unfold } from "../../sip/message.ts";
import { type Span, slice } from "../../text.ts";
import { countText, durationText, sentence } from "../../words.ts";
import { bodySummary } from "../bodySummary.ts";
import { lineNumber } from "../lineNumber.ts";
import { explainDate } from "./date.ts";
import { type Explanation, type Found, quote } from "./explanation.ts";
import type { HeaderScope } from "./scope.ts";
import { bodySize, shownText } from "./size.ts";
import { readSeconds, secondsText } from "./times.ts";
import { explainUri } from "./uri.ts";
import { uriAt, wordAt } from "./values.ts";
import { explainVia } from "./via.ts";

/** Explains the value, or the word under the cursor; `undefined` if there is nothing to add to the header itself. */
export function explainValue(scope: HeaderScope): Found | undefined {
	const found = VALUES[scope.fact.name]?.(scope);
	if (found) return found;
	const { text, header, offset, fact } = scope;
	const uri = uriAt(text, header.value.start, header.value.end, offset);
	return uri && explainUri(text, uri, `in ${fact.name}`);
}

type Explain = (scope: HeaderScope) => Found | undefined;

interface NamedFact {
	readonly name: string;
	readonly meaning: string;
	readonly source: string;
}

const words =
	(kind: string, find: (word: string) => NamedFact | undefined): Explain =>
	({ text, header, offset }) => {
		const span = wordAt(text, header.value.start, header.value.end, offset);
		const fact = span && find(slice(text, span));
		return fact && { span, explanation: { title: fact.name, kind, meaning: fact.meaning, source: fact.source } };
	};

const eventWord = words("event package", eventPackage);
const optionWord = words("extension", optionTag);
const typeWord = words("content type", contentType);
const schemeWord = words("sign-in scheme", authScheme);
const methodWord = words("method", methodFact);

/** By canonical header name. */
const VALUES: Readonly<Record<string, Explain>> = {
	Accept: typeWord,
	Allow: methodWord,
	"Allow-Events": eventWord,
	"Authentication-Info": schemeWord,
	Authorization: schemeWord,
	"Call-ID": explainCallId,
	"Content-Length": explainLength,
	"Content-Type": explainContentType,
	CSeq: explainCSeq,
	Date: explainDate,
	Event: eventWord,
	Expires: explainSeconds,
	"Flow-Timer": explainSeconds,
	"Max-Forwards": explainHops,
	"Min-Expires": explainSeconds,
	"Min-SE": explainSeconds,
	"ms-client-diagnostics": explainDiagnostics,
	"ms-diagnostics": explainDiagnostics,
	"ms-diagnostics-public": explainDiagnostics,
	"ms-keep-alive": explainKeepAlive,
	"Proxy-Authenticate": schemeWord,
	"Proxy-Authentication-Info": schemeWord,
	"Proxy-Authorization": schemeWord,
	"Proxy-Require": optionWord,
	Reason: explainReason,
	Require: optionWord,
	"Retry-After": explainSeconds,
	Server: explainProduct,
	"Session-Expires": explainSeconds,
	"Subscription-State": explainSubscriptionState,
	Supported: optionWord,
	Unsupported: optionWord,
	"User-Agent": explainProduct,
	Via: explainVia,
	Warning: explainWarning,
	"WWW-Authenticate": schemeWord,
};

function explainCallId(scope: HeaderScope): Found {
	const { trace, number } = scope;
	const messages = trace.calls.messagesOf(number);
	const [first, last] = [messages[0]!, messages.at(-1)!];
	const time = durationText(Math.abs(trace.clock(last) - trace.clock(first)));
	const over = trace.index.dialect.hasTimes ? `, over ${time}` : "";
	const place = `message ${messages.indexOf(number) + 1} of ${messages.length}`;
	const facts =
		messages.length === 1
			? ["No other message in this log has it"]
			: [
					`${countText(messages.length, "message")} on lines ${lineNumber(trace, first)} to ` +
						`${lineNumber(trace, last)}${over}; this is ${place}`,
				];
	return whole(scope, { facts });
}

/** The content type, and a summary of the body. */
function explainContentType(scope: HeaderScope): Found | undefined {
	const found = typeWord(scope);
	const facts = scope.message.body ? bodySummary(scope.trace, scope.number) : [];
	if (facts.length === 0) return found;
	return found ? { ...found, explanation: { ...found.explanation, facts } } : whole(scope, { facts });
}

function explainCSeq(scope: HeaderScope): Found {
	const { text, header } = scope;
	const match = /^(\d{1,10})\s+(\S+)/.exec(value(scope));
	if (!match) return whole(scope, {});
	const methodStart = header.value.start + slice(text, header.value).lastIndexOf(match[2]!);
	if (scope.offset >= methodStart) return methodWord(scope) ?? whole(scope, {});
	return whole(scope, {
		facts: [
			["Request number ", quote(match[1]!), " from its sender with this Call-ID; the next request has a higher number"],
		],
	});
}

function explainHops(scope: HeaderScope): Found | undefined {
	const hops = readSeconds(value(scope));
	if (hops === undefined) return undefined;
	return whole(scope, {
		facts: [
			hops === 0
				? "No further server may forward it"
				: `${countText(hops, "more server")} may forward it; clients start at 70`,
		],
	});
}

function explainSeconds(scope: HeaderScope): Found | undefined {
	const seconds = readSeconds(value(scope).split(/[;(]/, 1)[0]!);
	if (seconds === undefined) return undefined;
	return whole(scope, {
		facts: [seconds === 0 && scope.fact.name === "Expires" ? zeroExpires(scope) : secondsText(seconds)],
	});
}

/** A REGISTER with expiry 0 signs out ([MS-SIPREGE] 3.1); a SUBSCRIBE unsubscribes or polls once (RFC 6665 §4.4.3). */
function zeroExpires({ trace, number }: HeaderScope): string {
	const { method } = trace.transactionOf(number);
	if (method === "REGISTER") return "0 s: the client signs out";
	return method === "SUBSCRIBE"
		? "0 s: the subscription ends, or the state is requested only once"
		: "0 s: it has ended";
}

function explainLength(scope: HeaderScope): Found | undefined {
	const { trace, text, message } = scope;
	const length = contentLength(text, message);
	if (length === undefined) return undefined;
	const shown = bodySize(text, trace.lines, message);
	const said =
		length === 0 ? "No body" : `${length} bytes${shown === undefined ? "" : `; ${shownText(length, shown)}`}`;
	return whole(scope, { facts: [said] });
}

function explainProduct(scope: HeaderScope): Found | undefined {
	const product = productOf(value(scope));
	return product && whole(scope, { facts: [product.meaning], source: product.source });
}

function explainDiagnostics(scope: HeaderScope): Found | undefined {
	const diagnostics = readDiagnostics(value(scope));
	if (!diagnostics) return undefined;
	const { id, parameters } = diagnostics;
	const known = msDiagnostic(id);
	const row = known && fillDiagnostic(known, parameters);
	const area = diagnosticArea(id);
	const source = parameters.get("source");
	const reason = parameters.get("reason");
	return whole(scope, {
		title: `${scope.fact.name} ${id}`,
		meaning: row ? sentence(row.meaning) : "Unknown id",
		facts: [
			row?.check,
			row?.progress ? "This reports progress or a normal end, not an error" : undefined,
			row?.expected && !row.progress ? "This is expected: the client then continues in another way" : undefined,
			area === undefined ? undefined : areaText(id, area, row !== undefined),
			row || reason === undefined ? undefined : ["The server says: ", quote(reason)],
			source === undefined ? undefined : ["Reported by ", quote(source)],
			scope.fact.name === "ms-diagnostics-public"
				? "Written for other organizations: the server's own text is omitted"
				: undefined,
			scope.fact.name === "ms-client-diagnostics" ? "Written by a client, not by a server" : undefined,
		],
		source: row?.source ?? scope.fact.source,
	});
}

function areaText(id: number, area: string, known: boolean): string {
	const range = diagnosticRanges.find(({ first, last }) => id >= first && id <= last);
	return known || !range ? `Area: ${area}` : `Ids ${range.first} to ${range.last}: ${area}`;
}

function explainWarning(scope: HeaderScope): Found | undefined {
	const warning = readWarnings(value(scope))[0];
	const row = warning && warningCode(warning.code);
	if (!row) return undefined;
	return whole(scope, {
		title: `Warning ${row.code} ${row.text}`,
		meaning: row.meaning,
		facts: [warning.text ? ["The server says: ", quote(warning.text)] : undefined],
		source: row.source,
	});
}

function explainReason(scope: HeaderScope): Found | undefined {
	const reason = readReasons(value(scope))[0];
	const row = reason && reasonProtocol(reason.protocol);
	if (!row) return undefined;
	const cause = reason.cause === null ? undefined : causeText(row.name, reason.cause);
	return whole(scope, {
		title: `Reason ${row.name}${reason.cause === null ? "" : ` ${reason.cause}`}`,
		meaning: cause ?? row.meaning,
		facts: [reason.text ? ["The sender says: ", quote(reason.text)] : undefined],
		source: row.source,
	});
}

function causeText(protocol: string, cause: number): string | undefined {
	if (protocol === "SIP") return statusCode(cause)?.meaning;
	return protocol === "Q.850" ? q850Cause(cause)?.meaning : undefined;
}

function explainSubscriptionState(scope: HeaderScope): Found | undefined {
	const state = /^[a-z]+/i.exec(value(scope))?.[0]?.toLowerCase();
	const meaning = state === undefined ? undefined : lookUp(SUBSCRIPTION_STATES, state);
	return meaning && state ? whole(scope, { facts: [[quote(state), `: ${meaning}`]] }) : undefined;
}

/** RFC 6665 §4.1.3. */
const SUBSCRIPTION_STATES: Readonly<Record<string, string>> = {
	active: "the subscription was accepted and is active",
	pending: "it is not yet decided whether the subscription is allowed",
	terminated: "the subscription has ended",
};

function explainKeepAlive(scope: HeaderScope): Found | undefined {
	const role = /^(UAC|UAS)\b/i.exec(value(scope))?.[0];
	if (!role) return undefined;
	const said = /uac/i.test(role)
		? "the client announces which keep-alives it can send"
		: "the server announces which keep-alives it wants";
	return whole(scope, { facts: [[quote(role), `: ${said}`]] });
}

/** Explains the header itself together with its value. */
function whole({ fact, header }: HeaderScope, more: Partial<Explanation>): Found {
	const span: Span = { start: header.name.start, end: header.value.end };
	return {
		span,
		explanation: {
			title: fact.name,
			kind: headerKinds[fact.kind],
			meaning: fact.meaning,
			source: fact.source,
			...more,
		},
	};
}

/** The value on one line; a very long one is shortened. */
function value({ text, header }: HeaderScope): string {
	return unfold(
		slice(text, { start: header.value.start, end: Math.min(header.value.end, header.value.start + LONGEST) }),
	);
}

const LONGEST = 10_000;
