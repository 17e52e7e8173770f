// Addresses taken apart: `sip:alice@contoso.com:5061;transport=tls`.

import { readUri } from "../../sip/address.ts";
import { parameterFact } from "../../sip/facts/parameters.ts";
import { type Span, slice } from "../../text.ts";
import { type Found, type Phrase, quote } from "./explanation.ts";
import { PORTS } from "./frame.ts";
import { allParts } from "./values.ts";

/** Explains the address `span`, which has no angle brackets; `role` says what it is for. */
export function explainUri(text: string, span: Span, role?: string): Found {
	const uri = slice(text, { start: span.start, end: Math.min(span.end, span.start + LONGEST) });
	const scheme = /^<?([a-z][a-z0-9+.-]*):/i.exec(uri)?.[1]?.toLowerCase();
	const { user, host } = readUri(uri.replace(/^</, ""));
	const port = /^<?[a-z][a-z0-9+.-]*:(?:[^;?@]*@)?(?:\[[^\]]*\]|[^;?:\]]*):(\d{1,5})(?:[;?>]|$)/i.exec(uri)?.[1];
	const usual = port === undefined ? undefined : PORTS[port];
	const parts = allParts(text, span.start, span.end, "uri");
	return {
		span,
		explanation: {
			title: SCHEMES[scheme ?? ""] ?? "Address",
			...(role ? { kind: role } : {}),
			facts: [
				user === null ? undefined : [scheme === "tel" ? "Number " : "User ", quote(user)],
				host === null ? undefined : [user === null ? "Server or domain " : "Domain or host ", quote(host)],
				port === undefined ? undefined : [`Port ${port}`, usual ? `, mostly ${usual}` : ""],
				...parts.slice(0, MOST_PARTS).map((part): Phrase => {
					const name = slice(text, part.name);
					const fact = parameterFact(name, "URI");
					const value: Phrase = part.value ? [" = ", quote(text, part.value)] : [""];
					return [
						quote(name),
						...(value as readonly (string | { quote: string })[]),
						fact ? `: ${short(fact.meaning)}` : "",
					];
				}),
			],
			source: scheme === "tel" ? "RFC 3966" : "RFC 3261 §19.1.1",
		},
	};
}

/** The first clause of a meaning, to stand behind a colon. */
function short(meaning: string): string {
	const clause = meaning.split(/[;:(,.]/, 1)[0]!.trim();
	return clause.charAt(0).toLowerCase() + clause.slice(1);
}

const SCHEMES: Readonly<Record<string, string>> = {
	sip: "SIP address",
	sips: "SIP address that requires TLS",
	tel: "Telephone number",
	im: "Instant messaging address",
	pres: "Presence address",
	http: "Web address",
	https: "Web address",
	mailto: "E-mail address",
	urn: "Name that is unique in the world",
};
const LONGEST = 2000;
const MOST_PARTS = 8;
