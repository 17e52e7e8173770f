// The security token at the cursor.

import { lookUp } from "../lookUp.ts";
import { findHeaders } from "../sip/message.ts";
import { type Span, slice } from "../text.ts";
import { decodeToken } from "../tokens/decode.ts";
import { decodeSignature } from "../tokens/signature.ts";
import type { DecodedToken } from "../tokens/token.ts";
import { AUTH_HEADERS } from "../trace/signIns/authHeaders.ts";
import type { Trace } from "../trace/trace.ts";
import { messageAt } from "./goTo.ts";

/** A token or signature in the log. */
export interface TokenAt {
	readonly message: number;
	/** The text of the token, without quotes. */
	readonly span: Span;
	readonly scheme: string;
	/** `gssapi-data`, or `response` and `rspauth` for a signature. */
	readonly parameter: string;
	readonly decoded: DecodedToken;
}

/**
 * The token at `offset`: in a header that has one, that token, or its signature if the cursor is on it. Anywhere else in a
 * message, the message's token, or its signature if it has no token. `undefined` if there is neither, and outside messages.
 */
export function tokenAt(trace: Trace, offset: number): TokenAt | undefined {
	const message = messageAt(trace, offset);
	if (message === undefined) return undefined;
	const all = tokensOf(trace, message);
	const isOn = ({ parameterSpan: { start, end } }: Candidate) => offset >= start && offset <= end;
	const isIn = ({ header: { start, end } }: Candidate) => offset >= start && offset <= end;
	const chosen = all.find(isOn) ?? best(all.filter(isIn)) ?? best(all);
	return chosen && { message, ...chosen.at, decoded: chosen.decode() };
}

interface Candidate {
	readonly at: Omit<TokenAt, "message" | "decoded">;
	/** The header including its name. */
	readonly header: Span;
	/** The parameter including its name. */
	readonly parameterSpan: Span;
	/** A token is preferred to a signature, and a signature to an empty token. */
	readonly rank: number;
	decode(): DecodedToken;
}

function best(candidates: readonly Candidate[]): Candidate | undefined {
	return candidates.toSorted((a, b) => b.rank - a.rank)[0];
}

/** The schemes of [MS-SIPAE]. Digest and Basic send only secrets. */
const SCHEMES = /^(?:ntlm|kerberos|tls-dsk|negotiate)$/i;

/** The parameter that counts the messages covered by a signature ([MS-SIPAE] 2.2). */
const COUNTERS: Readonly<Record<string, string>> = { response: "cnum", rspauth: "snum" };

function tokensOf(trace: Trace, message: number): readonly Candidate[] {
	const read = trace.message(message);
	return AUTH_HEADERS.flatMap((name) => findHeaders(trace.text, read, name)).flatMap(({ name, value }) => {
		const text = slice(trace.text, value);
		const scheme = /^\s*([^\s,="]*)/.exec(text)![1]!;
		if (!SCHEMES.test(scheme)) return [];
		const parameters = readParameters(text, value.start);
		return [...parameters].flatMap(([parameter, found]) => {
			const counterName = lookUp(COUNTERS, parameter);
			if (parameter !== "gssapi-data" && !counterName) return [];
			const counter = counterName ? { name: counterName, value: parameters.get(counterName)?.text ?? "" } : undefined;
			const candidate: Candidate = {
				at: { span: found.span, scheme, parameter },
				header: { start: name.start, end: value.end },
				parameterSpan: found.whole,
				rank: found.text === "" ? 0 : counter ? 1 : 2,
				decode: () => (counter ? decodeSignature(scheme, found.text, counter) : decodeToken(scheme, found.text)),
			};
			return [candidate];
		});
	});
}

interface Parameter {
	readonly text: string;
	readonly span: Span;
	readonly whole: Span;
}

/** The parameters as `readAuth` finds them, with their positions; a wrapped token keeps its line endings. */
function readParameters(value: string, start: number): ReadonlyMap<string, Parameter> {
	const found = new Map<string, Parameter>();
	const spanOf = ([from, to]: readonly [number, number]) => ({ start: start + from, end: start + to });
	for (const match of value.matchAll(PARAMETER)) {
		const name = match[1]!.toLowerCase();
		const [whole, , quoted, plain] = match.indices!;
		if (!found.has(name)) {
			found.set(name, { text: match[2] ?? match[3] ?? "", span: spanOf(quoted ?? plain!), whole: spanOf(whole!) });
		}
	}
	return found;
}

/** A name is matched only from its first letter, so that a long word without `=` takes linear time. */
const PARAMETER = /(?<![a-z0-9-])([a-z][a-z0-9-]*)\s*=\s*(?:"([^"]*)"?|([^\s,"]*))/dgi;
