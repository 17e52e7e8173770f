// The current trial of a thread, in shared memory, so that another thread can read it even if the first one hangs.

import type { Trial } from "./trial.ts";

/** Holds one trial at a time. */
export class UnderWay {
	/** The number of trials, the lengths of both texts, the number of the target, and the seed. */
	readonly #numbers: Int32Array;
	readonly #characters: Uint16Array;
	readonly #targets: readonly string[];

	/** `memory` comes from `memoryOfTrial`; both sides pass the same `targets`. */
	constructor(memory: SharedArrayBuffer, targets: readonly string[]) {
		this.#numbers = new Int32Array(memory, 0, NUMBERS);
		this.#characters = new Uint16Array(memory, NUMBERS * 4);
		this.#targets = targets;
	}

	/** Changes with each trial. */
	get count(): number {
		return this.#numbers[0]!;
	}

	/** The texts of the following trials. What exceeds the memory is cut off. */
	writeTexts(text: string, other: string): void {
		this.#numbers[1] = text.length;
		this.#numbers[2] = other.length;
		const all = text + other;
		for (let at = 0; at < all.length; at++) this.#characters[at] = all.charCodeAt(at);
	}

	/** Starts the next trial on these texts. */
	write(target: number, seed: number): void {
		this.#numbers[0]!++;
		this.#numbers[3] = target;
		this.#numbers[4] = seed;
	}

	read(): Trial {
		const [, length, otherLength, target, seed] = this.#numbers as unknown as [number, number, number, number, number];
		const text = (from: number, to: number) =>
			Array.from(this.#characters.subarray(from, to), (code) => String.fromCharCode(code)).join("");
		const other = text(length, length + otherLength);
		return { target: this.#targets[target]!, text: text(0, length), other, seed };
	}
}

const NUMBERS = 6;

/** Memory for two texts of up to `longest` characters. */
export function memoryOfTrial(longest: number): SharedArrayBuffer {
	return new SharedArrayBuffer(NUMBERS * 4 + 2 * 2 * longest);
}
