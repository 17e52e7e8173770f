// Long work that leaves the server time for its other requests.

import { type Steps, type Work, workOf } from "../core/index.ts";

/** How long the server is deaf to anything else at a time, in ms; a step that has begun is ended. */
const SLICE_MS = 20;

/** How long it listens between two slices, in ms: many small requests are answered in that time. */
const PAUSE_MS = 4;

/** Work that is done once, in slices; or at once where somebody cannot wait. */
export interface SlicedWork<T> extends Work<T> {
	/** The result, when all slices are done. Rejects with what a step throws. */
	soon(): Promise<T>;
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
	const work = workOf(steps);
	let sliced: Promise<T> | undefined;
	return {
		...work,
		soon() {
			sliced ??= inSlices(work.rest());
			return sliced;
		},
	};
}

async function inSlices<T>(steps: Steps<T>): Promise<T> {
	for (;;) {
		const until = performance.now() + SLICE_MS;
		do {
			const { done, value } = steps.next();
			if (done) return value;
		} while (performance.now() < until);
		await new Promise((resolve) => setTimeout(resolve, PAUSE_MS));
	}
}
