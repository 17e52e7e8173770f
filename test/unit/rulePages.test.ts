// The pages of the rules show true excerpts: each is a whole log, and gives the finding that the page quotes.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { parseTrace, RULES, report } from "../../server/src/core/index.ts";

suite("pages of the rules", () => {
	for (const { id } of RULES) {
		test(id, () => {
			const page = readFileSync(join(import.meta.dirname, "../../docs/rules", `${id}.md`), "utf8");
			const excerpt = /```log\n([\s\S]*?)```/.exec(page)?.[1] ?? "";
			const quoted = /on line (\d+)[\s\S]*?\n\n((?:> .*\n)+)/.exec(page);
			const found = report(parseTrace(excerpt), id).findings.filter(({ rule }) => rule === id);
			assert.deepEqual(
				found.map(({ line, message }) => [line, message]),
				[[Number(quoted?.[1]), quoted?.[2]?.replace(/^> ?/gm, "").replace(/\s+/g, " ").trim()]],
			);
		});
	}
});
