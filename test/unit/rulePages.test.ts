// The excerpts on the rules' pages are real: each is a complete log that produces the finding quoted on the page. `npm run
// golden` regenerates the quotations.

import assert from "node:assert/strict";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { parseTrace, RULES, report, wrapText } from "../../server/src/core/index.ts";
import { uncapital } from "../../server/src/core/words.ts";
import { checkGoldenSection } from "../support/golden.ts";

/** The sentence that introduces the quotation and names its line, and the quotation. */
const QUOTATION = /on line (\d+)([\s\S]*?\n\n)((?:> .*\n)+)/;

const PAGES = join(import.meta.dirname, "../../docs/rules");

suite("pages of the rules", () => {
	test("README.md lists them", () => {
		const rows = RULES.map(
			({ id, severity, summary }) => `| [${id}](${id}.md) | ${severity} | ${uncapital(summary)} |`,
		);
		checkGoldenSection(
			join(PAGES, "README.md"),
			"rules",
			["| rule | severity | what it reports |", "|---|---|---|", ...rows].join("\n"),
		);
	});

	for (const { id } of RULES) {
		test(id, () => {
			const path = join(PAGES, `${id}.md`);
			const page = readFileSync(path, "utf8").replaceAll("\r\n", "\n");
			const excerpt = /```log\n([\s\S]*?)```/.exec(page)?.[1] ?? "";
			const found = report(parseTrace(excerpt), id).findings.filter(({ rule }) => rule === id);
			if (process.env.UPDATE_GOLDEN && found[0]) {
				const { line, message } = found[0];
				const lines = wrapText(message, 118).map((part) => `> ${part}\n`);
				writeFileSync(
					path,
					page.replace(QUOTATION, (_, __, between) => `on line ${line}${between}${lines.join("")}`),
				);
				return;
			}
			const quoted = QUOTATION.exec(page);
			assert.deepEqual(
				found.map(({ line, message }) => [line, message]),
				[[Number(quoted?.[1]), quoted?.[3]?.replace(/^> ?/gm, "").replace(/\s+/g, " ").trim()]],
			);
		});
	}
});
