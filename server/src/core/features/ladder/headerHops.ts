// Hops by the headers: who sent a message stands in its Via; who got it has to be found out.

import { NO_SYMBOL } from "../../logIndex/logIndex.ts";
import { KeyMap } from "../../trace/keyMap.ts";
import type { Trace } from "../../trace/trace.ts";
import type { Hops } from "./hops.ts";
import { Names } from "./names.ts";
import { type Place, placeText, type RouteFacts, readRoute, type Via } from "./route.ts";

/**
 * The hops of a log without framing records. The topmost Via names the sender of a request and the receiver of its
 * responses (RFC 3261 §8.1.1.7, §18.2.2). Who got a request is told by what became of it: it went on with another Via
 * on top. Where the log does not show that, Route and Request-URI name a host, if it is one that the log knows. Else a
 * user agent speaks with its proxy: in the log of a client, which sees the first hop alone, that is the server.
 */
export function headerHops(trace: Trace): Hops {
	const { count } = trace.index.messages;
	const facts = Array.from({ length: count }, (_, message) => readRoute(trace.text, trace.message(message)));
	const names = new Names(hostsWithSeveralEndpoints(facts));
	const senders = findSenders(trace, facts, names);
	claimNames(trace, facts, names, senders);
	const { from, to } = new Receivers(trace, facts, names, senders).findAll();
	const own = findOwn(trace, from, to);
	const clients = new Set(own === null ? [] : [own]);
	return { endpoints: names.all.map((addresses) => ({ addresses })), from, to, own, clients };
}

/** Nobody is the sender of a response, or of a request that does not say who sent it, until it was found out. */
const NOBODY = -1;

/** Hosts on which one port speaks with another: a test of two programs on one computer. */
function hostsWithSeveralEndpoints(facts: readonly RouteFacts[]): ReadonlySet<string> {
	const hosts = new Set<string>();
	for (const { vias, route, target } of facts) {
		const [via, next] = [vias[0], route ?? target];
		if (via && next && via.host === next.host && (via.port ?? "5060") !== (next.port ?? "5060")) hosts.add(via.host);
	}
	return hosts;
}

/**
 * True for a request of a user agent: nobody has put a Via above its own. Proxies have messages of their own too, a CANCEL
 * and the ACK to a failure (RFC 3261 §16.10, §16.7).
 */
function isOfAgent(trace: Trace, request: number, viaCount: number): boolean {
	const { index } = trace;
	return viaCount === 1 && !["ACK", "CANCEL"].includes(index.symbolText(index.messages.method(request)));
}

/** The endpoint of the topmost Via of each message: of a request its sender, of a response its receiver. */
function findSenders(trace: Trace, facts: readonly RouteFacts[], names: Names): Int32Array {
	const senders = new Int32Array(facts.length).fill(NOBODY);
	// First the requests: a response may name an address that is only another name for one of their senders.
	for (const wanted of [true, false]) {
		for (const [message, { vias }] of facts.entries()) {
			if ((trace.index.messages.status(message) === 0) !== wanted || !vias[0]) continue;
			senders[message] = wanted ? names.sender(vias[0]) : names.endpoint(vias[0]);
		}
	}
	return senders;
}

/** The other names of a sender: its address on the wire, its Contact, the Record-Route of a proxy, its user's name. */
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

/** One side of a dialog: which one, and where it is. */
interface Side {
	readonly number: number;
	readonly endpoint: number;
}

/** Finds out who got each request, and with it who sent each response. */
class Receivers {
	readonly #trace: Trace;
	readonly #facts: readonly RouteFacts[];
	readonly #names: Names;
	readonly #from: Int32Array;
	readonly #to: Int32Array;
	/** Who passed a request on, by the Via that it then had below its own. */
	readonly #forwarders = new Map<string, number>();
	/** Who got a request, by its branch: CANCEL and the ACK to a failure go where their INVITE went. */
	readonly #byBranch = new Map<string, number>();
	/** Who got a request, by transaction and sender: responses come from there. */
	readonly #byTransaction = new KeyMap();
	/** The proxy of a user agent: the first one that the log shows, and the one it last spoke with. */
	readonly #firstProxy = new Map<number, number>();
	readonly #proxy = new Map<number, number>();
	/** Who got the requests of a sender for a domain. */
	readonly #nextHops = new Map<string, number>();
	/** The endpoint at which one side of a dialog is, by Call-ID and tag. */
	readonly #sides = new Map<string, Side>();

	/** Who sent requests. */
	readonly #senders: ReadonlySet<number>;
	/** Requests that a side of a dialog is known to have sent: its number, the CSeq number and the method. */
	readonly #seen = new KeyMap();
	/** Endpoints that turned out to be another one. */
	readonly #joins = new Map<number, number>();

	constructor(trace: Trace, facts: readonly RouteFacts[], names: Names, senders: Int32Array) {
		this.#trace = trace;
		this.#facts = facts;
		this.#names = names;
		this.#from = new Int32Array(senders.length).fill(NOBODY);
		this.#to = new Int32Array(senders.length).fill(NOBODY);
		for (let message = 0; message < senders.length; message++) {
			if (this.#isRequest(message)) this.#from[message] = senders[message]!;
			else this.#to[message] = senders[message]!;
		}
		this.#senders = new Set(this.#from);
	}

	#join(endpoint: number, into: number): void {
		const [one, other] = [this.#joined(endpoint), this.#joined(into)];
		if (one !== other) this.#joins.set(one, other);
	}

	#joined(endpoint: number): number {
		let found = endpoint;
		for (let next = this.#joins.get(found); next !== undefined; next = this.#joins.get(found)) found = next;
		if (found !== endpoint) this.#joins.set(endpoint, found);
		return found;
	}

	findAll(): { readonly from: Int32Array; readonly to: Int32Array } {
		this.#noteForwarders();
		const late: number[] = [];
		for (const request of this.#requests()) {
			if (isOfAgent(this.#trace, request, this.#facts[request]!.viaCount)) {
				if (this.#from[request] === NOBODY) late.push(request);
				else this.#noteSide(request, "from", this.#from[request]!);
			}
			this.#noteEvidence(request);
		}
		for (let message = 0; message < this.#from.length; message++) {
			if (this.#isRequest(message)) this.#settleRequest(message);
			else this.#settleResponse(message);
		}
		// Whose sender was found out only now has to come last: the other side of a dialog is known by its responses too.
		for (const request of late) this.#noteSide(request, "from", this.#from[request]!);
		for (const endpoint of this.#joins.keys()) {
			for (const name of this.#names.all[endpoint]!) this.#names.show(this.#joined(endpoint), name);
		}
		for (const ends of [this.#from, this.#to]) {
			for (let message = 0; message < ends.length; message++) ends[message] = this.#joined(ends[message]!);
		}
		return { from: this.#from, to: this.#to };
	}

	/** What can be said for certain, before anything is concluded from it. */
	#noteEvidence(request: number): void {
		const receiver = this.#forwarderOf(request);
		if (receiver === undefined) return;
		this.#to[request] = receiver;
		const sender = this.#from[request]!;
		const nextHop = this.#nextHopKey(request);
		if (nextHop !== undefined && !this.#nextHops.has(nextHop)) this.#nextHops.set(nextHop, receiver);
		if (this.#facts[request]!.viaCount === 1 && !this.#firstProxy.has(sender)) this.#firstProxy.set(sender, receiver);
	}

	#settleRequest(request: number): void {
		if (this.#from[request] === NOBODY) this.#from[request] = this.#senderWithoutVia(request);
		const sender = this.#from[request]!;
		const receiver = this.#to[request] === NOBODY ? this.#receiverOf(request) : this.#to[request]!;
		this.#noteReceiver(request, receiver);
		const { viaCount, route } = this.#facts[request]!;
		const wasForwarded = this.#forwarderOf(request) !== undefined;
		if (viaCount === 1 && (wasForwarded || route || this.#methodOf(request) === "REGISTER")) {
			this.#proxy.set(sender, receiver);
		}
		// Whoever gets a request that has come through others has them for a proxy.
		if (viaCount > 1) this.#proxy.set(receiver, sender);
	}

	#receiverOf(request: number): number {
		const sender = this.#from[request]!;
		const { route, target, targetName, viaCount } = this.#facts[request]!;
		const known = (place: Place | string | null) => {
			const found = place === null ? undefined : this.#names.find(place);
			return found === sender ? undefined : found;
		};
		const nextHop = this.#nextHops.size === 0 ? undefined : this.#nextHopKey(request);
		// Where the log shows several hops, its hosts have names in it, and another name is another host.
		const isFirstHop = viaCount <= 1 && this.#forwarders.size === 0;
		const proxy = isFirstHop ? this.#proxy.get(sender) : undefined;
		const told = this.#sameBranch(request) ?? known(route);
		if (told !== undefined) return told;
		// The log of a client knows its server by many names; the Route is one more.
		if (route !== null) return proxy ?? this.#newEndpoint(route, sender);
		return (
			(nextHop === undefined ? undefined : this.#nextHops.get(nextHop)) ??
			known(target) ??
			proxy ??
			(this.#forwarders.size === 0 && targetName.includes("@") ? known(targetName) : undefined) ??
			this.#otherSide(request, sender) ??
			this.#newEndpoint(target ?? { host: targetName || "unknown", port: null }, sender)
		);
	}

	/** The receiver of a request whose host nobody has as its name, or the sender itself: then it is a host of that name. */
	#newEndpoint(place: Place, sender: number): number {
		const found = this.#names.endpoint(place);
		return found === sender ? this.#names.endpoint({ host: `${place.host} (other end)`, port: null }) : found;
	}

	#settleResponse(response: number): void {
		const transaction = this.#trace.transactionOf(response);
		const { request } = transaction;
		if (this.#to[response] === NOBODY) {
			this.#to[response] = (request === null ? undefined : known(this.#from, request)) ?? this.#ownOrUnknown();
		}
		const receiver = this.#to[response]!;
		const sender =
			this.#byTransaction.get(transaction.id, receiver, 0) ??
			(request === null ? undefined : known(this.#to, request)) ??
			this.#proxy.get(receiver) ??
			this.#firstProxy.get(receiver) ??
			this.#otherSide(response, receiver);
		this.#from[response] = sender === undefined || sender === receiver ? this.#unknown() : sender;
		if (request === null || sender === undefined) return;
		// A request that went no further was answered by the user agent itself, or by whoever speaks for it.
		const { contact, contactName } = this.#facts[response]!;
		const status = this.#trace.index.messages.status(response);
		if (status <= 100 || status >= 300 || this.#forwarderOf(request) !== undefined) return;
		if (contact) this.#names.claim(contact, sender);
		if (contactName) this.#names.claim(contactName, sender);
		if (contact || contactName) this.#noteSide(response, "to", sender);
	}

	/**
	 * Notes that a side of a dialog is at an endpoint. A user agent whose address changes in the middle of a call keeps its
	 * tag in it, so that both addresses are one endpoint. The same request with the same tag from two addresses is another
	 * thing: there somebody between them hides the way behind himself. An endpoint that never sent a request is only a host
	 * that one was addressed to.
	 */
	#noteSide(message: number, side: "from" | "to", endpoint: number): void {
		const key = this.#sideKey(message, side);
		if (key === "") return;
		const { messages } = this.#trace.index;
		const isRequest = this.#isRequest(message);
		let known = this.#sides.get(key);
		if (!known) {
			known = { number: this.#sides.size, endpoint };
			this.#sides.set(key, known);
		}
		const request = [known.number, messages.cseqNumber(message), messages.method(message)] as const;
		const isNew = isRequest ? this.#seen.get(...request) === undefined : !this.#senders.has(endpoint);
		if (known.endpoint !== endpoint && isNew) this.#join(endpoint, known.endpoint);
		if (isRequest) this.#seen.set(...request, 0);
	}

	#noteForwarders(): void {
		for (const request of this.#requests()) {
			const { vias } = this.#facts[request]!;
			const sender = this.#from[request]!;
			if (sender === NOBODY || !vias[1]) continue;
			for (const key of this.#viaKeys(request, vias[1])) {
				if (!this.#forwarders.has(key)) this.#forwarders.set(key, sender);
			}
		}
	}

	#forwarderOf(request: number): number | undefined {
		if (this.#forwarders.size === 0) return undefined;
		const via = this.#facts[request]!.vias[0];
		if (!via) return undefined;
		for (const key of this.#viaKeys(request, via)) {
			const found = this.#forwarders.get(key);
			if (found !== undefined && found !== this.#from[request]) return found;
		}
		return undefined;
	}

	/** A request is recognised by the branch of a Via; without a branch by what is the same on every hop. */
	#viaKeys(request: number, via: Via): readonly string[] {
		const { messages } = this.#trace.index;
		const call = `${messages.callId(request)} ${messages.cseqNumber(request)} ${messages.method(request)}`;
		return [`${call} ${via.branch ?? placeText(via)}`];
	}

	#sameBranch(request: number): number | undefined {
		const { messages, symbolText } = this.#trace.index;
		if (symbolText(messages.method(request)) === "INVITE") return undefined;
		const key = this.#branchKey(request);
		return key === undefined ? undefined : this.#byBranch.get(key);
	}

	#branchKey(request: number): string | undefined {
		const { messages } = this.#trace.index;
		const branch = messages.branch(request);
		const { method } = this.#trace.transactionOf(request);
		if (branch === NO_SYMBOL || (method !== "INVITE" && method !== "CANCEL")) return undefined;
		return `${messages.callId(request)} ${branch} ${messages.cseqNumber(request)} ${this.#from[request]}`;
	}

	#nextHopKey(request: number): string | undefined {
		const { route, target } = this.#facts[request]!;
		return route === null && target !== null ? `${this.#from[request]} ${placeText(target)}` : undefined;
	}

	#noteReceiver(request: number, receiver: number): void {
		this.#to[request] = receiver;
		const branch = this.#branchKey(request);
		if (branch !== undefined) this.#byBranch.set(branch, receiver);
		this.#byTransaction.set(this.#trace.transactionOf(request).id, this.#from[request]!, 0, receiver);
	}

	/** The other side of a dialog, where it is known to be a user agent that sends without a proxy. */
	#otherSide(message: number, self: number): number | undefined {
		for (const side of this.#isRequest(message) ? (["to"] as const) : (["to", "from"] as const)) {
			const found = this.#sides.get(this.#sideKey(message, side))?.endpoint;
			if (found !== undefined && found !== self) return found;
		}
		return undefined;
	}

	#sideKey(message: number, side: "from" | "to"): string {
		const { messages, symbolText } = this.#trace.index;
		const tag = side === "from" ? symbolText(messages.fromTag(message)) : this.#facts[message]!.toTag;
		return tag === "" ? "" : `${messages.callId(message)} ${tag}`;
	}

	/** A request that lost its Via: it comes from the side of the dialog that its From tag names. */
	#senderWithoutVia(request: number): number {
		const { fromName, contact } = this.#facts[request]!;
		return (
			this.#sides.get(this.#sideKey(request, "from"))?.endpoint ??
			(fromName ? this.#names.find(fromName) : undefined) ??
			(contact ? this.#names.find(contact) : undefined) ??
			this.#ownOrUnknown()
		);
	}

	/** In a log with one sender that sender wrote it. */
	#ownOrUnknown(): number {
		return this.#names.all.length > 0 ? 0 : this.#unknown();
	}

	#unknown(): number {
		return this.#names.endpoint({ host: "unknown", port: null });
	}

	#methodOf(request: number): string {
		return this.#trace.transactionOf(request).method;
	}

	*#requests(): Generator<number> {
		for (let message = 0; message < this.#from.length; message++) if (this.#isRequest(message)) yield message;
	}

	#isRequest(message: number): boolean {
		return this.#trace.index.messages.status(message) === 0;
	}
}

/** The endpoint of a message, if it is known yet: a request may stand behind its response. */
function known(ends: Int32Array, message: number): number | undefined {
	return ends[message] === NOBODY ? undefined : ends[message];
}

/** The endpoint that took part in every message wrote the log, if the directions agree; in a capture there is none. */
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
