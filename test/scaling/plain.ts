// What a hostile log costs compared with a plain one of the same size: the time of all questions about it.

import { diagnose, parseTrace } from "../../server/src/core/index.ts";
import { makeLog } from "../bench/makeLog.ts";
import { cpuTime } from "../support/cpuTime.ts";
import { ASKED, WORTH_MEASURING_MS } from "./growth.ts";
import type { Shape } from "./shapes.ts";

/** The maximum ratio. The content of a log may be chosen by an attacker, and must not make it more expensive than this. */
export const MOST_OF_PLAIN = 3;

/** The processor time of each question in ms, by its name. */
export type Times = ReadonlyMap<string, number>;

/** A log, a plain one of the same length, and the ratio of their times for all questions together. */
export interface AgainstPlain {
	readonly ratio: number;
	readonly times: Times;
	readonly plainTimes: Times;
}

/** Asks everything about a text and about a generated log of its length; each time is the lesser of two. */
export function againstPlain(text: string): AgainstPlain {
	const [times, plainTimes] = [timesOf(text), timesOf(makeLog(text.length).slice(0, text.length))];
	return { ratio: total(times) / total(plainTimes), times, plainTimes };
}

/**
 * Among the questions that take long enough to measure, the slowest relative to the plain log: `hover takes 1.20 times as
 * long`.
 */
export function slowest({ times, plainTimes }: AgainstPlain): string {
	const ratios = [...times].map(([name, time]) => {
		const plain = plainTimes.get(name)!;
		return { name, ratio: time < WORTH_MEASURING_MS ? 0 : time / Math.max(plain, WORTH_MEASURING_MS / 4) };
	});
	const { name, ratio } = ratios.reduce((most, each) => (each.ratio > most.ratio ? each : most));
	return ratio === 0 ? "all questions are short" : `${name} takes ${ratio.toFixed(2)} times as long`;
}

/** A log of a shape with about this many characters. */
export function ofLength(shape: Shape, length: number): string {
	const perPiece = (shape(164).length - shape(64).length) / 100;
	return shape(Math.ceil(length / perPiece));
}

function total(times: Times): number {
	return [...times.values()].reduce((sum, time) => sum + time, 0);
}

function timesOf(text: string): Times {
	const runs = [onceOf(text), onceOf(text)] as const;
	return new Map([...runs[0]].map(([name, time]) => [name, Math.min(time, runs[1].get(name)!)]));
}

/** A trace caches its results, so the order matters: it is the same for both logs. */
function onceOf(text: string): Times {
	const trace = parseTrace(text);
	const findings = diagnose(trace);
	const asked = { trace, findings, offset: 0 };
	return new Map(Object.entries(ASKED).map(([name, { ask }]) => [name, cpuTime(() => ask(asked))]));
}
