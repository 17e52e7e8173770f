// Which code of the core was run, by V8's own count.

import { Session } from "node:inspector";

/** Counts from now on, in this thread. Code whose runs are counted takes much longer. */
export class Coverage {
	readonly #session = new Session();
	/** For each function which of its characters were run. */
	readonly #functions = new Map<string, Uint8Array>();
	#run = 0;

	constructor() {
		this.#session.connect();
		this.#session.post("Profiler.enable");
		this.#session.post("Profiler.startPreciseCoverage", { callCount: false, detailed: true });
	}

	/** How many characters of code were run so far. */
	get run(): number {
		return this.#run;
	}

	/** True when something was run that was not when it was last asked. To ask takes as long as some inputs do. */
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

	/** The first range is the function, and those behind it are ever smaller ones with another count. */
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
