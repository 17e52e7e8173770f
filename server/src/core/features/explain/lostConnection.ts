// Recognises a connection that was lost: from some point on, requests are sent, and nothing is received any more.

import { periodsOf, someTogether } from "../../trace/processes/processPeriod.ts";
import type { Trace } from "../../trace/trace.ts";

/** A connection that was lost. */
export interface LostConnection {
	/** The last message that was received. */
	readonly last: number;
	/** The numbers of the transactions that got no response after it; at least two, since a server may ignore one request. */
	readonly unanswered: ReadonlySet<number>;
}

/**
 * The loss of the connection with which the log of a client ends; `undefined` if there is none, if the log does not show who
 * sent a message after it, and for merged logs, whose clients have a connection each.
 */
export function lostConnection(trace: Trace): LostConnection | undefined {
	if (trace.viewpoint !== "client" || someTogether(periodsOf(trace.index))) return undefined;
	let last = trace.index.messages.count - 1;
	while (last >= 0 && trace.direction(last) === "sent") last--;
	if (last < 0 || trace.direction(last) !== "received") return undefined;
	const unanswered = trace.transactions.filter(
		({ outcome, request, provisionals }) =>
			outcome === "unanswered" && request !== null && request > last && provisionals.length === 0,
	);
	return unanswered.length < 2 ? undefined : { last, unanswered: new Set(unanswered.map(({ id }) => id)) };
}
