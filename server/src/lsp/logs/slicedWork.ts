// Long work, done in slices so that the server can handle other requests in between.

import { type Steps, type Work, workOf } from "../../core/index.ts";

/** The length of a slice, in ms. A step that has begun is always finished. */
const SLICE_MS = 20;

/** The pause between two slices, in ms; it is long enough to handle many small requests. */
const PAUSE_MS = 4;

/** Work that is done once, in slices, or at once where the result is needed synchronously. */
export interface SlicedWork<T> extends Work<T> {
	/**
	 * The result, when all slices are done. Rejects with whatever a step throws. The first caller may watch the slices, and
	 * cancel the work for all callers.
	 */
	soon(watch?: Watch): Promise<T>;
}

/** How a caller watches long work. */
export interface Watch {
	/** Receives the share that is done after each slice, from 0 to 1, if known. */
	readonly progress: (share: number) => void;
	/** Ends the work with an `AbortError` before its next slice. */
	readonly signal: AbortSignal;
}

/** Wraps a result that is already there. */
export function doneWork<T>(value: T): SlicedWork<T> {
	return slicedWork(onlyStep(value));
}

function* onlyStep<T>(value: T): Steps<T> {
	yield;
	return value;
}

/** Makes sliced work. The first step runs when the result is first requested. */
export function slicedWork<T>(steps: Steps<T>): SlicedWork<T> {
	const work = workOf(steps);
	let sliced: Promise<T> | undefined;
	return {
		...work,
		soon(watch) {
			sliced ??= inSlices(work.rest(), watch);
			return sliced;
		},
	};
}

async function inSlices<T>(steps: Steps<T>, watch: Watch | undefined): Promise<T> {
	for (;;) {
		watch?.signal.throwIfAborted();
		const until = performance.now() + SLICE_MS;
		let share: number | undefined;
		do {
			const { done, value } = steps.next();
			if (done) return value;
			share = value ?? share;
		} while (performance.now() < until);
		if (share !== undefined) watch?.progress(share);
		await new Promise((resolve) => setTimeout(resolve, PAUSE_MS));
	}
}
