// Time that the processor spent on a piece of work: what else a busy machine does counts for nothing.

import assert from "node:assert/strict";

/** Milliseconds of the processor that `work` took, in this process. */
export function cpuTime(work: () => unknown): number {
	const before = process.cpuUsage();
	work();
	const { user, system } = process.cpuUsage(before);
	return (user + system) / 1000;
}

/** The least of some runs: other work can only add to a time. */
export function leastCpuTime(runs: number, work: () => unknown): number {
	return Math.min(...Array.from({ length: runs }, () => cpuTime(work)));
}

/**
 * Asserts that `hostile` takes at most `factor` times what `plain` takes, with room for the garbage collector. What is
 * quadratic takes hundreds of times as long at the sizes that are tried.
 */
export function assertAsFast(hostile: () => unknown, plain: () => unknown, factor = 3): void {
	const expected = leastCpuTime(3, plain);
	const limit = factor * expected + 60;
	const least = leastCpuTime(3, hostile);
	assert.ok(least <= limit, `${least.toFixed(1)} ms, and ${expected.toFixed(1)} ms for a plain one`);
}
