// Parses and analyses a log in steps, for a host that serves other logs and requests in between.

import { findActivities } from "./activities/activities.ts";
import { recoveriesOf } from "./activities/recovery.ts";
import { retriesOf } from "./activities/retry.ts";
import { allTold } from "./activities/told.ts";
import type { Steps } from "./steps.ts";
import type { TextChange } from "./text.ts";
import { parsing, tracingChange } from "./trace/parseTrace.ts";
import type { Trace } from "./trace/trace.ts";

/** Parses a log and computes what nearly every request needs, so that later requests to the trace are fast. */
export function* readingLog(text: string): Steps<Trace> {
	return yield* prepared(yield* parsing(text));
}

/** The same for a log after a change; see `changedTrace`. */
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

/** The cached results of a whole log, each after the ones it depends on. */
const PREPARATIONS: readonly ((trace: Trace) => unknown)[] = [
	(trace) => trace.answers,
	(trace) => trace.signIns,
	(trace) => trace.calls,
	retriesOf,
	recoveriesOf,
	allTold,
];
