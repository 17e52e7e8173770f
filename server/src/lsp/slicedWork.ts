// Long work that leaves the server time for its other requests.

import { atOnce, type Steps } from "../core/index.ts";

/** How long the server is deaf to anything else at a time, in ms; a step that has begun is ended. */
const SLICE_MS = 20;

/** How long it listens between two slices, in ms: many small requests are answered in that time. */
const PAUSE_MS = 4;

/** Work that is done once, in slices; or at once where somebody cannot wait. */
export interface SlicedWork<T> {
	/** The result; whatever is left to do is done now. */
	now(): T;
	/** The result, when all slices are done. Rejects with what a step throws. */
	soon(): Promise<T>;
	/** The steps that are left, for work that goes on from this one. */
	rest(): Steps<T>;
}

/** Work that has its result already, for whoever asks for work. */
export function doneWork<T>(value: T): SlicedWork<T> {
	return slicedWork(onlyStep(value));
}

function* onlyStep<T>(value: T): Steps<T> {
	yield;
	return value;
}

/** Takes the steps when they are first asked for. */
export function slicedWork<T>(steps: Steps<T>): SlicedWork<T> {
	let end: { readonly value: T } | { readonly error: unknown } | undefined;
	let sliced: Promise<T> | undefined;

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
			const { done, value } = steps.next();
			if (done) end = { value };
		} catch (error) {
			end = { error };
		}
		return end !== undefined;
	}

	async function slices(): Promise<T> {
		const left = rest();
		for (;;) {
			const until = performance.now() + SLICE_MS;
			do {
				const { done, value } = left.next();
				if (done) return value;
			} while (performance.now() < until);
			await new Promise((resolve) => setTimeout(resolve, PAUSE_MS));
		}
	}

	return {
		now: () => atOnce(rest()),
		soon() {
			sliced ??= slices();
			return sliced;
		},
		rest,
	};
}
