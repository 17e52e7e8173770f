// A log read and judged in steps, for a host that has other logs and other requests to serve meanwhile.

import { findActivities } from "./activities/activities.ts";
import { recoveriesOf } from "./activities/recovery.ts";
import { retriesOf } from "./activities/retry.ts";
import { allTold } from "./activities/told.ts";
import type { Steps } from "./steps.ts";
import type { TextChange } from "./text.ts";
import { parsing, tracingChange } from "./trace/parseTrace.ts";
import type { Trace } from "./trace/trace.ts";

/** Reads a log, and works out at once what nearly every answer needs: whatever is asked of the trace then takes little time. */
export function* readingLog(text: string): Steps<Trace> {
	return yield* prepared(yield* parsing(text));
}

/** The same for the text that a log has become by a change; see `changedTrace`. */
export function* readingChange(before: Trace, text: string, change: TextChange): Steps<Trace> {
	return yield* prepared(yield* tracingChange(before, text, change));
}

function* prepared(trace: Trace): Steps<Trace> {
	yield;
	const { messages } = trace.index;
	for (let from = 0; from < messages.count; from += MESSAGES_A_STEP) {
		const to = Math.min(messages.count, from + MESSAGES_A_STEP);
		for (let message = from; message < to; message++) {
			messages.toTag(message);
			trace.auth.credentials(message);
		}
		yield;
	}
	yield* trace.findDirections();
	yield;
	for (const prepare of PREPARATIONS) {
		prepare(trace);
		yield;
	}
	yield* findActivities(trace);
	return trace;
}

const MESSAGES_A_STEP = 2000;

/** What is worked out of a whole log and kept, each after all that it rests on. */
const PREPARATIONS: readonly ((trace: Trace) => unknown)[] = [
	(trace) => trace.answers,
	(trace) => trace.signIns,
	(trace) => trace.calls,
	retriesOf,
	recoveriesOf,
	allTold,
];
