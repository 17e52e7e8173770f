// A log read and judged, with how far that has come on the terminal: of a great one it takes longer than anybody waits
// without a sign.

import {
	type CustomRule,
	DEFAULT_LIMITS,
	type Finding,
	judgingLog,
	parsing,
	type RuleSettings,
	type Steps,
	type Trace,
} from "../core/index.ts";
import { progressWithin } from "./output.ts";

/** Reads a log, as `parseTrace` does. */
export function readTrace(text: string): Trace {
	return inSight("reading", parsing(text));
}

/** The findings of a log, as `diagnose` gives them. */
export function judge(
	trace: Trace,
	settings: RuleSettings = {},
	customRules: readonly CustomRule[] = [],
): readonly Finding[] {
	return inSight("judging", judgingLog(trace, settings, DEFAULT_LIMITS, customRules));
}

/** Takes all steps; `doing` says what they are, as in `reading`. */
function inSight<T>(doing: string, steps: Steps<T>): T {
	for (;;) {
		const { done, value } = steps.next();
		if (done) return value;
		if (value !== undefined) progressWithin(`${doing}, ${Math.floor(value * 100)} %`);
	}
}
