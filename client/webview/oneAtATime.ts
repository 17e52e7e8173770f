// Work that is asked for again and again while it is done, such as following a log that is written.

/**
 * Makes of `work` something that never runs twice at a time: what is asked for meanwhile is done once, as soon as that is
 * over, however often it was asked for.
 */
export function oneAtATime(work: () => Promise<void>): () => Promise<void> {
	let running: Promise<void> | undefined;
	let isWanted = false;

	async function run(): Promise<void> {
		do {
			isWanted = false;
			await work();
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
