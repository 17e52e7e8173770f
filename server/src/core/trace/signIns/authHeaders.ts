// Authentication headers of each message, read once and shared by sign-ins, refusals and challenge matching.

import type { LogIndex } from "../../logIndex/logIndex.ts";
import { type AuthHeader, readAuth } from "../../sip/auth.ts";
import { unfold } from "../../sip/message.ts";
import { copied, slice } from "../../text.ts";

/** Credentials, challenges and signatures (RFC 3261 §20.7, §20.27, §20.28, §20.44; [MS-SIPAE] 2.2). */
export const AUTH_HEADERS = [
	"Authorization",
	"Proxy-Authorization",
	"WWW-Authenticate",
	"Proxy-Authenticate",
	"Authentication-Info",
	"Proxy-Authentication-Info",
] as const;

/** The name of one of these headers. */
export type AuthHeaderName = (typeof AUTH_HEADERS)[number];

/**
 * The authentication headers of a log, by message. Each list is in the order of the message, one header name after the
 * other.
 */
export interface AuthHeaders {
	/** The headers with this name. */
	of(message: number, name: AuthHeaderName): readonly AuthHeader[];
	/** Authorization and Proxy-Authorization. */
	credentials(message: number): readonly AuthHeader[];
	/** WWW-Authenticate and Proxy-Authenticate. */
	challenges(message: number): readonly AuthHeader[];
	/** Authentication-Info and Proxy-Authentication-Info. */
	signatures(message: number): readonly AuthHeader[];
}

/** Reads the headers of a message at the first request, and caches them. */
export function authHeadersOf(index: LogIndex): AuthHeaders {
	const found = index.fact(readAuthHeaders);
	return {
		of: (message, name) => found(message).named[name] ?? NOTHING,
		credentials: (message) => found(message).credentials,
		challenges: (message) => found(message).challenges,
		signatures: (message) => found(message).signatures,
	};
}

interface Found {
	readonly named: { readonly [Name in AuthHeaderName]?: readonly AuthHeader[] };
	readonly credentials: readonly AuthHeader[];
	readonly challenges: readonly AuthHeader[];
	readonly signatures: readonly AuthHeader[];
}

/** Shared, since most messages of a log have no such headers. */
const NOTHING: readonly AuthHeader[] = [];
const NONE: Found = { named: {}, credentials: NOTHING, challenges: NOTHING, signatures: NOTHING };

function readAuthHeaders({ text, messages }: LogIndex, message: number): Found {
	// Filters by length first, since few headers have names as long as these.
	const headers = messages.read(message).all((start, end) => LENGTHS.has(end - start));
	const named: { [Name in AuthHeaderName]?: AuthHeader[] } = {};
	for (const header of headers) {
		const name = NAMES.get(slice(text, header.name).toLowerCase());
		if (name === undefined) continue;
		const all = named[name] ?? [];
		all.push(readAuth(copied(unfold(slice(text, header.value)))));
		named[name] = all;
	}
	if (Object.keys(named).length === 0) return NONE;
	const both = (one: AuthHeaderName, other: AuthHeaderName) => [...(named[one] ?? []), ...(named[other] ?? [])];
	return {
		named,
		credentials: both("Authorization", "Proxy-Authorization"),
		challenges: both("WWW-Authenticate", "Proxy-Authenticate"),
		signatures: both("Authentication-Info", "Proxy-Authentication-Info"),
	};
}

const NAMES: ReadonlyMap<string, AuthHeaderName> = new Map(AUTH_HEADERS.map((name) => [name.toLowerCase(), name]));
const LENGTHS: ReadonlySet<number> = new Set(AUTH_HEADERS.map((name) => name.length));
