// The findings of one trace, computed once for the current settings.

import { type Finding, judging, type Trace } from "../../core/index.ts";
import type { LogSettings } from "../settings.ts";
import { type SlicedWork, slicedWork } from "./slicedWork.ts";

/**
 * The findings of a trace under settings. The findings for the last settings are cached, and are returned as the same array.
 */
export interface Findings {
	/** Synchronously. */
	findings(settings: LogSettings): readonly Finding[];
	/** In slices, between other requests. */
	judge(settings: LogSettings): Promise<readonly Finding[]>;
}

/** Makes the findings of a trace that is read on first use. */
export function findingsOf(reading: () => Pick<SlicedWork<Trace>, "rest">): Findings {
	let last: { readonly settings: LogSettings; readonly work: SlicedWork<readonly Finding[]> } | undefined;
	const workUnder = (settings: LogSettings) => {
		if (last?.settings !== settings) last = { settings, work: slicedWork(readAndJudge(settings)) };
		return last.work;
	};
	function* readAndJudge({ rules, limits, customRules }: LogSettings) {
		return yield* judging(yield* reading().rest(), rules, limits, customRules.rules);
	}
	return {
		findings: (settings) => workUnder(settings).now(),
		judge: (settings) => workUnder(settings).soon(),
	};
}
