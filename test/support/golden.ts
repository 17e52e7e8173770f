// Expected output in files beside the tests, to be read in a review like any other text.

import assert from "node:assert/strict";
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";

/** Compares with the file; with `UPDATE_GOLDEN=1` writes it instead. */
export function checkGolden(path: string, actual: string): void {
	if (process.env.UPDATE_GOLDEN) {
		mkdirSync(dirname(path), { recursive: true });
		writeFileSync(path, actual);
		return;
	}
	// A checkout on Windows may have turned the line ends.
	assert.equal(actual, readFileSync(path, "utf8").replaceAll("\r\n", "\n"));
}
