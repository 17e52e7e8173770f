// Work that is asked for again and again while it is done, such as following a log that is written.

/** Between two runs there is as much rest as the first of them took, and at most so much, in ms. */
const LONGEST_REST_MS = 400;

/**
 * Makes of `work` something that never runs twice at a time: what is asked for meanwhile is done once afterwards, however
 * often it was asked for, and leaves those who do the work some time for others.
 */
export function oneAtATime(work: () => Promise<void>): () => Promise<void> {
	let running: Promise<void> | undefined;
	let isWanted = false;

	async function run(): Promise<void> {
		do {
			isWanted = false;
			const before = performance.now();
			await work();
			const tookMs = performance.now() - before;
			if (isWanted) await new Promise((resolve) => setTimeout(resolve, Math.min(LONGEST_REST_MS, tookMs)));
		} while (isWanted);
	}

	return () => {
		isWanted = true;
		running ??= run().finally(() => {
			running = undefined;
		});
		return running;
	};
}
