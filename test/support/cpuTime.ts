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

/**
 * Asserts that work on something of 8 times the size takes about 8 times as long; quadratic work takes 64 times. `prepare` returns
 * the work for a size, and is not measured. Work of less than `FLOOR_MS` says little, and counts as that much.
 */
export function assertLinear(size: number, prepare: (size: number) => () => unknown): void {
	const [small, large] = [prepare(size), prepare(GROWTH * size)];
	const [few, many] = [leastCpuTime(3, small), leastCpuTime(3, large)];
	assert.ok(
		many < 3 * GROWTH * Math.max(few, FLOOR_MS),
		`${few.toFixed(1)} ms, and ${many.toFixed(1)} ms for 8 times the size`,
	);
}

const GROWTH = 8;
const FLOOR_MS = 10;
