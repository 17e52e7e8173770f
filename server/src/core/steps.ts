// Work that can be suspended between steps, so that a host can serve other requests in between.

/**
 * Yields between steps of some milliseconds each, for any log that an editor can hold, and returns the result. What it yields is
 * the share of the work that is done, from 0 to 1, if that is known.
 */
export type Steps<T> = Generator<number | undefined, T, void>;

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

/** The steps of one part of a larger work, which covers its shares `from` to `to`. */
export function* asPart<T>(steps: Steps<T>, from: number, to: number): Steps<T> {
	for (;;) {
		const { done, value } = steps.next();
		if (done) return value;
		yield value === undefined ? undefined : from + (to - from) * value;
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
			const share = step();
			if (!end) yield share;
		}
	}

	/** Takes one step and returns the share that is done, if known. */
	function step(): number | undefined {
		let share: number | undefined;
		try {
			const { done, value } = left!.next();
			if (done) end = { value };
			else share = value;
		} catch (error) {
			end = { error };
		}
		if (end) left = undefined;
		return share;
	}

	return { now: () => atOnce(rest()), found: () => (end && "value" in end ? end.value : undefined), rest };
}
