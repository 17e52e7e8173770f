// Hops by the framing records: the peer's and the own address of each packet.

import { frameOf } from "../../trace/framing.ts";
import { periodsOf, someTogether } from "../../trace/processPeriod.ts";
import type { Trace } from "../../trace/trace.ts";
import type { Hops } from "./hops.ts";
import { type Place, placeText, readPlace } from "./route.ts";

/**
 * The hops of a log with framing records; `undefined` for one in which no record names a peer. The client is one
 * endpoint, whatever its port and its network are at a time. A capture taken between other hosts shows itself by an
 * address that is now its own and now a peer's: there each address is an endpoint, and so it is where the logs of several
 * clients stand in one text.
 */
export function framedHops(trace: Trace): Hops | undefined {
	const { count } = trace.index.messages;
	const frames = Array.from({ length: count }, (_, message) => readAddresses(trace, message));
	if (!frames.some((frame) => frame !== undefined)) return undefined;

	const peers = new Set(frames.flatMap((frame) => (frame ? [placeText(frame.remote)] : [])));
	const isMerged = someTogether(periodsOf(trace.index));
	const isBetweenOthers =
		isMerged || frames.some((frame) => frame?.isCapture || (frame?.local && peers.has(placeText(frame.local))));
	const isClient = !isBetweenOthers;
	const shared = hostsWithSeveralEndpoints(frames);

	const addresses: Set<string>[] = [];
	const numbers = new Map<string, number>();
	const number = (key: string, place: Place | null) => {
		let known = numbers.get(key);
		if (known === undefined) {
			known = addresses.push(new Set()) - 1;
			numbers.set(key, known);
		}
		if (place && addresses[known]!.size < MOST_ADDRESSES)
			addresses[known]!.add(shared.has(place.host) || !key.startsWith(OWN) ? placeText(place) : place.host);
		return known;
	};
	const keyOf = (place: Place) => (shared.has(place.host) ? placeText(place) : place.host);

	const from = new Int32Array(count);
	const to = new Int32Array(count);
	// Where logs were merged each process speaks for itself.
	const writerOf = (message: number) =>
		isMerged ? trace.index.records.process(trace.index.messages.record(message)) : 0;
	const spokenTo = new Map<number, Addresses>();
	for (const [message, frame] of frames.entries()) {
		if (frame && !spokenTo.has(writerOf(message))) spokenTo.set(writerOf(message), frame);
	}
	const anyFrame = frames.find((frame) => frame)!;
	for (let message = 0; message < count; message++) {
		const frame = frames[message];
		const writer = writerOf(message);
		if (frame) spokenTo.set(writer, frame);
		// A packet whose framing record was cut off went to or came from the peer that was spoken to last.
		const last = spokenTo.get(writer) ?? anyFrame;
		const { remote } = last;
		const local = isMerged ? last.local : (frame?.local ?? null);
		const own = number(isClient || !local ? `${OWN}${isMerged ? writer : ""}` : keyOf(local), local);
		const peer = number(keyOf(remote), remote);
		const isSent = frame ? frame.isSent : trace.direction(message) !== "received";
		from[message] = isSent ? own : peer;
		to[message] = isSent ? peer : own;
	}
	return {
		endpoints: addresses.map((seen) => ({
			addresses: seen.size > 0 ? [...seen] : [trace.viewpoint === "server" ? "this server" : "this computer"],
		})),
		from,
		to,
		own: isClient && trace.viewpoint !== "server" ? numbers.get(OWN)! : null,
	};
}

interface Addresses {
	readonly remote: Place;
	readonly local: Place | null;
	readonly isSent: boolean;
	/** True where the packet was captured on its way between any two hosts. */
	readonly isCapture: boolean;
}

/** More are not shown; a peer may have come from a thousand ports. */
const MOST_ADDRESSES = 6;

/** No host has this name. */
const OWN = " own";

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

/** Hosts that speak with themselves: only their ports tell the two ends apart. */
function hostsWithSeveralEndpoints(frames: readonly (Addresses | undefined)[]): ReadonlySet<string> {
	const hosts = new Set<string>();
	for (const frame of frames) if (frame?.local?.host === frame?.remote.host && frame) hosts.add(frame.remote.host);
	return hosts;
}
