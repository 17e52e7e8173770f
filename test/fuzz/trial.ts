// One input of the fuzzer and its result.

import { diagnose, type Finding, parseTrace, type Trace } from "../../server/src/core/index.ts";
import { cpuTime } from "../support/cpuTime.ts";
import { randomFrom } from "./mutate.ts";
import { Broken } from "./oracle.ts";
import { type Input, TARGETS } from "./targets.ts";

/** An input that can be passed to its target again. */
export interface Trial {
	/** The name of the target. */
	readonly target: string;
	readonly text: string;
	/** The text to merge and compare it with. */
	readonly other: string;
	/** The seed of the target's random numbers. */
	readonly seed: number;
}

/** Passes an input to its target. Returns the error, or `undefined` if there is none. */
export function faultOf({ target, text, other, seed }: Trial): Error | undefined {
	return faultAt(target, inputOf(text, other), seed);
}

/** The input. It is parsed once, by the first target that needs its content. */
export function inputOf(text: string, other: string): Omit<Input, "random"> {
	let trace: Trace | undefined;
	let findings: readonly Finding[] | undefined;
	return {
		text,
		other,
		get trace() {
			trace ??= parseTrace(text);
			return trace;
		},
		get findings() {
			findings ??= diagnose(this.trace);
			return findings;
		},
	};
}

/** Like `faultOf`, for an input that several targets share. */
export function faultAt(target: string, input: Omit<Input, "random">, seed: number): Error | undefined {
	const run = (of: Omit<Input, "random">) => TARGETS.get(target)!(withRandom(of, seed));
	try {
		const before = performance.now();
		run(input);
		// A long time may be due to other work on this machine, or to code that runs for the first time.
		if (performance.now() - before < SLOWEST_MS) return undefined;
		const again = inputOf(input.text, input.other);
		const time = cpuTime(() => run(again));
		return time < SLOWEST_MS ? undefined : new Broken(`It takes longer than ${SLOWEST_MS} ms of processor time`);
	} catch (error) {
		return error as Error;
	}
}

/** No answer about a text of 30,000 characters takes nearly as long, parsing included. */
const SLOWEST_MS = 300;

function withRandom(input: Omit<Input, "random">, seed: number): Input {
	const random = randomFrom(seed);
	return {
		random,
		text: input.text,
		other: input.other,
		get trace() {
			return input.trace;
		},
		get findings() {
			return input.findings;
		},
	};
}

/** Two errors are the same find if they have the same origin and the same message, apart from numbers and quoted texts in it. */
export function placeOf({ stack = "", message }: Error): string {
	return `${message.replace(/[\d"\\].*/s, "")} ${/\n\s+at .*/.exec(stack)?.[0] ?? ""}`;
}

/** The trial with as few lines as still show the same fault, within a limited search. */
export function shrunk(trial: Trial, fault: Error): Trial {
	const place = placeOf(fault);
	const isSame = (each: Trial) => {
		const found = faultOf(each);
		return found !== undefined && placeOf(found) === place;
	};
	const end = performance.now() + SHRINKING_MS;
	let least = trial;
	for (const name of ["other", "text"] as const) {
		for (let size = least[name].split("\n").length; size >= 1; size >>= 1) {
			for (let at = 0; at < least[name].split("\n").length && performance.now() < end; ) {
				const lines = least[name].split("\n");
				lines.splice(at, size);
				const fewer = { ...least, [name]: lines.join("\n") };
				if (isSame(fewer)) least = fewer;
				else at += size;
			}
		}
	}
	return least;
}

const SHRINKING_MS = 5000;
