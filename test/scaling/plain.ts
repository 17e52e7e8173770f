// What a hostile log costs beside a plain one of its size: the time of everything that can be asked of it.

import { diagnose, parseTrace } from "../../server/src/core/index.ts";
import { makeLog } from "../bench/makeLog.ts";
import { cpuTime } from "../support/cpuTime.ts";
import { ASKED, WORTH_MEASURING_MS } from "./growth.ts";
import type { Shape } from "./shapes.ts";

/** Whoever makes a log may choose what is in it, and still must not have it take longer than so many times as long. */
export const MOST_OF_PLAIN = 3;

/** The time of each question in ms of the processor, by its name. */
export type Times = ReadonlyMap<string, number>;

/** A log, a plain one of as many characters, and how often as long the first takes in all questions together. */
export interface AgainstPlain {
	readonly ratio: number;
	readonly times: Times;
	readonly plainTimes: Times;
}

/** Asks everything of a text and of an invented log of its length; each time is the lesser of two. */
export function againstPlain(text: string): AgainstPlain {
	const [times, plainTimes] = [timesOf(text), timesOf(makeLog(text.length).slice(0, text.length))];
	return { ratio: total(times) / total(plainTimes), times, plainTimes };
}

/** Of the questions whose time is worth measuring the one that takes longest beside the plain log: `hover takes 1.20 times as long`. */
export function slowest({ times, plainTimes }: AgainstPlain): string {
	const ratios = [...times].map(([name, time]) => {
		const plain = plainTimes.get(name)!;
		return { name, ratio: time < WORTH_MEASURING_MS ? 0 : time / Math.max(plain, WORTH_MEASURING_MS / 4) };
	});
	const { name, ratio } = ratios.reduce((most, each) => (each.ratio > most.ratio ? each : most));
	return ratio === 0 ? "all questions are short" : `${name} takes ${ratio.toFixed(2)} times as long`;
}

/** A log of a shape that has about so many characters. */
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

/** A trace keeps what it has worked out, so that the order counts: it is the same for both logs. */
function onceOf(text: string): Times {
	const trace = parseTrace(text);
	const findings = diagnose(trace);
	const asked = { trace, findings, offset: 0 };
	return new Map(Object.entries(ASKED).map(([name, { ask }]) => [name, cpuTime(() => ask(asked))]));
}
