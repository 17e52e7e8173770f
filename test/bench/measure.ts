// How the benchmark measures: always two candidates, alternately, within one run.

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
	/** The measured value; absent if the row was skipped. */
	readonly figure?: Figure;
	readonly aim: number;
	/** Whether the figure should be at least or at most the target. */
	readonly should: "at least" | "at most";
	/** Absolute numbers for this machine, for information; or why the row was skipped. */
	readonly note: string;
}

/** Milliseconds of each round, for both candidates. */
export interface Rounds {
	readonly ours: readonly number[];
	readonly theirs: readonly number[];
}

/** True if a row meets its target, `undefined` if it was skipped. */
export function meetsAim({ figure, aim, should }: Row): boolean | undefined {
	if (!figure) return undefined;
	return should === "at least" ? figure.median >= aim : figure.median <= aim;
}

/**
 * Times both candidates alternately, so that other work on the machine affects both alike. Both first run for `warmUpMs`, so
 * that compilation is not measured. No garbage collection is forced between rounds: it also discards what the engine has
 * learnt about the code, and times would grow two- to fivefold.
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

/** The summary of one value per round. */
export function figureOf(values: readonly number[]): Figure {
	return { median: median(values), least: Math.min(...values), most: Math.max(...values) };
}

/** Our time divided by theirs, round by round. */
export function timeRatio({ ours, theirs }: Rounds): Figure {
	return figureOf(ours.map((time, round) => time / theirs[round]!));
}

/** Our speed divided by theirs, round by round. */
export function speedRatio({ ours, theirs }: Rounds): Figure {
	return timeRatio({ ours: theirs, theirs: ours });
}

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
