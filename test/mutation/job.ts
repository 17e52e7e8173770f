// The job that a mutation run passes to a process, and the output of that process.

import type { Mutant } from "./mutants.ts";

/** A source file with its mutants. The numbering of mutants continues through all files. */
export interface MutatedFile {
	/** Absolute. */
	readonly path: string;
	/** The number of its first mutant. */
	readonly first: number;
	readonly mutants: readonly Mutant[];
}

export interface Job {
	readonly files: readonly MutatedFile[];
	/** The test files, as absolute paths. */
	readonly tests: readonly string[];
	/** The numbers of the mutants to try, in this order. */
	readonly mutants: readonly number[];
	/** In milliseconds: a test that takes longer than this without a mutant is not run. */
	readonly longestTest: number;
}

/**
 * The state of a mutant: `killed` by a test; `survived` all tests that reach it; `uncovered` by any test; or `static`:
 * reached only while its module is loaded, and not in a constant, so that it can no longer be activated.
 */
export type State = "killed" | "survived" | "uncovered" | "static";

/** One line of the output. `begun` is printed before the tests run. */
export interface Verdict {
	readonly mutant: number;
	readonly state: State | "begun";
}
