// The pages of the rules, which are installed with the program.

import { existsSync, readFileSync, realpathSync } from "node:fs";
import { dirname, join } from "node:path";
import { pathToFileURL } from "node:url";
import type { RulePage } from "../core/index.ts";

/** The page of a rule; `undefined` for a custom rule, or if the program was copied without the pages. */
export function rulePage(rule: string): RulePage | undefined {
	pages ??= findPages();
	const path = pages && /^[\w-]+$/.test(rule) ? join(pages, `${rule}.md`) : undefined;
	if (path === undefined || !existsSync(path)) return undefined;
	return { markdown: readFileSync(path, "utf8"), uri: pathToFileURL(path).href };
}

let pages: string | undefined;

/** Searches upwards from the program, which is in `dist`, or deeper if it is run from source. */
function findPages(): string | undefined {
	const program = process.argv[1];
	if (program === undefined || !existsSync(program)) return undefined;
	let folder = dirname(realpathSync(program));
	for (let step = 0; step < 3; step++) {
		const found = join(folder, "docs", "rules");
		if (existsSync(found)) return found;
		folder = dirname(folder);
	}
	return undefined;
}
