// What the code makes and files hold: expected outputs beside the tests, and parts of the documentation. They are read in a
// review like any other text. `npm run golden` writes them all.

import assert from "node:assert/strict";
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";

/** Compares with the file, or writes it if `UPDATE_GOLDEN=1`. */
export function checkGolden(path: string, actual: string): void {
	if (process.env.UPDATE_GOLDEN) {
		mkdirSync(dirname(path), { recursive: true });
		writeFileSync(path, actual);
		return;
	}
	assert.equal(actual, readGolden(path));
}

/** The same for a part of a page: what stands between `<!-- name -->` and `<!-- /name -->`. */
export function checkGoldenSection(path: string, name: string, actual: string): void {
	const page = readGolden(path);
	const [start, end] = [`<!-- ${name} -->`, `<!-- /${name} -->`];
	const from = page.indexOf(start);
	const to = page.indexOf(end);
	assert.ok(from >= 0 && to > from, `the page has no section ${name}`);
	checkGolden(path, `${page.slice(0, from)}${start}\n\n${actual}\n\n${page.slice(to)}`);
}

/** A checkout on Windows may have turned the line ends. */
function readGolden(path: string): string {
	return readFileSync(path, "utf8").replaceAll("\r\n", "\n");
}
