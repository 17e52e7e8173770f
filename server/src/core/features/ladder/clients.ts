// Which client logged which message in a text that combines the logs of several clients, and the addresses by which others
// know it.

import { areTogether, type Period, periodsOf } from "../../trace/processes/processPeriod.ts";
import type { Trace } from "../../trace/trace.ts";
import { nameIn } from "./route.ts";

/** The addresses of both ends of a packet, normalised to tell hosts apart; `null` if the record does not name one. */
export interface PacketEnds {
	readonly local: string | null;
	readonly remote: string;
}

/** The clients of a merged log, numbered from 0. */
export interface Clients {
	/** The client that logged a message. */
	of(message: number): number;
	/** The client at an address; `undefined` if it is another host or uncertain. */
	behind(address: string): number | undefined;
}

/**
 * Distinguishes clients by their processes. Processes with the same address and the same user that do not overlap in time
 * are the same client, restarted. The address alone is not enough: in home networks many clients have 192.168.1.2.
 *
 * An address belongs to a client if packets sent there are only in that client's log, or if only this client uses it as its
 * own. If packets sent there are in several logs, it belongs to a host between the clients.
 */
export function clientsOf(trace: Trace, ends: readonly (PacketEnds | undefined)[]): Clients {
	const { messages, records } = trace.index;
	const processOf = (message: number) => records.process(messages.record(message));
	const numbers = numberClients(trace, ends, processOf);
	const of = (message: number) => numbers.get(processOf(message))!;

	const own = new Map<string, Set<number>>();
	const tied = new Map<string, Set<number>>();
	for (const [message, end] of ends.entries()) {
		if (end?.local) add(own, end.local, of(message));
		const other = trace.otherEndOf(message);
		if (end && other !== undefined) add(tied, end.remote, of(other));
	}
	return {
		of,
		behind(address) {
			const found = tied.get(address) ?? own.get(address);
			return found?.size === 1 ? [...found][0] : undefined;
		},
	};
}

/** Assigns a client number to each process. */
function numberClients(
	trace: Trace,
	ends: readonly (PacketEnds | undefined)[],
	processOf: (message: number) => number,
): ReadonlyMap<number, number> {
	const addresses = new Map<number, string>();
	const users = new Map<number, string>();
	for (const [message, end] of ends.entries()) {
		const process = processOf(message);
		if (end?.local && !addresses.has(process)) addresses.set(process, end.local);
		if (!users.has(process) && trace.index.messages.status(message) === 0 && trace.direction(message) === "sent") {
			users.set(process, nameIn(trace.text, trace.message(message), "From"));
		}
	}
	const numbers = new Map<number, number>();
	const last = new Map<string, { readonly number: number; readonly period: Period }>();
	let count = 0;
	for (const [process, period] of periodsOf(trace.index)) {
		const [address, user] = [addresses.get(process), users.get(process)];
		const key = address && user ? `${address} ${user}` : `process ${process}`;
		const before = last.get(key);
		const number = before && !areTogether(before.period, period) ? before.number : count++;
		last.set(key, { number, period });
		numbers.set(process, number);
	}
	return numbers;
}

function add(sets: Map<string, Set<number>>, key: string, value: number): void {
	const set = sets.get(key);
	if (set) set.add(value);
	else sets.set(key, new Set([value]));
}
