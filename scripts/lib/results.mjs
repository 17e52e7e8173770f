// How a step of `npm test` that runs in its own process reports the number of passed and failed tests.

import { existsSync, readFileSync, writeFileSync } from "node:fs";

const variable = "RTCDLL_RESULTS";

/** Called in the step's process. Writes nothing outside `npm test`. */
export function reportResults({ passed, failed }) {
	const file = process.env[variable];
	if (file) writeFileSync(file, JSON.stringify({ passed, failed }));
}

/** The environment that makes a step's process report to this file. */
export function reportInto(file) {
	return { [variable]: file };
}

/** Reads a step's report. A step that failed without reporting a failure counts as one failure. */
export function readResults(file, status) {
	const results = existsSync(file) ? JSON.parse(readFileSync(file, "utf8")) : { passed: 0, failed: 0 };
	if (results.failed === 0 && (status !== 0 || results.passed === 0)) results.failed = 1;
	return results;
}
