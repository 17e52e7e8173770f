// Work that can be laid down between two steps: a host that serves others goes on with it when it has time.

/** Yields between two steps, each of which takes some milliseconds for any log that an editor can hold; returns the result. */
export type Steps<T> = Generator<void, T, void>;

/** Work that is done once, by whoever asks first for its result, or step by step. */
export interface Work<T> {
	/** The result; whatever is left to do is done now. */
	now(): T;
	/** The result if it is there already. */
	found(): T | undefined;
	/** The steps that are left, for work that goes on from this one. */
	rest(): Steps<T>;
}

/** Takes all steps at once. */
export function atOnce<T>(steps: Steps<T>): T {
	for (;;) {
		const { done, value } = steps.next();
		if (done) return value;
	}
}

/** Takes the steps when they are first asked for. What a step throws comes to everybody who asks. */
export function workOf<T>(steps: Steps<T>): Work<T> {
	// Let go at the end: a generator that has ended still holds what it was given, such as a whole log of an earlier version.
	let left: Steps<T> | undefined = steps;
	let end: { readonly value: T } | { readonly error: unknown } | undefined;

	function* rest(): Steps<T> {
		for (;;) {
			if (end && "error" in end) throw end.error;
			if (end) return end.value;
			if (!step()) yield;
		}
	}

	/** True once the end is there. */
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
