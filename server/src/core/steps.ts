// Work that can be suspended between steps, so that a host can serve other requests in between.

/** Yields between steps of some milliseconds each, for any log that an editor can hold, and returns the result. */
export type Steps<T> = Generator<void, T, void>;

/** Work that is done once, either completely for the first caller that needs the result, or step by step. */
export interface Work<T> {
	/** The result; does all remaining work immediately. */
	now(): T;
	/** The result if it is available already. */
	found(): T | undefined;
	/** The remaining steps, for work that depends on this one. */
	rest(): Steps<T>;
}

/** Runs all steps at once. */
export function atOnce<T>(steps: Steps<T>): T {
	for (;;) {
		const { done, value } = steps.next();
		if (done) return value;
	}
}

/** Runs the steps on demand. An error thrown by a step is thrown to every caller. */
export function workOf<T>(steps: Steps<T>): Work<T> {
	// Released at the end: a finished generator still holds its arguments, such as the whole log of an earlier version.
	let left: Steps<T> | undefined = steps;
	let end: { readonly value: T } | { readonly error: unknown } | undefined;

	function* rest(): Steps<T> {
		for (;;) {
			if (end && "error" in end) throw end.error;
			if (end) return end.value;
			if (!step()) yield;
		}
	}

	/** True once the work is finished. */
	function step(): boolean {
		try {
			const { done, value } = left!.next();
			if (done) end = { value };
		} catch (error) {
			end = { error };
		}
		if (end) left = undefined;
		return end !== undefined;
	}

	return { now: () => atOnce(rest()), found: () => (end && "value" in end ? end.value : undefined), rest };
}
