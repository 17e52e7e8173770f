// Activities as lines of text.

import { activitiesOf } from "../../../../server/src/core/activities/activities.ts";
import type { Activity } from "../../../../server/src/core/activities/activity.ts";
import { parseTrace, type Trace } from "../../../../server/src/core/index.ts";
import { writeLog } from "../../../support/fixture.ts";

/** Parses a log written with `writeLog`. */
export function traceOf(script: string): Trace {
	return parseTrace(writeLog(script));
}

/**
 * The activities of a log, one line each: `call alice to bob: refused by peer at #0, shown by 2 | #0 #1`. Numbers after `#`
 * are those of transactions, the others those of messages.
 */
export function activityLines(script: string): readonly string[] {
	return activityLinesOf(traceOf(script));
}

/** The same for a parsed log. */
export function activityLinesOf(trace: Trace): readonly string[] {
	return activitiesOf(trace).all.map(activityLine);
}

function activityLine({ kind, from, to, result, by, failedAt, shownBy, steps }: Activity): string {
	const name = (address: string | null) => address?.replace(/@example\.com$/, "") ?? "?";
	const parts = [
		`${kind} ${name(from)}${to === null ? "" : ` to ${name(to)}`}: ${result}`,
		by === null ? "" : ` by ${by}`,
		failedAt === null ? "" : ` at #${failedAt}`,
		shownBy === null ? "" : `, shown by ${shownBy}`,
		` | ${steps.map((step) => `#${step}`).join(" ")}`,
	];
	return parts.join("");
}
