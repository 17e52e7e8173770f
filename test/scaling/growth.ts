// How the time of an answer grows with the log: processor time, fitted to a power of the size.

import { diagnose, parseTrace } from "../../server/src/core/index.ts";
import { cpuTime } from "../support/cpuTime.ts";
import { type Asked, PLACES, type Question, WHOLE } from "../support/questions.ts";
import type { Shape } from "./shapes.ts";

/** The time of one question on logs of one shape. */
export interface Growth {
	/** The measured sizes, each twice the previous one, and the time in ms for each. */
	readonly sizes: readonly number[];
	readonly times: readonly number[];
	/** The exponent: 1 for time that is linear in the size, 2 for quadratic. `NaN` if no time is long enough to measure. */
	readonly exponent: number;
}

/** Steeper growth is a fault. Sorting and the caches of the processor account for some of what exceeds 1. */
export const STEEPEST = 1.25;

/** Shorter times say nothing: a garbage collection takes as long. */
export const WORTH_MEASURING_MS = 60;

/** If a size takes this long, twice the size is not tried. */
const ENOUGH_MS = 3000;

/** Every question about a log by its name, and everything from the text to its findings. */
export const ASKED: Readonly<Record<string, Question>> = {
	parse: { ask: ({ trace }) => diagnose(parseTrace(trace.text)) },
	...WHOLE,
	...Object.fromEntries(Object.entries(PLACES).map(([name, { ask }]) => [name, { ask: eachPlace(ask) }])),
};

/** Asks at four places of a log: its first and its last message, and two between. */
function eachPlace(ask: Question["ask"]): Question["ask"] {
	return ({ trace, findings }) => {
		const { messages } = trace.index;
		const last = Math.max(0, messages.count - 1);
		const numbers = messages.count === 0 ? [] : [0, last >> 1, Math.floor(last * 0.9), last];
		return numbers.map((message) => ask({ trace, findings, offset: messages.start(message) + 2 }));
	};
}

/** The logs of one shape, each generated once: the size, and twice, four times and eight times that. */
export function logsOf(shape: Shape, size: number): readonly SizedLog[] {
	return [1, 2, 4, 8].map((factor) => ({ size: size * factor, text: shape(size * factor) }));
}

/** A log, and the size it was generated with. */
export interface SizedLog {
	readonly size: number;
	readonly text: string;
}

/**
 * The questions that take long enough to measure. They are asked in turn about one trace, so shared work counts for the
 * first one that needs it: no slow question is missed, and the fast ones do not need a trace each.
 */
export function longQuestions<Named extends readonly [string, Question]>(
	text: string,
	questions: readonly Named[],
): readonly Named[] {
	const trace = parseTrace(text);
	const asked: Asked = { trace, findings: diagnose(trace), offset: 0 };
	return questions.filter(([, { ask }]) => cpuTime(() => ask(asked)) >= WORTH_MEASURING_MS / 2);
}

/**
 * The growth of a question's time over the logs of one shape, from the smallest to the largest. A trace caches its results,
 * so each time is that of a first question: the lesser of two, on separate traces.
 */
export function growth(logs: readonly SizedLog[], { ask }: Question): Growth {
	const [smallest, largest] = [logs[0]!, logs.at(-1)!];
	const first = timeOf(smallest.text, ask);
	// Most questions are too fast to measure even on the largest log.
	if (first < WORTH_MEASURING_MS / 4) {
		const time = timeOf(largest.text, ask);
		if (time < WORTH_MEASURING_MS) {
			return { sizes: [smallest.size, largest.size], times: [first, time], exponent: Number.NaN };
		}
	}
	const sizes: number[] = [];
	const times: number[] = [];
	for (const { size, text } of logs) {
		sizes.push(size);
		times.push(Math.min(timeOf(text, ask), timeOf(text, ask)));
		if (times.at(-1)! > ENOUGH_MS) break;
	}
	return { sizes, times, exponent: exponentOf(sizes, times) };
}

/** Like `growth`, but measured again if it looks too steep: one long time may be due to the machine, two are due to the code. */
export function surelyGrowth(logs: readonly SizedLog[], question: Question): Growth {
	const first = growth(logs, question);
	if (!(first.exponent > STEEPEST)) return first;
	const second = growth(logs, question);
	return second.exponent < first.exponent || Number.isNaN(second.exponent) ? second : first;
}

/** `1.02 (1000: 20.1, 2000: 41.0 ms)`: the exponent, and the values it was fitted to. */
export function growthText({ exponent, sizes, times }: Growth): string {
	const steps = sizes.map((size, at) => `${size}: ${times[at]!.toFixed(1)}`).join(", ");
	return `${Number.isNaN(exponent) ? "short" : exponent.toFixed(2)} (${steps} ms)`;
}

function timeOf(text: string, ask: Question["ask"]): number {
	const trace = parseTrace(text);
	const asked: Asked = { trace, findings: diagnose(trace), offset: 0 };
	return cpuTime(() => ask(asked));
}

/**
 * The slope, in logarithms, of the last doublings whose times are long enough to measure; of at least two, because the slope
 * of a single one is mostly noise.
 */
function exponentOf(sizes: readonly number[], times: readonly number[]): number {
	const last = times.length - 1;
	// A question that takes seconds at the smallest size fails without a slope.
	if (last === 0) return Number.POSITIVE_INFINITY;
	if (times[last]! < WORTH_MEASURING_MS) return Number.NaN;
	const worth = times.findIndex((time) => time >= WORTH_MEASURING_MS / 4);
	const first = Math.max(0, Math.min(worth, last - 2));
	return Math.log(times[last]! / times[first]!) / Math.log(sizes[last]! / sizes[first]!);
}
