// Estimates how far one clock is ahead of another, from messages timed by both.

/** A message in two logs. */
export interface ClockPair {
	/** Its time by the clock being measured, in ms. */
	readonly at: number;
	/** How much later that is than by the other clock, in ms. */
	readonly ahead: number;
	/** 1 if the measured log received it, -1 if it sent it, 0 if unknown. */
	readonly way: 1 | -1 | 0;
}

/** The estimate. */
export interface ClockFit {
	/** How far the clock is ahead at the requested time, in ms; negative if it is behind. */
	readonly offsetMs: number;
	/** Its drift in parts per million; 0 if not significant. */
	readonly driftPpm: number;
	/** The number of messages used. */
	readonly pairs: number;
	/** Their median deviation from the estimate, without network delay, in ms. */
	readonly residualMs: number;
}

/**
 * Fits a line through the pairs and tolerates up to a third of outliers: the slope is the Theil–Sen estimator (the median of
 * the slopes between two pairs), the offset the median for each direction. Network delay makes a clock look ahead in
 * received messages and behind in sent ones, so the middle of both is the clock. `from` is the time for which to estimate
 * the offset. `undefined` for fewer than three pairs, and for pairs that disagree. The time grows with the number of pairs
 * like sorting.
 */
export function fitClock(pairs: readonly ClockPair[], from: number): ClockFit | undefined {
	if (pairs.length < FEWEST_PAIRS) return undefined;
	const slope = slopeOf(pairs);
	const sloped = lineWith(pairs, from, slope);
	const steady = lineWith(pairs, from, 0);
	const isDrift = isEvident(pairs, slope, sloped.residualMs);
	const { offsetMs, residualMs } = isDrift ? sloped : steady;
	if (residualMs > WIDEST_RESIDUAL_MS) return undefined;
	return { offsetMs, driftPpm: isDrift ? slope * 1e6 : 0, pairs: pairs.length, residualMs };
}

/** Two messages that disagree prove nothing; of three, one may be wrong. */
export const FEWEST_PAIRS = 3;

/** A request takes no longer through its proxies; a larger deviation means that the messages are not the same. */
const WIDEST_RESIDUAL_MS = 2000;

/** With fewer pairs, a drift is not significant. */
const FEWEST_FOR_DRIFT = 8;
/** No computer clock is that inaccurate: typical drifts are tens, at most a few hundred, parts per million. */
const GREATEST_DRIFT = 5000e-6;
/** Times are in whole milliseconds. */
const ROUNDING_MS = 0.3;

/**
 * True if the drift moves the clock by more than its uncertainty, which for a slope through `n` values falls with √n.
 * Rounding alone can tilt a line by a millisecond.
 */
function isEvident(pairs: readonly ClockPair[], slope: number, residualMs: number): boolean {
	if (pairs.length < FEWEST_FOR_DRIFT || Math.abs(slope) > GREATEST_DRIFT) return false;
	const spread = Math.max(ROUNDING_MS, 1.5 * residualMs);
	return Math.abs(slope) * spanOf(pairs) > 5 + (14 * spread) / Math.sqrt(pairs.length);
}

function lineWith(pairs: readonly ClockPair[], from: number, slope: number) {
	const height = ({ at, ahead }: ClockPair) => ahead - slope * (at - from);
	const heightOf = (way: ClockPair["way"]) => {
		const heights = pairs.filter((pair) => pair.way === way).map(height);
		return heights.length > 0 ? median(heights) : undefined;
	};
	const [received, sent, either] = [heightOf(1), heightOf(-1), heightOf(0)];
	const isBoth = received !== undefined && sent !== undefined;
	const offsetMs = isBoth ? (received + sent) / 2 : (received ?? sent ?? either!);
	const delay = isBoth ? (received - sent) / 2 : 0;
	return { offsetMs, residualMs: median(pairs.map((pair) => Math.abs(height(pair) - offsetMs - pair.way * delay))) };
}

function slopeOf(pairs: readonly ClockPair[]): number {
	const slopes: number[] = [];
	for (const way of [1, -1, 0] as const) {
		const sampled = sample(
			pairs.filter((pair) => pair.way === way).sort((a, b) => a.at - b.at),
			MOST_SAMPLED,
		);
		// For two pairs close together, rounding would outweigh the clock difference.
		const apart = spanOf(sampled) / 4;
		for (let one = 0; one < sampled.length; one++) {
			for (let other = sampled.length - 1; other > one; other--) {
				const time = sampled[other]!.at - sampled[one]!.at;
				if (time < apart || time === 0) break;
				slopes.push((sampled[other]!.ahead - sampled[one]!.ahead) / time);
			}
		}
	}
	return slopes.length > 0 ? median(slopes) : 0;
}

/** This many pairs in each direction suffice for a slope; the time is quadratic in their number. */
const MOST_SAMPLED = 300;

function sample<T>(all: readonly T[], most: number): readonly T[] {
	if (all.length <= most) return all;
	return Array.from({ length: most }, (_, at) => all[Math.floor((at * (all.length - 1)) / (most - 1))]!);
}

function spanOf(pairs: readonly ClockPair[]): number {
	let [first, last] = [Infinity, -Infinity];
	for (const { at } of pairs) {
		first = Math.min(first, at);
		last = Math.max(last, at);
	}
	return Math.max(0, last - first);
}

function median(values: readonly number[]): number {
	const sorted = Float64Array.from(values).sort();
	const middle = sorted.length >> 1;
	return sorted.length % 2 === 1 ? sorted[middle]! : (sorted[middle - 1]! + sorted[middle]!) / 2;
}
