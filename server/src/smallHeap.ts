// Limits the memory of a program that reads one log after another.

import { setFlagsFromString } from "node:v8";

/**
 * Keeps V8's semi-space, which holds new objects, at its initial size. Otherwise it grows while a log is judged, which
 * raises the peak memory by half to save a few percent of the time. Call this before anything is read.
 */
export function keepHeapSmall(): void {
	setFlagsFromString("--semi-space-growth-factor=1");
}
