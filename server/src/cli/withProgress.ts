// Parses and judges a log with a progress display, because a large log takes several seconds.

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

/** Parses a log, like `parseTrace`. */
export function readTrace(text: string): Trace {
	return withProgress("reading", parsing(text));
}

/** The findings of a log, as `diagnose` returns them. */
export function judge(
	trace: Trace,
	settings: RuleSettings = {},
	customRules: readonly CustomRule[] = [],
): readonly Finding[] {
	return withProgress("judging", judgingLog(trace, settings, DEFAULT_LIMITS, customRules));
}

/** Runs all steps. `doing` names the work: `reading`. */
function withProgress<T>(doing: string, steps: Steps<T>): T {
	for (;;) {
		const { done, value } = steps.next();
		if (done) return value;
		if (value !== undefined) progressWithin(`${doing}, ${Math.floor(value * 100)} %`);
	}
}
