// How the benchmark measures: always two things against each other, in turn, within one run.

/** A figure over several rounds. */
export interface Figure {
	readonly median: number;
	readonly least: number;
	readonly most: number;
}

/** One row of the result. */
export interface Row {
	readonly name: string;
	readonly size: string;
	/** What was measured; absent when the row was skipped. */
	readonly figure?: Figure;
	readonly aim: number;
	/** Whether the figure should be at least or at most the aim. */
	readonly should: "at least" | "at most";
	/** Absolute numbers of this machine, for the curious; or why the row was skipped. */
	readonly note: string;
}

/** Milliseconds of each round, for both candidates. */
export interface Rounds {
	readonly ours: readonly number[];
	readonly theirs: readonly number[];
}

/** True when a row meets its aim, `undefined` when it was skipped. */
export function meetsAim({ figure, aim, should }: Row): boolean | undefined {
	if (!figure) return undefined;
	return should === "at least" ? figure.median >= aim : figure.median <= aim;
}

/**
 * Times both candidates in turn, so that whatever else this machine does meets both alike. Both have run for
 * `warmUpMs` before, so that what counts is not how fast the engine compiles. The heap is not swept between rounds:
 * a forced sweep throws away what the engine has learnt of the code, and times grow by two to five.
 */
export async function inTurn(
	rounds: number,
	ours: () => unknown,
	theirs: () => unknown,
	warmUpMs = 1500,
): Promise<Rounds> {
	for (const work of [theirs, ours]) for (let spent = 0; spent < warmUpMs; ) spent += await timeOf(work);
	const times = { ours: [] as number[], theirs: [] as number[] };
	for (let round = 0; round < rounds; round++) {
		times.theirs.push(await timeOf(theirs));
		times.ours.push(await timeOf(ours));
	}
	return times;
}

/** A figure made of one number per round. */
export function figureOf(values: readonly number[]): Figure {
	return { median: median(values), least: Math.min(...values), most: Math.max(...values) };
}

/** The time of ours over the time of theirs, round by round. */
export function timeRatio({ ours, theirs }: Rounds): Figure {
	return figureOf(ours.map((time, round) => time / theirs[round]!));
}

/** The speed of ours over the speed of theirs, round by round. */
export function speedRatio({ ours, theirs }: Rounds): Figure {
	return timeRatio({ ours: theirs, theirs: ours });
}

/** The middle one. */
export function median(values: readonly number[]): number {
	const sorted = [...values].sort((one, other) => one - other);
	const middle = sorted.length >> 1;
	return sorted.length % 2 === 1 ? sorted[middle]! : (sorted[middle - 1]! + sorted[middle]!) / 2;
}

async function timeOf(work: () => unknown): Promise<number> {
	const start = performance.now();
	const result = work();
	if (result instanceof Promise) await result;
	return performance.now() - start;
}
