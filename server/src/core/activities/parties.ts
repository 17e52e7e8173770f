// Reads the parties of a request, and the writer of a message.

import type { LogIndex } from "../logIndex/logIndex.ts";
import { addressName, readUri } from "../sip/address.ts";
import { findHeader, headerAddress } from "../sip/message.ts";
import { copied, slice } from "../text.ts";
import { readAccount } from "../trace/signIns/findSignIns.ts";
import type { Trace } from "../trace/trace.ts";
import type { Actor } from "./activity.ts";

/** Caller and callee, or sender and recipient, of a request; for a response, those of its request. */
export interface Parties {
	/** `alice@contoso.com`; `null` if the log does not show it. */
	readonly from: string | null;
	readonly to: string | null;
}

/** Reads the parties from From and To; if To has no address, from the Request-URI. */
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
 * The writer of a message: this client if it was sent, unless it is a server log; otherwise the other party or a server in
 * between, according to the header with which each identifies itself (RFC 3261 §20.35, §20.41; [MS-OCER] 2.2.1). `null` if
 * the message does not show it.
 */
export function writerOf(trace: Trace, message: number): Actor | null {
	// On several hops, the log is that of a proxy, so there is no client of its own.
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
