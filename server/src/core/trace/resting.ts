// What is kept of a transaction though it rests on more than its own call.

/** Something that was worked out once, and what it rests on; a fact about a transaction (`Trace.fact`) that is filled later. */
export interface Resting<T> {
	basis: readonly unknown[];
	value: T | undefined;
}

/** Nothing yet. */
export function nothingYet<T>(): Resting<T> {
	return { basis: NOTHING, value: undefined };
}

/** No basis holds this, so that the first question is always worked out. */
const NOTHING: readonly unknown[] = Object.freeze([Symbol("nothing")]);

/**
 * The value as long as each entry of `basis` is the very thing that it was; else what `make` gives. The array is copied where it is
 * kept, so that one will do for many questions.
 */
export function restingOn<T>(kept: Resting<T>, basis: readonly unknown[], make: () => T): T {
	if (!areSame(kept.basis, basis)) {
		kept.value = make();
		kept.basis = basis.slice();
	}
	return kept.value!;
}

function areSame(one: readonly unknown[], other: readonly unknown[]): boolean {
	if (one.length !== other.length) return false;
	for (let at = 0; at < one.length; at++) if (!Object.is(one[at], other[at])) return false;
	return true;
}
