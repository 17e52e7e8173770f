// How a step of `npm test` that runs in a process of its own says how many of its tests passed and failed.

import { existsSync, readFileSync, writeFileSync } from "node:fs";

const variable = "RTCDLL_RESULTS";

/** Called in the step's process. On its own, outside `npm test`, nobody asks and nothing is written. */
export function reportResults({ passed, failed }) {
	const file = process.env[variable];
	if (file) writeFileSync(file, JSON.stringify({ passed, failed }));
}

/** The environment that makes a step's process report into that file. */
export function reportInto(file) {
	return { [variable]: file };
}

/** Reads what a step has reported. One that failed without reporting a failure counts as a failure itself. */
export function readResults(file, status) {
	const results = existsSync(file) ? JSON.parse(readFileSync(file, "utf8")) : { passed: 0, failed: 0 };
	if (results.failed === 0 && (status !== 0 || results.passed === 0)) results.failed = 1;
	return results;
}
