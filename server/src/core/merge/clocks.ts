// Synchronises the clocks of several logs, from messages that occur in two of them or from the user's input.

import { DAY_MS } from "../log/record.ts";
import { NO_NUMBER, NO_SYMBOL } from "../logIndex/logIndex.ts";
import { type ClockFit, type ClockPair, FEWEST_PAIRS, fitClock } from "./fitClock.ts";
import type { Timed } from "./timed.ts";

/** The user's input about the clock of a log. */
export interface ClockSetting {
	/** How far it was ahead at its first record, in ms; negative if it was behind. */
	readonly offsetMs: number;
	/** Its drift in parts per million; 0 if omitted. */
	readonly driftPpm?: number;
}

/** The correction of a log's clock. */
export interface LaneClock {
	/**
	 * `reference`: the others were adjusted to it. `found`: from messages that are in another log too. `given`: by the user.
	 * `own`: there is no evidence, so its own times are used. `unplaced`: there is not even evidence of the day it was written
	 * on.
	 */
	readonly how: "reference" | "found" | "given" | "own" | "unplaced";
	/** How far it was ahead at its first record, in ms. Less than a day between a log with dates and one without. */
	readonly offsetMs: number;
	readonly driftPpm: number;
	/** The number of messages identified in another log. */
	readonly pairs: number;
	/** The median deviation of the messages from the clock, in ms; 0 if it was not derived from messages. */
	readonly residualMs: number;
	/** Converts a time of the log to the common clock, in ms. */
	correct(time: number): number;
}

/**
 * Adjusts the clocks of all logs to that of the first one. A log without messages in common with it may be linked through
 * other logs. `settings` has an entry for each log that the user gave input for. Linear in the number of messages, and
 * quadratic in the number of logs.
 */
export function setClocks(
	logs: readonly Timed[],
	settings: readonly (ClockSetting | undefined)[],
): readonly LaneClock[] {
	const clocks = new Array<LaneClock | undefined>(logs.length);
	const shared = new SharedMessages(logs);
	const settle = (log: number, clock: LaneClock) => {
		clocks[log] = clock;
		if (clock.how !== "unplaced") shared.settle(log, clock);
	};
	const open = () => logs.flatMap((_, log) => (clocks[log] ? [] : [log]));
	if (logs[0]) settle(0, settings[0] ? given(settings[0], 0, logs[0].timeOf(0)) : REFERENCE);
	for (const log of open()) {
		const setting = settings[log];
		if (setting) settle(log, given(setting, dayBetween(logs[0]!, logs[log]!, setting.offsetMs), logs[log]!.timeOf(0)));
	}
	for (let left = open(); left.length > 0; left = open()) {
		const next = left.reduce((best, log) => (shared.count(log) > shared.count(best) ? log : best));
		settle(next, clockOf(logs[0]!, logs[next]!, shared.pairsOf(next)));
	}
	return clocks as readonly LaneClock[];
}

const REFERENCE: LaneClock = {
	how: "reference",
	offsetMs: 0,
	driftPpm: 0,
	pairs: 0,
	residualMs: 0,
	correct: (time) => time,
};

function clockOf(reference: Timed, log: Timed, pairs: readonly ClockPair[]): LaneClock {
	const from = log.timeOf(0);
	const fit = fitClock(pairs, from);
	if (fit) return found(fit, from, reference.isDated && log.isDated);
	const how = reference.isDated === log.isDated ? "own" : "unplaced";
	return { ...REFERENCE, how, pairs: pairs.length };
}

function found({ offsetMs, driftPpm, pairs, residualMs }: ClockFit, from: number, isDated: boolean): LaneClock {
	const gain = driftPpm / 1e6;
	return {
		how: "found",
		offsetMs: isDated ? offsetMs : withinHalfADay(offsetMs),
		driftPpm,
		pairs,
		residualMs,
		correct: (time) => Math.round(time - offsetMs - gain * (time - from)),
	};
}

function given({ offsetMs, driftPpm = 0 }: ClockSetting, days: number, from: number): LaneClock {
	const gain = driftPpm / 1e6;
	return {
		...REFERENCE,
		how: "given",
		offsetMs,
		driftPpm,
		correct: (time) => Math.round(time + days - offsetMs - gain * (time - from)),
	};
}

/** Whole days, in ms, that align a log without dates with one with dates, or vice versa. */
function dayBetween(reference: Timed, log: Timed, offsetMs: number): number {
	if (reference.isDated === log.isDated) return 0;
	return Math.round((reference.timeOf(0) - (log.timeOf(0) - offsetMs)) / DAY_MS) * DAY_MS;
}

function withinHalfADay(ms: number): number {
	return ms - Math.round(ms / DAY_MS) * DAY_MS;
}

/** A message that occurs in several logs. */
interface Shared {
	readonly sightings: Sighting[];
	/** Its time on the common clock and its direction, from the first log whose clock is set. */
	settled: { readonly time: number; readonly isSent: boolean | undefined; readonly copies: number } | undefined;
}

interface Sighting {
	readonly log: number;
	/** The message number of the first copy. */
	readonly message: number;
	copies: number;
}

/**
 * Messages that occur in several logs: with the same Call-ID, CSeq, From tag, and method or status, none of which a proxy
 * changes (RFC 3261 §16.6). For retransmissions, the first copies are paired if both logs have the same number; if some were
 * lost, the pairing is unknown.
 */
class SharedMessages {
	readonly #logs: readonly Timed[];
	readonly #ofLog: Shared[][];
	readonly #counts: number[];

	constructor(logs: readonly Timed[]) {
		this.#logs = logs;
		this.#counts = logs.map(() => 0);
		const all = new Map<string, Shared>();
		if (logs.length > 1) for (const log of logs.keys()) this.#collect(log, all);
		this.#ofLog = logs.map(() => []);
		for (const shared of all.values()) {
			if (shared.sightings.length < 2) continue;
			for (const { log } of shared.sightings) this.#ofLog[log]!.push(shared);
		}
	}

	/** The number of messages of a log that are in a log whose clock is set. */
	count(log: number): number {
		return this.#counts[log]!;
	}

	/** Records that the clock of a log is set. */
	settle(log: number, { correct }: LaneClock): void {
		const { trace, timeOf } = this.#logs[log]!;
		for (const shared of this.#ofLog[log]!) {
			if (shared.settled) continue;
			const { message, copies } = sightingIn(shared, log);
			const time = correct(timeOf(trace.index.messages.record(message)));
			shared.settled = { time, isSent: isSent(trace.direction(message)), copies };
			for (const other of shared.sightings) if (other.copies === copies) this.#counts[other.log]!++;
		}
	}

	/** The messages of a log that are in a log whose clock is set. */
	pairsOf(log: number): readonly ClockPair[] {
		const { trace, timeOf } = this.#logs[log]!;
		return this.#ofLog[log]!.flatMap((shared) => {
			const { message, copies } = sightingIn(shared, log);
			if (shared.settled?.copies !== copies) return [];
			const at = timeOf(trace.index.messages.record(message));
			const own = isSent(trace.direction(message));
			const isOpposite = own !== undefined && shared.settled.isSent !== undefined && own !== shared.settled.isSent;
			return [{ at, ahead: at - shared.settled.time, way: isOpposite ? (own ? -1 : 1) : 0 }];
		});
	}

	#collect(log: number, all: Map<string, Shared>): void {
		const { messages, symbolText } = this.#logs[log]!.trace.index;
		for (let message = 0; message < messages.count; message++) {
			const callId = messages.callId(message);
			const number = messages.cseqNumber(message);
			if (callId === NO_SYMBOL || number === NO_NUMBER) continue;
			const status = messages.status(message);
			const what = status === 0 ? symbolText(messages.method(message)) : status;
			const [method, tag] = [symbolText(messages.cseqMethod(message)), symbolText(messages.fromTag(message))];
			const key = `${symbolText(callId)}\n${number} ${method} ${what} ${tag}`;
			const known = all.get(key);
			const last = known?.sightings.at(-1);
			if (!known) all.set(key, { sightings: [{ log, message, copies: 1 }], settled: undefined });
			else if (last!.log === log) last!.copies++;
			else known.sightings.push({ log, message, copies: 1 });
		}
	}
}

function sightingIn({ sightings }: Shared, log: number): Sighting {
	return sightings.find((each) => each.log === log)!;
}

function isSent(direction: "sent" | "received" | "unknown"): boolean | undefined {
	return direction === "unknown" ? undefined : direction === "sent";
}

/** True if both logs have messages in common, but too few. */
export function areTooFew({ how, pairs }: Pick<LaneClock, "how" | "pairs">): boolean {
	return how !== "found" && pairs > 0 && pairs < FEWEST_PAIRS;
}
