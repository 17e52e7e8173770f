// Caches facts about a transaction that depend on more than its own call.

/** A cached value and its dependencies; a fact about a transaction (`Trace.fact`) that is filled in later. */
export interface Memo<T> {
	basis: readonly unknown[];
	value: T | undefined;
}

/** An empty cache entry. */
export function emptyMemo<T>(): Memo<T> {
	return { basis: NOTHING, value: undefined };
}

/** Contains a unique symbol, so it equals no real basis and the first value is always computed. */
const NOTHING: readonly unknown[] = Object.freeze([Symbol("nothing")]);

/**
 * The cached value if each entry of `basis` is identical to what it was, otherwise the result of `make` for `of`. The array is
 * copied when it is stored, so that callers may reuse it, as they may reuse `make`.
 */
export function memoized<T, O>(kept: Memo<T>, basis: readonly unknown[], make: (of: O) => T, of: O): T {
	if (!areSame(kept.basis, basis)) {
		kept.value = make(of);
		kept.basis = basis.slice();
	}
	return kept.value!;
}

function areSame(one: readonly unknown[], other: readonly unknown[]): boolean {
	if (one.length !== other.length) return false;
	for (let at = 0; at < one.length; at++) if (!Object.is(one[at], other[at])) return false;
	return true;
}
