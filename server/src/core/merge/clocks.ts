// The clocks of several logs brought together: what the messages that stand in two of them say, or the user.

import { DAY_MS } from "../log/record.ts";
import { NO_NUMBER, NO_SYMBOL } from "../logIndex/logIndex.ts";
import { type ClockFit, type ClockPair, FEWEST_PAIRS, fitClock } from "./fitClock.ts";
import type { Timed } from "./timed.ts";

/** What the user says of the clock of a log. */
export interface ClockSetting {
	/** How far it was ahead at its first record, in ms; negative where it was behind. */
	readonly offsetMs: number;
	/** How much it gained, in millionths; 0 where it is left out. */
	readonly driftPpm?: number;
}

/** How the clock of a log was set right. */
export interface LaneClock {
	/**
	 * `reference`: the others were set by it. `found`: by the messages that stand in another log too. `given`: by the user.
	 * `own`: nothing tells, so its own times count. `unplaced`: nothing tells even on which day it was written.
	 */
	readonly how: "reference" | "found" | "given" | "own" | "unplaced";
	/** How far it was ahead at its first record, in ms. Between a log with dates and one without, less than a day. */
	readonly offsetMs: number;
	readonly driftPpm: number;
	/** How many messages stand in another log as well, as far as they say which. */
	readonly pairs: number;
	/** How far half of them are from the clock at most, in ms; 0 where it was not found from them. */
	readonly residualMs: number;
	/** From a time of the log to the same on the clock of all, in ms. */
	correct(time: number): number;
}

/**
 * Sets the clocks of logs by that of the first one, in whatever order they have messages in common: a log may be tied to it by
 * way of another. `settings` has an entry for each log that the user has spoken of. Linear in the number of messages, but for
 * the square of the number of logs.
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

/** Whole days, in ms, that bring a log without dates next to one with them, or the other way round. */
function dayBetween(reference: Timed, log: Timed, offsetMs: number): number {
	if (reference.isDated === log.isDated) return 0;
	return Math.round((reference.timeOf(0) - (log.timeOf(0) - offsetMs)) / DAY_MS) * DAY_MS;
}

function withinHalfADay(ms: number): number {
	return ms - Math.round(ms / DAY_MS) * DAY_MS;
}

/** A message that stands in several logs. */
interface Shared {
	readonly sightings: Sighting[];
	/** When it was logged on the clock of all, and which way it went, as the first log tells whose clock is set. */
	settled: { readonly time: number; readonly isSent: boolean | undefined; readonly copies: number } | undefined;
}

interface Sighting {
	readonly log: number;
	/** The number of the first copy. */
	readonly message: number;
	copies: number;
}

/**
 * The messages that stand in several logs: with the same Call-ID, CSeq, From tag, and method or status. A proxy in between
 * leaves all of them as they are (RFC 3261 §16.6). Of one that was sent again the first copies are the same if both logs have as
 * many; where some got lost, nobody knows which.
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

	/** How many messages of a log stand in one whose clock is set. */
	count(log: number): number {
		return this.#counts[log]!;
	}

	/** Takes in that the clock of a log is set. */
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

	/** The messages of a log that stand in one whose clock is set. */
	pairsOf(log: number): readonly ClockPair[] {
		const { trace, timeOf } = this.#logs[log]!;
		return this.#ofLog[log]!.flatMap((shared) => {
			const { message, copies } = sightingIn(shared, log);
			if (shared.settled?.copies !== copies) return [];
			const at = timeOf(trace.index.messages.record(message));
			const own = isSent(trace.direction(message));
			const isTold = own !== undefined && shared.settled.isSent !== undefined && own !== shared.settled.isSent;
			return [{ at, ahead: at - shared.settled.time, way: isTold ? (own ? -1 : 1) : 0 }];
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

/** True where messages stand in both logs, but too few to tell. */
export function areTooFew({ how, pairs }: Pick<LaneClock, "how" | "pairs">): boolean {
	return how !== "found" && pairs > 0 && pairs < FEWEST_PAIRS;
}
