// The findings of one trace, worked out once for the settings that hold.

import { type Finding, judging, type Trace } from "../core/index.ts";
import type { LogSettings } from "./settings.ts";
import { type SlicedWork, slicedWork } from "./slicedWork.ts";

/** The findings of a trace under settings; those of the settings asked for last are kept, and are the same array. */
export interface Findings {
	/** At once. */
	findings(settings: LogSettings): readonly Finding[];
	/** While others are served. */
	judge(settings: LogSettings): Promise<readonly Finding[]>;
}

/** Those of a trace that is read when they are first asked for. */
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
