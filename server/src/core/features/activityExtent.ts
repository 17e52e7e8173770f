// The extent of an activity: its messages and its duration.

import type { Activity } from "../activities/activity.ts";
import type { Trace } from "../trace/trace.ts";
import { messagesOf } from "./goTo.ts";

/** The messages of an activity, and the time from its start to its end. */
export interface ActivityExtent {
	/** In file order, without duplicates; at least one. */
	readonly messages: readonly number[];
	/** `null` if the log has no times, or does not show how long a single request took. */
	readonly durationMs: number | null;
}

/**
 * A single transaction lasts as long as its response time, or the time waited without one; any other activity from its first
 * to its last message.
 */
export function activityExtent(trace: Trace, { steps }: Activity): ActivityExtent {
	const all = new Set(steps.flatMap((id) => messagesOf(trace.transactions[id]!)));
	const messages = [...all].sort((one, other) => one - other);
	if (steps.length === 1) {
		const { durationMs, waitedMs } = trace.transactions[steps[0]!]!;
		return { messages, durationMs: durationMs ?? waitedMs };
	}
	const lasted = trace.clock(messages.at(-1)!) - trace.clock(messages[0]!);
	return { messages, durationMs: trace.index.dialect.hasTimes ? lasted : null };
}
