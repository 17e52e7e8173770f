// Processor time of a piece of work, which does not depend on the load of the machine.

import assert from "node:assert/strict";

/** The processor time of `work` in this process, in milliseconds. */
export function cpuTime(work: () => unknown): number {
	const before = process.cpuUsage();
	work();
	const { user, system } = process.cpuUsage(before);
	return (user + system) / 1000;
}

/** The minimum of several runs: other work can only increase the time. */
export function leastCpuTime(runs: number, work: () => unknown): number {
	return Math.min(...Array.from({ length: runs }, () => cpuTime(work)));
}

/**
 * Asserts that `hostile` takes at most `factor` times as long as `plain`, with some allowance for garbage collection.
 * Quadratic behaviour would take hundreds of times as long at the tested sizes.
 */
export function assertAsFast(hostile: () => unknown, plain: () => unknown, factor = 3): void {
	const expected = leastCpuTime(3, plain);
	const limit = factor * expected + 60;
	const least = leastCpuTime(3, hostile);
	assert.ok(least <= limit, `${least.toFixed(1)} ms, and ${expected.toFixed(1)} ms for a plain one`);
}
