// What a mutation run hands to the process that does it, and what that says.

import type { Mutant } from "./mutants.ts";

/** A source file with its mutants. Mutants have numbers that count through all files. */
export interface MutatedFile {
	/** Absolute. */
	readonly path: string;
	/** The number of its first mutant. */
	readonly first: number;
	readonly mutants: readonly Mutant[];
}

export interface Job {
	readonly files: readonly MutatedFile[];
	/** The files with the tests, absolute. */
	readonly tests: readonly string[];
	/** The numbers of the mutants to be tried, in this order. */
	readonly mutants: readonly number[];
	/** A test that takes longer without a mutant is not run, in milliseconds. */
	readonly longestTest: number;
}

/**
 * What became of a mutant: `killed` by a test, `survived` all that reach it, `uncovered` by any test, or `static`: it is
 * reached only while its module is loaded, and in no constant, so that it cannot be planted any more.
 */
export type State = "killed" | "survived" | "uncovered" | "static";

/** One line of the output. `begun` is said before the tests run. */
export interface Verdict {
	readonly mutant: number;
	readonly state: State | "begun";
}
