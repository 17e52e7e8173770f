// Explains parameters of headers and addresses.

import { lookUp } from "../../lookUp.ts";
import { isIpAddress } from "../../sip/address.ts";
import { method as methodFact } from "../../sip/facts/methods.ts";
import { type Parameter, parameterFact } from "../../sip/facts/parameters.ts";
import { q850Cause } from "../../sip/facts/reasons.ts";
import { statusCode } from "../../sip/facts/statusCodes.ts";
import { type Header, unfold } from "../../sip/message.ts";
import { type LogText, slice } from "../../text.ts";
import { tokenSummary } from "../../tokens/decode.ts";
import { sentence } from "../../words.ts";
import { hresultExplanation } from "./errorCode.ts";
import { type Found, type Phrase, quote } from "./explanation.ts";
import type { MessageScope } from "./scope.ts";
import { readSeconds, secondsText } from "./times.ts";
import { explainUri } from "./uri.ts";
import { partAt, uriAt, type ValuePart, wordAt } from "./values.ts";

/**
 * Explains a parameter of the header `place` (its canonical name, or `URI`); `undefined` if it is unknown there. Prefers the
 * smallest element: a method in `methods="…"`, an address in quotes.
 */
export function explainPart(
	scope: MessageScope,
	part: ValuePart,
	place: string,
	header: Header | undefined,
): Found | undefined {
	const name = slice(scope.text, part.name);
	const fact = parameterFact(name, part.inUri ? "URI" : place);
	if (!fact) return undefined;
	const inside = partOfValue(scope, part, fact);
	if (inside) return inside;
	const isSip = part.inUri || place === "URI";
	return {
		span: part.span,
		explanation: {
			title: fact.name === "sip.instance" ? "+sip.instance" : fact.name,
			kind: isSip ? "parameter of an address" : `parameter of ${place}`,
			meaning: fact.meaning,
			facts: valueFacts(scope, part, fact, header),
			source: fact.source,
		},
	};
}

function partOfValue(scope: MessageScope, { value }: ValuePart, fact: Parameter): Found | undefined {
	const { text, offset } = scope;
	if (!value || offset < value.start || offset > value.end) return undefined;
	if (fact.name === "methods") {
		const word = wordAt(text, value.start, value.end, offset);
		const known = word && methodFact(slice(text, word));
		if (!known) return undefined;
		const { name, meaning, source } = known;
		return { span: word, explanation: { title: name, kind: "method", meaning, source } };
	}
	const role = ADDRESSES[fact.name];
	const uri = role === undefined ? undefined : uriAt(text, value.start, value.end, offset);
	if (!uri) return undefined;
	const part = partAt(text, uri.start, uri.end, offset, "uri");
	return (part && explainPart(scope, part, "URI", undefined)) ?? explainUri(text, uri, role);
}

/** Parameters whose value is an address. */
const ADDRESSES: Readonly<Record<string, string>> = {
	gruu: "the route to this one device",
	"sts-uri": "the certificate service",
	uri: "what the response was computed for",
};

function valueFacts(
	{ text }: MessageScope,
	part: ValuePart,
	fact: Parameter,
	header: Header | undefined,
): readonly (Phrase | undefined)[] {
	const value = part.value
		? unfold(slice(text, { start: part.value.start, end: Math.min(part.value.end, part.value.start + LONGEST) }))
		: "";
	const known = fact.values && lookUp(fact.values, value.toLowerCase());
	if (known !== undefined) return [[quote(value), `: ${known}`]];
	const seconds = fact.seconds ? readSeconds(value) : undefined;
	if (seconds !== undefined) return [secondsFact(fact, seconds)];
	return READERS[fact.name]?.(value, { text, part, header }) ?? [];
}

function secondsFact(fact: Parameter, seconds: number): string {
	const zero = fact.in.includes("Contact") ? "0 s: the address is removed (signed out)" : "0 s: it has ended";
	return seconds === 0 ? zero : secondsText(seconds);
}

interface Surroundings {
	readonly text: LogText;
	readonly part: ValuePart;
	readonly header: Header | undefined;
}

type Reader = (value: string, where: Surroundings) => readonly (Phrase | undefined)[];

/** Explanations of individual parameter values. */
const READERS: Readonly<Record<string, Reader>> = {
	"gssapi-data": (value, where) => [tokenSummary(scheme(where), value)],
	branch: (value) => [
		value.startsWith("z9hG4bK") ? undefined : "Without z9hG4bK: written by an older implementation (RFC 2543)",
	],
	cause: (value, where) => [causeFact(value, where)],
	HRESULT: (value) => {
		const digits = /^(?:0x)?([0-9A-F]{8})$/i.exec(value)?.[1];
		const found = digits === undefined ? undefined : hresultExplanation(Number.parseInt(digits, 16));
		return found ? [found.title, found.meaning, found.facts?.[0]] : [];
	},
	"ms-received-port": (value, where) => [comparedFact("port", value, sentBy(where)?.port)],
	received: (value, where) => [receivedFact(value, sentBy(where)?.host)],
	rport: (value, where) => [
		value === "" ? "Asks the server to fill it in" : comparedFact("port", value, sentBy(where)?.port),
	],
	response: (value) => [signatureFact(value)],
	rspauth: (value) => [signatureFact(value)],
	targetname: (value, where) => [targetFact(value, scheme(where))],
	opaque: (value) => [value.startsWith("user:epid:") ? "One device of the user" : undefined],
};

function signatureFact(value: string): string | undefined {
	if (/^6023/.test(value)) return "Made by Kerberos";
	return /^01000000/.test(value) ? "Made by NTLM" : undefined;
}

function targetFact(value: string, name: string): string | undefined {
	if (!/^kerberos$/i.test(name)) return undefined;
	return /^sip\//i.test(value)
		? "A Kerberos service name, for which the ticket is requested"
		: "Not a Kerberos service name: without sip/ at its start, no ticket can be obtained";
}

/** The scheme at the start of an authentication header. */
function scheme({ text, header }: Surroundings): string {
	if (!header) return "";
	const start = text.slice(header.value.start, Math.min(header.value.end, header.value.start + 40));
	return /^[^\s,="]*/.exec(start)![0];
}

/** The host and port that the sender itself wrote into the Via. */
function sentBy({ text, part, header }: Surroundings): { readonly host: string; readonly port: string } | undefined {
	if (!header) return undefined;
	const before = text.slice(Math.max(header.value.start, part.span.start - LONGEST), part.span.start);
	const via = /SIP\s*\/\s*2\.0\s*\/\s*\w+\s+(\[[^\]]*\]|[^\s:;,]+)(?::(\d+))?[^,]*$/i.exec(before);
	return via ? { host: via[1]!, port: via[2] ?? "" } : undefined;
}

/** RFC 3261 §18.2.1: a server also adds `received` if the sender gave a host name, whatever its address. */
function receivedFact(value: string, host: string | undefined): Phrase | undefined {
	if (host === undefined) return undefined;
	if (!isIpAddress(host)) return ["The address of ", quote(host), ", as the server saw it"];
	return comparedFact("address", withoutBrackets(value), withoutBrackets(host));
}

/** IPv6 addresses have brackets in the Via, but usually not in `received`. */
function withoutBrackets(address: string): string {
	return address.replace(/^\[|\]$/g, "").toLowerCase();
}

function comparedFact(what: string, value: string, written: string | undefined): Phrase | undefined {
	if (!written) return undefined;
	return written === value
		? `The same ${what} that the sender wrote: no sign of address translation`
		: [`The sender wrote ${what} `, quote(written), ": there is address translation on the path"];
}

function causeFact(value: string, where: Surroundings): string | undefined {
	const cause = /^\d{1,4}$/.test(value) ? Number(value) : undefined;
	if (cause === undefined || !where.header) return undefined;
	const protocol = where.text.slice(where.header.value.start, where.header.value.start + 10);
	if (/^Q\.850\b/i.test(protocol)) {
		const row = q850Cause(cause);
		return row && `${row.name}: ${sentence(row.meaning)}`;
	}
	const row = /^SIP\b/i.test(protocol) ? statusCode(cause) : undefined;
	return row && `${cause} ${row.reason}: ${sentence(row.meaning)}`;
}

const LONGEST = 2000;
