// The headers of authentication of each message, read once: sign-ins, refusals and answers to challenges all ask for them.

import type { LogIndex } from "../logIndex/logIndex.ts";
import { type AuthHeader, readAuth } from "../sip/auth.ts";
import { findHeaders, unfold } from "../sip/message.ts";
import { copied, slice } from "../text.ts";

/** Credentials, challenges and signatures (RFC 3261 §20.7, §20.27, §20.28, §20.44; [MS-SIPAE] 2.2). */
export const AUTH_HEADERS = [
	"Authorization",
	"Proxy-Authorization",
	"WWW-Authenticate",
	"Proxy-Authenticate",
	"Authentication-Info",
	"Proxy-Authentication-Info",
] as const;

/** One of them. */
export type AuthHeaderName = (typeof AUTH_HEADERS)[number];

/** The headers of authentication of a log, by message; each list is in the order of the log, name by name. */
export interface AuthHeaders {
	/** Those with a name. */
	of(message: number, name: AuthHeaderName): readonly AuthHeader[];
	/** Authorization and Proxy-Authorization. */
	credentials(message: number): readonly AuthHeader[];
	/** WWW-Authenticate and Proxy-Authenticate. */
	challenges(message: number): readonly AuthHeader[];
	/** Authentication-Info and Proxy-Authentication-Info. */
	signatures(message: number): readonly AuthHeader[];
}

/** Reads the headers of a message when they are first asked for, and keeps them. */
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

/** Most messages of a log have none of them. */
const NOTHING: readonly AuthHeader[] = [];
const NONE: Found = { named: {}, credentials: NOTHING, challenges: NOTHING, signatures: NOTHING };

function readAuthHeaders({ text, messages }: LogIndex, message: number): Found {
	const read = messages.read(message);
	if (!read.first((start, end) => LENGTHS.has(end - start))) return NONE;
	const named: { [Name in AuthHeaderName]?: AuthHeader[] } = {};
	for (const name of AUTH_HEADERS) {
		const headers = findHeaders(text, read, name);
		if (headers.length > 0) named[name] = headers.map(({ value }) => readAuth(copied(unfold(slice(text, value)))));
	}
	const both = (one: AuthHeaderName, other: AuthHeaderName) => [...(named[one] ?? []), ...(named[other] ?? [])];
	return {
		named,
		credentials: both("Authorization", "Proxy-Authorization"),
		challenges: both("WWW-Authenticate", "Proxy-Authenticate"),
		signatures: both("Authentication-Info", "Proxy-Authentication-Info"),
	};
}

const LENGTHS: ReadonlySet<number> = new Set(AUTH_HEADERS.map((name) => name.length));
