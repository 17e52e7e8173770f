// Who with whom, and who said so.

import type { LogIndex } from "../logIndex/logIndex.ts";
import { addressName, readUri } from "../sip/address.ts";
import { findHeader, headerAddress } from "../sip/message.ts";
import { copied, slice } from "../text.ts";
import { readAccount } from "../trace/signIn.ts";
import type { Trace } from "../trace/trace.ts";
import type { Actor } from "./activity.ts";

/** Caller and called, or sender and receiver, of a request; of a response those of its request. */
export interface Parties {
	/** `alice@contoso.com`; `null` where the log does not tell. */
	readonly from: string | null;
	readonly to: string | null;
}

/** Reads the parties from From and To; where To names nobody, the Request-URI does. */
export function partiesOf({ index }: Trace, message: number): Parties {
	return index.fact(readParties)(message);
}

function readParties(index: LogIndex, message: number): Parties {
	const { text, messages } = index;
	const read = messages.read(message);
	const uri = read.startLine.kind === "request" ? slice(text, read.startLine.uri) : "";
	const to = headerAddress(text, read, "To") || addressName({ ...readUri(uri), uri });
	return { from: index.fact(readAccount)(message), to: copied(to) || null };
}

/**
 * Who wrote a message: this client where it was sent, unless the log is that of a server; else the other party or a server
 * on the way, by the header with which each names itself (RFC 3261 §20.35, §20.41; [MS-OCER] 2.2.1). `null` where the
 * message does not show it.
 */
export function writerOf(trace: Trace, message: number): Actor | null {
	// In the log of a proxy nobody is this client.
	if (trace.calls.hopsOf(trace.transactionOf(message)).length > 1) return null;
	const direction = trace.direction(message);
	const isPassedOn = trace.viewpoint === "server";
	if (direction === "sent" && !isPassedOn) return "client";
	if (direction === "unknown") return null;
	const read = trace.message(message);
	const has = (name: string) => findHeader(trace.text, read, name) !== undefined;
	if (has("ms-client-diagnostics") || has("User-Agent")) return "peer";
	return has("Server") || has("ms-diagnostics") ? "server" : null;
}
