// The headers of authentication of each message, read once: sign-ins, refusals and answers to challenges all ask for them.

import type { LogIndex } from "../logIndex/logIndex.ts";
import { type AuthHeader, readAuth } from "../sip/auth.ts";
import { findHeaders, unfold } from "../sip/message.ts";
import { slice } from "../text.ts";

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

/** The headers of authentication of a log. */
export interface AuthHeaders {
	/** Those of a message with one of the names, name by name, each in the order of the log. */
	of(message: number, ...names: readonly AuthHeaderName[]): readonly AuthHeader[];
}

/** Reads the headers of a message when they are first asked for, and keeps them. */
export function authHeadersOf(index: LogIndex): AuthHeaders {
	const known = new Map<number, Named>();
	const named = (message: number) => {
		let found = known.get(message);
		if (!found) {
			found = readNamed(index, message);
			known.set(message, found);
		}
		return found;
	};
	return {
		of(message, ...names) {
			const found = named(message);
			if (found === NONE) return NOTHING;
			return names.length === 1 ? (found[names[0]!] ?? NOTHING) : names.flatMap((name) => found[name] ?? NOTHING);
		},
	};
}

type Named = { readonly [Name in AuthHeaderName]?: readonly AuthHeader[] };

/** Most messages of a log have none of them. */
const NONE: Named = {};
const NOTHING: readonly AuthHeader[] = [];

function readNamed({ text, messages }: LogIndex, message: number): Named {
	const read = messages.read(message);
	if (!read.first((start, end) => LENGTHS.has(end - start))) return NONE;
	const found: { [Name in AuthHeaderName]?: AuthHeader[] } = {};
	for (const name of AUTH_HEADERS) {
		const headers = findHeaders(text, read, name);
		if (headers.length > 0) found[name] = headers.map(({ value }) => readAuth(unfold(slice(text, value))));
	}
	return found;
}

const LENGTHS: ReadonlySet<number> = new Set(AUTH_HEADERS.map((name) => name.length));
