// Explains the parts of addresses: `sip:alice@contoso.com:5061;transport=tls`.

import { lookUp } from "../../lookUp.ts";
import { readUri } from "../../sip/address.ts";
import { parameterFact } from "../../sip/facts/parameters.ts";
import { type LogText, type Span, slice } from "../../text.ts";
import { type Found, type Phrase, quote } from "./explanation.ts";
import { PORTS } from "./frame.ts";
import { allParts, type ValuePart } from "./values.ts";

/**
 * Explains the address in `span`, without angle brackets; `role` says what it is for. For an unknown scheme, that is all it
 * says.
 */
export function explainUri(text: LogText, span: Span, role?: string): Found {
	const uri = slice(text, { start: span.start, end: Math.min(span.end, span.start + LONGEST) }).replace(/^</, "");
	const name = /^([a-z][a-z0-9+.-]*):/i.exec(uri)?.[1]?.toLowerCase();
	const scheme = (name === undefined ? undefined : lookUp(SCHEMES, name)) ?? OTHER;
	return {
		span,
		explanation: {
			title: scheme.title,
			...(role ? { kind: role } : {}),
			facts: [
				...scheme.facts(uri),
				...(scheme.hasParameters ? parameterFacts(text, allParts(text, span.start, span.end, "uri")) : []),
			],
			...(scheme.source ? { source: scheme.source } : {}),
		},
	};
}

type Facts = readonly (Phrase | undefined)[];

interface Scheme {
	readonly title: string;
	facts(uri: string): Facts;
	readonly hasParameters?: boolean;
	readonly source?: string;
}

const SIP = { facts: sipFacts, hasParameters: true };
const WEB: Scheme = { title: "Web address", facts: webFacts, source: "RFC 9110 §4.2" };
const OTHER: Scheme = { title: "Address", facts: () => [] };

const SCHEMES: Readonly<Record<string, Scheme>> = {
	sip: { ...SIP, title: "SIP address", source: "RFC 3261 §19.1.1" },
	sips: { ...SIP, title: "SIP address that requires TLS", source: "RFC 3261 §19.1.1" },
	tel: { ...SIP, title: "Telephone number", facts: telephoneFacts, source: "RFC 3966" },
	im: { ...SIP, title: "Instant messaging address", source: "RFC 3860" },
	pres: { ...SIP, title: "Presence address", source: "RFC 3859" },
	mailto: { ...SIP, title: "E-mail address", source: "RFC 6068" },
	http: WEB,
	https: WEB,
	urn: { ...OTHER, title: "Uniform resource name", source: "RFC 8141" },
};

function sipFacts(uri: string): Facts {
	const { user, host } = readUri(uri);
	const port = /^[a-z][a-z0-9+.-]*:(?:[^;?@]*@)?(?:\[[^\]]*\]|[^;?:\]]*):(\d{1,5})(?:[;?>]|$)/i.exec(uri)?.[1];
	const usual = port === undefined ? undefined : PORTS[port];
	return [
		user === null ? undefined : ["User ", quote(user)],
		host === null ? undefined : [user === null ? "Server or domain " : "Domain or host ", quote(host)],
		port === undefined ? undefined : [`Port ${port}`, usual ? `, usually ${usual}` : ""],
	];
}

function telephoneFacts(uri: string): Facts {
	const { user } = readUri(uri);
	return [user === null ? undefined : ["Number ", quote(user)]];
}

function webFacts(uri: string): Facts {
	const [, host, port, path] = /^https?:\/\/(?:[^/?#@]*@)?(\[[^\]]*\]|[^:/?#]*)(?::(\d{1,5}))?(.*)$/is.exec(uri) ?? [];
	return [
		host ? ["Server ", quote(host)] : undefined,
		port ? `Port ${port}` : undefined,
		path ? ["Path ", quote(path)] : undefined,
	];
}

function parameterFacts(text: LogText, parts: readonly ValuePart[]): Facts {
	return parts.slice(0, MOST_PARTS).map((part): Phrase => {
		const name = slice(text, part.name);
		const fact = parameterFact(name, "URI");
		return [
			quote(name),
			...(part.value ? [" = ", quote(text, part.value)] : []),
			fact ? `: ${short(fact.meaning)}` : "",
		];
	});
}

/** The first clause of a meaning, for use after a colon. */
function short(meaning: string): string {
	const clause = meaning.split(/[;:(,.]/, 1)[0]!.trim();
	return clause.charAt(0).toLowerCase() + clause.slice(1);
}

const LONGEST = 2000;
const MOST_PARTS = 8;
