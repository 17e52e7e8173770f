// How the time of an answer grows with the log: measured by the processor's clock, and fitted to a power of the size.

import { diagnose, parseTrace } from "../../server/src/core/index.ts";
import { cpuTime } from "../support/cpuTime.ts";
import { type Asked, PLACES, type Question, WHOLE } from "../support/questions.ts";
import type { Shape } from "./shapes.ts";

/** The time of one question over logs of one shape. */
export interface Growth {
	/** The sizes that were tried, each twice the one before, and the time in ms that each took. */
	readonly sizes: readonly number[];
	readonly times: readonly number[];
	/** The exponent: 1 for time that is linear in the size, 2 for quadratic. `NaN` where no time is worth measuring. */
	readonly exponent: number;
}

/** Steeper growth is a fault. Sorting and the caches of the processor take a part of what is above 1. */
export const STEEPEST = 1.25;

/** Shorter times say nothing: a collection of garbage is as long. */
export const WORTH_MEASURING_MS = 60;

/** What takes so long is not tried at twice the size. */
const ENOUGH_MS = 3000;

/** Every question of a log by its name, and the whole way from the text to its findings. */
export const ASKED: Readonly<Record<string, Question>> = {
	parse: { ask: ({ trace }) => diagnose(parseTrace(trace.text)) },
	...WHOLE,
	...Object.fromEntries(Object.entries(PLACES).map(([name, { ask }]) => [name, { ask: eachPlace(ask) }])),
};

/** Four places of a log: its first and its last message, and two between. */
function eachPlace(ask: Question["ask"]): Question["ask"] {
	return ({ trace, findings }) => {
		const { messages } = trace.index;
		const last = Math.max(0, messages.count - 1);
		const numbers = messages.count === 0 ? [] : [0, last >> 1, Math.floor(last * 0.9), last];
		return numbers.map((message) => ask({ trace, findings, offset: messages.start(message) + 2 }));
	};
}

/** The logs of one shape, each made once: of twice, four times and eight times the size of the first. */
export function logsOf(shape: Shape, size: number): readonly SizedLog[] {
	return [1, 2, 4, 8].map((factor) => ({ size: size * factor, text: shape(size * factor) }));
}

/** A log, and how much of what grows there is in it. */
export interface SizedLog {
	readonly size: number;
	readonly text: string;
}

/**
 * The questions whose answer takes a time worth measuring. They are asked in turn of one trace, so that whatever several of them
 * rest on counts for the first one: nothing that takes long is left out, and a trace for each of those that are short is saved.
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
 * The growth of a question's time over the logs of one shape, from the smallest to the largest. A trace keeps what it has
 * worked out, so each time is that of a first question: the lesser of two, on traces of their own.
 */
export function growth(logs: readonly SizedLog[], { ask }: Question): Growth {
	const [smallest, largest] = [logs[0]!, logs.at(-1)!];
	const first = timeOf(smallest.text, ask);
	// Most questions take no time worth measuring on the largest log either.
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

/** The same, measured again where it looks too steep: one long time may be the machine's fault, two are ours. */
export function surelyGrowth(logs: readonly SizedLog[], question: Question): Growth {
	const first = growth(logs, question);
	if (!(first.exponent > STEEPEST)) return first;
	const second = growth(logs, question);
	return second.exponent < first.exponent || Number.isNaN(second.exponent) ? second : first;
}

/** `1.02 (1000: 20.1, 2000: 41.0 ms)`: the exponent, and what it was fitted to. */
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
 * The slope of the last doublings whose times are worth measuring, in logarithms; of two at least, since of a single one
 * the slope is mostly noise.
 */
function exponentOf(sizes: readonly number[], times: readonly number[]): number {
	const last = times.length - 1;
	// What takes seconds at the smallest size has no need of a slope.
	if (last === 0) return Number.POSITIVE_INFINITY;
	if (times[last]! < WORTH_MEASURING_MS) return Number.NaN;
	const worth = times.findIndex((time) => time >= WORTH_MEASURING_MS / 4);
	const first = Math.max(0, Math.min(worth, last - 2));
	return Math.log(times[last]! / times[first]!) / Math.log(sizes[last]! / sizes[first]!);
}
