// lost-message: one side sent a message, and the log of the other side shows that it never arrived.

import { lastAtMost } from "../text.ts";
import { frameOf } from "../trace/directions/framing.ts";
import type { Trace } from "../trace/trace.ts";
import { type Rule, related, relatedAll } from "./rule.ts";
import { statusText } from "./wording.ts";

/**
 * Reported on the message in the sender's log. The text must contain the logs of both sides, and the connection must provide
 * the proof: messages to the same address shortly before and after this one arrived in the log of the other side, and so did
 * nearly all others.
 */
export const lostMessage: Rule = {
	id: "lost-message",
	severity: "warning",
	summary: "One side sent a message, and the log of the other side shows that it never arrived",
	outranks: ["unanswered-request", "missing-ack"],
	judges: "log",
	judge(trace, report) {
		for (const { remote, sent } of connectionsOf(trace)) {
			for (const { message, before, after } of lostIn(trace, sent)) {
				const [first, ...copies] = message.copies as [number, ...number[]];
				const { id, method, invite } = trace.transactionOf(first);
				const again = copies.length > 0 ? ", although it was sent again" : "";
				report({
					on: first,
					transaction: method === "ACK" ? (invite ?? id) : id,
					message:
						`${nameOf(trace, first)} was sent to ${remote} and never arrived${again}: the log of the other side ` +
						"shows the messages sent before and after it, but not this one.",
					check: CHECK,
					related: [
						...relatedAll(copies, "Sent again"),
						related(trace.otherEndOf(before)!, "What arrived before it"),
						related(trace.otherEndOf(after)!, "What arrived after it"),
					],
				});
			}
		}
	},
};

const CHECK =
	"Check what is between the two: a firewall, a NAT or a load balancer may be dropping packets, especially large " +
	"ones over UDP.";

/** A message with all its copies, in file order. */
interface Sent {
	readonly copies: number[];
	/** A copy that also appears in the log of the other side; `undefined` if there is none. */
	arrived: number | undefined;
}

/** What a process sent to an address. */
interface Connection {
	readonly remote: string;
	readonly sent: readonly Sent[];
}

/** The connections for which the text also contains the log of the other side. */
function connectionsOf(trace: Trace): readonly Connection[] {
	const { messages, records } = trace.index;
	const connections = new Map<string, { remote: string; sent: Map<string, Sent>; peers: Set<number> }>();
	const processOf = (message: number) => records.process(messages.record(message));
	if (!trace.transactions.some(({ otherEnd }) => otherEnd.length > 0)) return [];
	for (let message = 0; message < messages.count; message++) {
		const frame = frameOf(trace.index, message);
		if (frame?.direction !== "sent" || !frame.remote) continue;
		const key = `${processOf(message)} ${frame.remote}`;
		const connection = connections.get(key) ?? { remote: frame.remote, sent: new Map(), peers: new Set() };
		connections.set(key, connection);
		const { id } = trace.transactionOf(message);
		const status = messages.status(message);
		const what = `${id} ${messages.method(message)} ${status} ${status >= 200 ? messages.toTag(message) : ""}`;
		const sent: Sent = connection.sent.get(what) ?? { copies: [], arrived: undefined };
		connection.sent.set(what, sent);
		sent.copies.push(message);
		const other = trace.otherEndOf(message);
		if (other === undefined) continue;
		sent.arrived ??= message;
		connection.peers.add(processOf(other));
	}
	// If several processes received messages at one address, it belongs to a host between them.
	return [...connections.values()]
		.filter(({ peers }) => peers.size === 1)
		.map(({ remote, sent }) => ({ remote, sent: [...sent.values()] }));
}

/** Messages that never arrived, with the messages that arrived just before and after them. */
function lostIn(trace: Trace, sent: readonly Sent[]) {
	const lost = sent.filter(({ arrived }) => arrived === undefined);
	// If many are missing, records were probably removed from the log.
	if (lost.length === 0 || sent.length - lost.length < FEWEST_FOR_EACH * lost.length) return [];
	const arrived = sent.flatMap((each) => each.arrived ?? []).sort((a, b) => a - b);
	return lost.flatMap((message) => {
		const [first, last] = [message.copies[0]!, message.copies.at(-1)!];
		const before = arrived[lastAtMost(arrived, arrived.length, first)]!;
		const after = arrived[lastAtMost(arrived, arrived.length, last) + 1];
		if (before > first || after === undefined) return [];
		const isNear = trace.clock(after) - trace.clock(before) <= LONGEST_APART_MS;
		return isNear ? [{ message, before, after }] : [];
	});
}

/** How many messages must have arrived for each that did not. */
const FEWEST_FOR_EACH = 3;
/** A log that was switched off for a while proves nothing. */
const LONGEST_APART_MS = 30 * 60_000;

/** `The 200 OK`, or `INVITE`. */
function nameOf(trace: Trace, message: number): string {
	const { messages, symbolText } = trace.index;
	return messages.status(message) === 0 ? symbolText(messages.method(message)) : `The ${statusText(trace, message)}`;
}
