// The findings of one trace, worked out once for the settings that hold.

import { diagnose, type Finding, type Trace } from "../core/index.ts";
import type { LogSettings } from "./settings.ts";

/** Gives the findings of a trace under settings; those of the settings asked for last are kept, and are the same array. */
export function findingsOf(trace: Trace): (settings: LogSettings) => readonly Finding[] {
	let last: { readonly settings: LogSettings; readonly findings: readonly Finding[] } | undefined;
	return (settings) => {
		if (last?.settings !== settings) last = { settings, findings: diagnose(trace, settings.rules, settings.limits) };
		return last.findings;
	};
}
