// Which code of the core has run, from V8's coverage counts.

import { Session } from "node:inspector";

/** Counts from its creation on, in this thread. Code runs much slower while it is counted. */
export class Coverage {
	readonly #session = new Session();
	/** For each function, which of its characters have run. */
	readonly #functions = new Map<string, Uint8Array>();
	#run = 0;

	constructor() {
		this.#session.connect();
		this.#session.post("Profiler.enable");
		this.#session.post("Profiler.startPreciseCoverage", { callCount: false, detailed: true });
	}

	/** The number of characters of code that have run so far. */
	get run(): number {
		return this.#run;
	}

	/** True if new code has run since the last call. A call takes as long as some inputs do. */
	hasGrown(): boolean {
		const before = this.#run;
		this.#session.post("Profiler.takePreciseCoverage", (_, answer) => {
			for (const { url, functions } of answer?.result ?? []) {
				if (!url.includes("/server/src/core/")) continue;
				for (const { ranges } of functions) this.#note(url, ranges);
			}
		});
		return this.#run > before;
	}

	/** The first range is the function; those after it are nested ones with different counts. */
	#note(url: string, ranges: readonly Range[]): void {
		const { startOffset, endOffset, count } = ranges[0]!;
		if (count === 0) return;
		const isRun = new Uint8Array(endOffset - startOffset);
		for (const each of ranges)
			isRun.fill(each.count > 0 ? 1 : 0, each.startOffset - startOffset, each.endOffset - startOffset);
		const key = `${url} ${startOffset}`;
		const known = this.#functions.get(key) ?? new Uint8Array(isRun.length);
		this.#functions.set(key, known);
		for (const [at, value] of isRun.entries()) {
			if (value <= known[at]!) continue;
			known[at] = 1;
			this.#run++;
		}
	}
}

interface Range {
	readonly startOffset: number;
	readonly endOffset: number;
	readonly count: number;
}
