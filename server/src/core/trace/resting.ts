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

/** No basis is the same array, so that nothing rests on this one. */
const NOTHING: readonly unknown[] = Object.freeze([Symbol("nothing")]);

/** The value as long as each entry of `basis` is the very thing that it was; else what `make` gives. */
export function restingOn<T>(kept: Resting<T>, basis: readonly unknown[], make: () => T): T {
	if (!areSame(kept.basis, basis)) {
		kept.value = make();
		kept.basis = basis;
	}
	return kept.value!;
}

function areSame(one: readonly unknown[], other: readonly unknown[]): boolean {
	return one === other || (one.length === other.length && one.every((each, at) => Object.is(each, other[at])));
}
