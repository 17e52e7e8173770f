// How far one clock is ahead of another, from messages whose times both have.

/** A message that stands in two logs. */
export interface ClockPair {
	/** When it was logged, by the clock that is measured, in ms. */
	readonly at: number;
	/** How much later that is than by the other clock, in ms. */
	readonly ahead: number;
	/** 1 where the log that is measured received it, -1 where it sent it, 0 where nobody knows. */
	readonly way: 1 | -1 | 0;
}

/** What the pairs say. */
export interface ClockFit {
	/** How far the clock is ahead at the time that was asked for, in ms; negative where it is behind. */
	readonly offsetMs: number;
	/** How much it gains, in millionths of the time; 0 where that cannot be told from chance. */
	readonly driftPpm: number;
	/** How many messages tell it. */
	readonly pairs: number;
	/** How far half of them are from that at most, the way over the network left out, in ms. */
	readonly residualMs: number;
}

/**
 * Fits a line through the pairs, of which any third may be wrong: the slope is that of Theil and Sen (the median of the slopes
 * between two pairs), the height the median of each way. A message takes its time over the network, so that a clock looks ahead
 * by it in what it received and behind in what it sent: the middle of both is the clock. `from` is the time for which the
 * offset is wanted. `undefined` for less than three pairs, and for pairs that do not agree. Takes a time that grows with the
 * number of pairs as sorting does.
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

/** Two messages that disagree show nothing; of three, one may be wrong. */
export const FEWEST_PAIRS = 3;

/** A request takes no longer through its proxies; what is further apart does not speak of the same. */
const WIDEST_RESIDUAL_MS = 2000;

/** Fewer do not show a drift. */
const FEWEST_FOR_DRIFT = 8;
/** No clock of a computer is as wrong as that: it is off by tens, and by a few hundreds at most, of millionths. */
const GREATEST_DRIFT = 5000e-6;
/** Times are written in whole milliseconds. */
const ROUNDING_MS = 0.3;

/**
 * True where the drift moves the clock by more than its uncertainty: that of a slope through `n` values falls with √n, and
 * rounding alone bends a line by a millisecond.
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
		// Of two that are close together the rounding would tell more than the clock.
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

/** So many pairs of each way are enough for a slope; every two of them are looked at. */
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
