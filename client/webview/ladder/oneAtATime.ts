// Serialises work that is requested again while it runs, such as reloading while a log is written.

/** The maximum pause between two runs, in ms. The pause is otherwise as long as the previous run took. */
const LONGEST_REST_MS = 400;

/**
 * Wraps `work` so that it never overlaps itself: requests during a run lead to a single run afterwards, after a pause that
 * leaves processor time for others.
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
