// Infers the receiver of each request, and so the sender of each response, in a log without framing records.

import { NO_SYMBOL } from "../../logIndex/logIndex.ts";
import type { Steps } from "../../steps.ts";
import { KeyMap } from "../../trace/keyMap.ts";
import type { Trace } from "../../trace/trace.ts";
import { DialogSides } from "./dialogSides.ts";
import type { Names } from "./names.ts";
import { type Place, placeText, type RouteFacts, type Via } from "./route.ts";

/** The sender of a response, or of a request without Via, until it is known. */
export const NOBODY = -1;

/**
 * True for a request sent by a user agent: there is no other Via above its own. Proxies generate requests too, CANCEL and
 * the ACK to a failure response (RFC 3261 §16.10, §16.7).
 */
export function isOfAgent(trace: Trace, request: number, viaCount: number): boolean {
	const { index } = trace;
	return viaCount === 1 && !["ACK", "CANCEL"].includes(index.symbolText(index.messages.method(request)));
}

const MESSAGES_A_STEP = 8000;

/** Infers the receiver of each request, and so the sender of each response. */
export class Receivers {
	readonly #trace: Trace;
	readonly #facts: readonly RouteFacts[];
	readonly #names: Names;
	readonly #from: Int32Array;
	readonly #to: Int32Array;
	/** The endpoint that forwarded a request, by the Via that was then second. */
	readonly #forwarders = new Map<string, number>();
	/** The receiver of a request by branch: CANCEL and the ACK to a failure response go to the same place as their INVITE. */
	readonly #byBranch = new Map<string, number>();
	/** The receiver of a request by transaction and sender: responses come from there. */
	readonly #byTransaction = new KeyMap();
	/** The proxy of a user agent: the first in the log, and the most recent one. */
	readonly #firstProxy = new Map<number, number>();
	readonly #proxy = new Map<number, number>();
	/** The receiver of a sender's requests by domain. */
	readonly #nextHops = new Map<string, number>();
	readonly #sides: DialogSides;

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
		this.#sides = new DialogSides(trace, facts, new Set(this.#from));
	}

	*findAll(): Steps<{ readonly from: Int32Array; readonly to: Int32Array }> {
		this.#noteForwarders();
		const late: number[] = [];
		for (const request of this.#requests()) {
			if (isOfAgent(this.#trace, request, this.#facts[request]!.viaCount)) {
				if (this.#from[request] === NOBODY) late.push(request);
				else this.#sides.note(request, "from", this.#from[request]!);
			}
			this.#noteEvidence(request);
		}
		for (let message = 0; message < this.#from.length; message++) {
			if (this.#isRequest(message)) this.#settleRequest(message);
			else this.#settleResponse(message);
			if (message % MESSAGES_A_STEP === 0) yield;
		}
		// Requests whose sender was inferred come last: responses also identify the other side of a dialog.
		for (const request of late) this.#sides.note(request, "from", this.#from[request]!);
		for (const endpoint of this.#sides.joined) {
			for (const name of this.#names.all[endpoint]!) this.#names.show(this.#sides.endpointOf(endpoint), name);
		}
		for (const ends of [this.#from, this.#to]) {
			for (let message = 0; message < ends.length; message++) ends[message] = this.#sides.endpointOf(ends[message]!);
		}
		return { from: this.#from, to: this.#to };
	}

	/** Records what is certain before anything is inferred from it. */
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
		// The receiver of a forwarded request uses its sender as a proxy.
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
		// If the log shows several hops, its hosts have names, so another name means another host.
		const isFirstHop = viaCount <= 1 && this.#forwarders.size === 0;
		const proxy = isFirstHop ? this.#proxy.get(sender) : undefined;
		const told = this.#sameBranch(request) ?? known(route);
		if (told !== undefined) return told;
		// A client's log knows the server by many names; the Route is one more.
		if (route !== null) return proxy ?? this.#newEndpoint(route, sender);
		return (
			(nextHop === undefined ? undefined : this.#nextHops.get(nextHop)) ??
			known(target) ??
			proxy ??
			(this.#forwarders.size === 0 && targetName.includes("@") ? known(targetName) : undefined) ??
			this.#sides.other(request, sender) ??
			this.#newEndpoint(target ?? { host: targetName || "unknown", port: null }, sender)
		);
	}

	/** The receiver of a request whose target host is unknown: a new host of that name, or the sender itself. */
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
			this.#sides.other(response, receiver);
		this.#from[response] = sender === undefined || sender === receiver ? this.#unknown() : sender;
		if (request === null || sender === undefined) return;
		// A request that was not forwarded was answered by the user agent itself, or by a server on its behalf.
		const { contact, contactName } = this.#facts[response]!;
		const status = this.#trace.index.messages.status(response);
		if (status <= 100 || status >= 300 || this.#forwarderOf(request) !== undefined) return;
		if (contact) this.#names.claim(contact, sender);
		if (contactName) this.#names.claim(contactName, sender);
		if (contact || contactName) this.#sides.note(response, "to", sender);
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

	/** Identifies a request by the branch of a Via, or without a branch by what is the same on every hop. */
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

	/** A request without Via comes from the side of the dialog that its From tag identifies. */
	#senderWithoutVia(request: number): number {
		const { fromName, contact } = this.#facts[request]!;
		return (
			this.#sides.of(request, "from") ??
			(fromName ? this.#names.find(fromName) : undefined) ??
			(contact ? this.#names.find(contact) : undefined) ??
			this.#ownOrUnknown()
		);
	}

	/** If a log has only one sender, that sender wrote it. */
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

/** The endpoint of a message if it is known already: a request may come after its response in the log. */
function known(ends: Int32Array, message: number): number | undefined {
	return ends[message] === NOBODY ? undefined : ends[message];
}
