// Work that can be laid down between two steps: a host that serves others goes on with it when it has time.

/** Yields between two steps, each of which takes some milliseconds for any log that an editor can hold; returns the result. */
export type Steps<T> = Generator<void, T, void>;

/** Takes all steps at once. */
export function atOnce<T>(steps: Steps<T>): T {
	for (;;) {
		const { done, value } = steps.next();
		if (done) return value;
	}
}
