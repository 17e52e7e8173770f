// Determines hops from framing records, which contain both addresses of each packet.

import type { Steps } from "../../steps.ts";
import { frameOf } from "../../trace/directions/framing.ts";
import { periodsOf, someTogether } from "../../trace/processes/processPeriod.ts";
import type { Trace } from "../../trace/trace.ts";
import { type Clients, clientsOf } from "./clients.ts";
import type { Hops } from "./hop.ts";
import { type Place, placeText, readPlace } from "./route.ts";

/**
 * The hops of a log with framing records; `undefined` if no record names a peer. A client is one endpoint, whatever its
 * current port and network, and so is each client of a merged log. In a capture between other hosts, an address appears both
 * as local and as peer address; there each host is an endpoint.
 */
export function* framedHops(trace: Trace): Steps<Hops | undefined> {
	const { count } = trace.index.messages;
	const frames: (Addresses | undefined)[] = [];
	for (let message = 0; message < count; message++) {
		frames.push(readAddresses(trace, message));
		if (message % MESSAGES_A_STEP === 0) yield;
	}
	if (!frames.some((frame) => frame !== undefined)) return undefined;

	const shared = hostsWithSeveralEndpoints(frames);
	const isShared = (place: Place) => shared.has(place.host);
	const keyOf = (place: Place) => (isShared(place) ? placeText(place) : place.host);
	const clients = findClients(trace, frames, keyOf);
	const endpoints = new Endpoints(isShared);
	const [from, to] = [new Int32Array(count), new Int32Array(count)];
	const clientOf = (message: number) => clients?.of(message) ?? NOBODY;
	const spokenTo = firstFrames(frames, clientOf);
	const anyFrame = frames.find((frame) => frame)!;
	for (let message = 0; message < count; message++) {
		const frame = frames[message];
		const client = clientOf(message);
		if (frame) spokenTo.set(client, frame);
		// If its framing record was cut off, assume that a packet was exchanged with the most recent peer.
		const { remote, local } = frame ?? { ...(spokenTo.get(client) ?? anyFrame), local: null };
		const known = clients?.behind(keyOf(remote));
		const own = local && !clients ? endpoints.of(keyOf(local), local) : endpoints.ofClient(client, local);
		const peer = known === undefined ? endpoints.of(keyOf(remote), remote) : endpoints.ofClient(known, remote);
		const isSent = frame ? frame.isSent : trace.direction(message) !== "received";
		from[message] = isSent ? own : peer;
		to[message] = isSent ? peer : own;
	}
	const isServer = trace.viewpoint === "server";
	const nameless = isServer ? "this server" : "this computer";
	return {
		endpoints: endpoints.all.map((seen) => ({ addresses: seen.size > 0 ? [...seen] : [nameless] })),
		from,
		to,
		own: clients === ONE && !isServer ? endpoints.ofClient(0, null) : null,
		clients: new Set(clients && !isServer ? endpoints.clients : []),
	};
}

const MESSAGES_A_STEP = 8000;

/** A log of a single client contains only its own messages. */
const ONE: Clients = { of: () => 0, behind: () => undefined };

/** No client has this number: a capture belongs to nobody. */
const NOBODY = -1;

/** The clients that wrote the log; `undefined` for a capture. */
function findClients(
	trace: Trace,
	frames: readonly (Addresses | undefined)[],
	keyOf: (place: Place) => string,
): Clients | undefined {
	if (someTogether(periodsOf(trace.index))) {
		const ends = frames.map(
			(frame) => frame && { local: frame.local && keyOf(frame.local), remote: keyOf(frame.remote) },
		);
		return clientsOf(trace, ends);
	}
	const peers = new Set(frames.flatMap((frame) => (frame ? [placeText(frame.remote)] : [])));
	const isBetweenOthers = frames.some(
		(frame) => frame?.isCapture || (frame?.local && peers.has(placeText(frame.local))),
	);
	return isBetweenOthers ? undefined : ONE;
}

/** The first frame logged by each client, which stands in for missing frames before it. */
function firstFrames(
	frames: readonly (Addresses | undefined)[],
	clientOf: (message: number) => number,
): Map<number, Addresses> {
	const first = new Map<number, Addresses>();
	for (const [message, frame] of frames.entries()) {
		if (frame && !first.has(clientOf(message))) first.set(clientOf(message), frame);
	}
	return first;
}

/** The endpoints and the addresses they were seen at, numbered in order of appearance. */
class Endpoints {
	readonly all: Set<string>[] = [];
	readonly #numbers = new Map<string, number>();
	readonly #clients = new Map<number, number>();
	readonly #isShared: (place: Place) => boolean;

	/** On a host with several endpoints, addresses include the port. */
	constructor(isShared: (place: Place) => boolean) {
		this.#isShared = isShared;
	}

	/** The endpoints of the clients that wrote the log. */
	get clients(): Iterable<number> {
		return this.#clients.values();
	}

	/** The endpoint at an address. */
	of(key: string, place: Place): number {
		return this.#seen(this.#numberOf(this.#numbers, key), placeText(place));
	}

	/** The endpoint of a client, regardless of its port; `null` for an unknown address. */
	ofClient(client: number, place: Place | null): number {
		const endpoint = this.#numberOf(this.#clients, client);
		return place ? this.#seen(endpoint, this.#isShared(place) ? placeText(place) : place.host) : endpoint;
	}

	#numberOf<Key>(numbers: Map<Key, number>, key: Key): number {
		const known = numbers.get(key) ?? this.all.push(new Set()) - 1;
		numbers.set(key, known);
		return known;
	}

	#seen(endpoint: number, address: string): number {
		const addresses = this.all[endpoint]!;
		if (addresses.size < MOST_ADDRESSES) addresses.add(address);
		return endpoint;
	}
}

interface Addresses {
	readonly remote: Place;
	readonly local: Place | null;
	readonly isSent: boolean;
	/** True if the packets were captured between arbitrary hosts. */
	readonly isCapture: boolean;
}

/** A peer may have used a thousand ports; more addresses than this are not shown. */
const MOST_ADDRESSES = 6;

function readAddresses(trace: Trace, message: number): Addresses | undefined {
	const frame = frameOf(trace.index, message);
	if (!frame?.remote) return undefined;
	return {
		remote: readPlace(frame.remote),
		local: frame.local === null ? null : readPlace(frame.local),
		isSent: frame.direction !== "received",
		isCapture: frame.direction === "unknown",
	};
}

/** Hosts that send to themselves, where only the port distinguishes the two ends. */
function hostsWithSeveralEndpoints(frames: readonly (Addresses | undefined)[]): ReadonlySet<string> {
	const hosts = new Set<string>();
	for (const frame of frames) if (frame?.local?.host === frame?.remote.host && frame) hosts.add(frame.remote.host);
	return hosts;
}
