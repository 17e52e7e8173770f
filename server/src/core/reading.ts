// Parses and analyses a log in steps, for a host that serves other requests in between or shows the progress.

import { findActivities } from "./activities/activities.ts";
import { recoveriesOf } from "./activities/recovery.ts";
import { allReportedFailures } from "./activities/reportedFailures.ts";
import { retriesOf } from "./activities/retry.ts";
import type { CustomRule, Finding, Limits } from "./rules/rule.ts";
import { judging, type RuleSettings } from "./rules/rules.ts";
import { asPart, type Steps } from "./steps.ts";
import type { LogText, TextChange } from "./text.ts";
import { parsing, tracingChange } from "./trace/parseTrace.ts";
import type { Trace } from "./trace/trace.ts";

/** Parses a log and computes what nearly every request needs, so that later requests to the trace are fast. */
export function* readingLog(text: LogText): Steps<Trace> {
	return yield* asPart(prepared(yield* asPart(parsing(text), 0, 0.4)), 0.4, 1);
}

/** Judges a parsed log. Computing what the rules need takes more time than the rules themselves. */
export function* judgingLog(trace: Trace, ...how: Judging): Steps<readonly Finding[]> {
	yield* asPart(prepared(trace), 0, 0.6);
	return yield* asPart(judging(trace, ...how), 0.6, 1);
}

type Judging = [settings: RuleSettings, limits: Limits, customRules: readonly CustomRule[]];

/** The same for a log after a change; see `changedTrace`. */
export function* readingChange(before: Trace, text: LogText, change: TextChange): Steps<Trace> {
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
		yield (to / messages.count) * 0.2;
	}
	yield* asPart(trace.findDirections(), 0.2, 0.3);
	yield;
	for (const [at, prepare] of PREPARATIONS.entries()) {
		prepare(trace);
		yield 0.3 + (0.2 * (at + 1)) / PREPARATIONS.length;
	}
	yield* asPart(findActivities(trace), 0.5, 1);
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
	allReportedFailures,
];
