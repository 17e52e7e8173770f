// The messages that share a Call-ID: a sign-in, a call, a subscription (RFC 3261 §8.1.1.4).

import { type LogIndex, NO_SYMBOL } from "../logIndex/logIndex.ts";

/** The messages of a log by their Call-IDs, which are compared as they are written. */
export interface Calls {
	/** The messages with the same Call-ID as `message`, itself among them, in file order; itself alone without one. */
	messagesOf(message: number): readonly number[];
}

/** Chains the messages of each Call-ID together. */
export function groupCalls(index: LogIndex): Calls {
	const { messages } = index;
	const next = new Int32Array(messages.count).fill(-1);
	const first = new Map<number, number>();
	const last = new Map<number, number>();
	for (let message = 0; message < messages.count; message++) {
		const callId = messages.callId(message);
		const before = last.get(callId);
		if (before === undefined) first.set(callId, message);
		else next[before] = message;
		last.set(callId, message);
	}
	return {
		messagesOf(message) {
			const callId = messages.callId(message);
			if (callId === NO_SYMBOL) return [message];
			const found: number[] = [];
			for (let at = first.get(callId) ?? -1; at >= 0; at = next[at]!) found.push(at);
			return found;
		},
	};
}
