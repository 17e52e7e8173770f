// How far an activity reaches: which messages it took, and how long it lasted.

import type { Activity } from "../activities/activity.ts";
import type { Trace } from "../trace/trace.ts";
import { messagesOf } from "./goTo.ts";

/** The messages of an activity, and the time from its beginning to its end. */
export interface ActivityExtent {
	/** In file order, each once; at least one. */
	readonly messages: readonly number[];
	/** `null` where the log has no times, and for a single request that got no answer in time to tell. */
	readonly durationMs: number | null;
}

/** What is asked once and answered once took as long as the answer; all else goes from its first to its last message. */
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
