// A fuzzing campaign: texts are changed, everything is asked about them, and those that show something new are kept to be
// changed further.

import { readdirSync, readFileSync } from "node:fs";
import { Session } from "node:inspector";
import { join } from "node:path";
import { corpusLogs } from "../support/oracle.ts";
import { mutated, oneOf, pick, randomFrom } from "./mutate.ts";
import { askEverything } from "./oracle.ts";

/** A text that broke something. */
export interface Find {
	readonly text: string;
	/** The text that it was merged and compared with. */
	readonly other: string;
	/** The number of the input in this campaign; with the seed it makes the same text again. */
	readonly input: number;
	readonly error: Error;
}

/** How a campaign went. */
export interface Campaign {
	readonly inputs: number;
	/** How many texts there are at its end that each reach what no other one did. */
	readonly corpus: number;
	/** How many stretches of the core's code were run. */
	readonly covered: number;
	/** The first text for each different error. */
	readonly finds: readonly Find[];
}

/** Runs as long as `goesOn` says so of the number of inputs so far. */
export function campaign(seed: number, texts: readonly string[], goesOn: (inputs: number) => boolean): Campaign {
	const random = randomFrom(seed);
	const corpus = [...texts];
	const finds = new Map<string, Find>();
	const coverage = new Coverage();
	let inputs = 0;
	let batch: string[] = [];
	for (; goesOn(inputs); inputs++) {
		if (inputs % (EXPLORED + UNWATCHED) === 0) coverage.start();
		if (inputs % (EXPLORED + UNWATCHED) === EXPLORED) coverage.stop();
		const other = excerpt(random, oneOf(random, corpus));
		const text = mutated(random, excerpt(random, oneOf(random, corpus)), other);
		try {
			askEverything(random, text, other);
		} catch (error) {
			const key = placeOf(error as Error);
			if (!finds.has(key)) finds.set(key, { text, other, input: inputs, error: error as Error });
		}
		if (!coverage.isOn) continue;
		batch.push(text);
		// To ask V8 what was run takes longer than to run it, so that it is asked for some texts together.
		if (batch.length < BATCH) continue;
		if (coverage.hasGrown()) corpus.push(...batch);
		batch = [];
	}
	coverage.end();
	return { inputs, corpus: corpus.length, covered: coverage.count, finds: [...finds.values()] };
}

const BATCH = 10;

/** Code whose runs are counted takes twice as long, so that most inputs run without: what is new is found early all the same. */
const EXPLORED = 2000;
const UNWATCHED = 8000;

/** Mostly some lines of the text, since small texts are soon asked about and whatever breaks is mostly in a few lines. */
function excerpt(random: () => number, text: string): string {
	if (text.length <= SHORT || random() < 0.05) return text;
	const start = text.indexOf("\n", pick(random, text.length)) + 1;
	return text.slice(start, start + SHORT);
}

const SHORT = 1500;

/** Logs of all kinds to begin with, from the fixtures, the scenarios and, where it is at hand, recorded traffic. */
export function seedTexts(): readonly string[] {
	const tests = join(import.meta.dirname, "..");
	const own = ["scenarios", "fixtures", "fixtures/dialects"].flatMap((folder) =>
		readdirSync(join(tests, folder))
			.filter((name) => /log$|html$/.test(name))
			.map((name) => readFileSync(join(tests, folder, name), "utf8")),
	);
	return [...own, ...corpusLogs().map(({ text }) => text)].map((text) => text.slice(0, 20_000));
}

/** The beginnings of those. */
export function shortTexts(): readonly string[] {
	return seedTexts().map((text) => text.slice(0, SHORT));
}

/** Two errors are the same find when they come from the same place with the same words but for the numbers in them. */
function placeOf({ stack = "", message }: Error): string {
	return `${message.replace(/[\d"\\].*/s, "")} ${/\n\s+at .*/.exec(stack)?.[0] ?? ""}`;
}

/** Which stretches of the core's code were run, by V8's own count. */
class Coverage {
	readonly #session = new Session();
	readonly #seen = new Set<string>();

	#isOn = false;

	constructor() {
		this.#session.connect();
		this.#session.post("Profiler.enable");
	}

	get isOn(): boolean {
		return this.#isOn;
	}

	start(): void {
		this.#isOn = true;
		this.#session.post("Profiler.startPreciseCoverage", { callCount: false, detailed: true });
	}

	stop(): void {
		this.#isOn = false;
		this.#session.post("Profiler.stopPreciseCoverage");
	}

	/** How many stretches were run so far. */
	get count(): number {
		return this.#seen.size;
	}

	/** True when something was run that was not when it was last asked. */
	hasGrown(): boolean {
		const before = this.#seen.size;
		this.#session.post("Profiler.takePreciseCoverage", (_, answer) => {
			for (const { url, functions } of answer?.result ?? []) {
				if (!url.includes("/server/src/core/")) continue;
				for (const { ranges } of functions) {
					for (const { startOffset, endOffset, count } of ranges) {
						if (count > 0) this.#seen.add(`${url} ${startOffset} ${endOffset}`);
					}
				}
			}
		});
		return this.#seen.size > before;
	}

	end(): void {
		this.stop();
		this.#session.disconnect();
	}
}
