// Determines hops from headers: the Via names the sender of a message, but its receiver must be inferred.

import type { Steps } from "../../steps.ts";
import type { Trace } from "../../trace/trace.ts";
import type { Hops } from "./hop.ts";
import { Names } from "./names.ts";
import { isOfAgent, NOBODY, Receivers } from "./receivers.ts";
import { placeText, type RouteFacts, readRoute } from "./route.ts";

/**
 * The hops of a log without framing records. The topmost Via names the sender of a request and the receiver of its responses
 * (RFC 3261 §8.1.1.7, §18.2.2). The receiver of a request is known if the log shows it being forwarded with another Via on
 * top. Otherwise Route and Request-URI name the receiver, if it is a known host. Otherwise a user agent sends to its proxy:
 * in the log of a client, which sees only the first hop, that is the server.
 */
export function* headerHops(trace: Trace): Steps<Hops> {
	const { count } = trace.index.messages;
	const facts: RouteFacts[] = [];
	for (let message = 0; message < count; message++) {
		facts.push(readRoute(trace.text, trace.message(message)));
		if (message % MESSAGES_A_STEP === 0) yield message / count;
	}
	const names = new Names(hostsWithSeveralEndpoints(facts));
	const senders = findSenders(trace, facts, names);
	yield;
	claimNames(trace, facts, names, senders);
	yield;
	const { from, to } = yield* new Receivers(trace, facts, names, senders).findAll();
	const own = findOwn(trace, from, to);
	const clients = new Set(own === null ? [] : [own]);
	return { endpoints: names.all.map((addresses) => ({ addresses })), from, to, own, clients };
}

const MESSAGES_A_STEP = 2000;

/** Hosts on which one port talks to another, as in a test with two programs on one computer. */
function hostsWithSeveralEndpoints(facts: readonly RouteFacts[]): ReadonlySet<string> {
	const hosts = new Set<string>();
	for (const { vias, route, target } of facts) {
		const [via, next] = [vias[0], route ?? target];
		if (via && next && via.host === next.host && (via.port ?? "5060") !== (next.port ?? "5060")) hosts.add(via.host);
	}
	return hosts;
}

/** The endpoint in the topmost Via of each message: the sender of a request, the receiver of a response. */
function findSenders(trace: Trace, facts: readonly RouteFacts[], names: Names): Int32Array {
	const senders = new Int32Array(facts.length).fill(NOBODY);
	// Requests first: a response may name an address that is only another name for a known sender.
	for (const wanted of [true, false]) {
		for (const [message, { vias }] of facts.entries()) {
			if ((trace.index.messages.status(message) === 0) !== wanted || !vias[0]) continue;
			senders[message] = wanted ? names.sender(vias[0]) : names.endpoint(vias[0]);
		}
	}
	return senders;
}

/** Records the other names of a sender: its address on the wire, its Contact, the Record-Route of a proxy, the user name. */
function claimNames(trace: Trace, facts: readonly RouteFacts[], names: Names, senders: Int32Array): void {
	for (const [message, fact] of facts.entries()) {
		const { vias, viaCount, contact, contactName, recordRoute, recordRouteCount, fromName } = fact;
		for (const via of vias) {
			const endpoint = names.find(via);
			if (endpoint !== undefined && via.received) names.claim({ host: via.received, port: via.port }, endpoint);
			if (endpoint !== undefined && via.port) names.show(endpoint, placeText(via));
		}
		const sender = senders[message]!;
		if (sender === NOBODY || trace.index.messages.status(message) !== 0) continue;
		if (isOfAgent(trace, message, viaCount)) {
			if (contact && !fromName.endsWith(`@${contact.host}`)) names.claim(contact, sender);
			for (const name of new Set([fromName, contactName])) if (name) names.claim(name, sender);
		} else if (recordRoute && recordRouteCount === viaCount - 1) names.claim(recordRoute, sender);
	}
}

/** The endpoint involved in every message wrote the log if the directions agree; a capture has none. */
function findOwn(trace: Trace, from: Int32Array, to: Int32Array): number | null {
	if (from.length === 0) return null;
	for (const candidate of new Set([from[0]!, to[0]!])) {
		let [votes, isEverywhere] = [0, true];
		for (let message = 0; message < from.length && isEverywhere; message++) {
			isEverywhere = from[message] === candidate || to[message] === candidate;
			const direction = trace.direction(message);
			if (direction !== "unknown") votes += (direction === "sent") === (from[message] === candidate) ? 1 : -1;
		}
		if (isEverywhere && votes > 0) return candidate;
	}
	return null;
}
