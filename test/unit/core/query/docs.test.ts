// docs/query.md has the fields of the table; UPDATE_GOLDEN=1 writes them.

import assert from "node:assert/strict";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { FIELDS } from "../../../../server/src/core/index.ts";

const PAGE = join(import.meta.dirname, "../../../../docs/query.md");

function fieldsTable(): string {
	const rows = FIELDS.map(
		(field) => `| \`${field.name}:\` | ${field.meaning} | ${field.of} | ${field.values} | \`${field.example}\` |`,
	);
	return ["| field | matches | of the | values | example |", "|---|---|---|---|---|", ...rows].join("\n");
}

function choicesLists(): string {
	return FIELDS.filter(({ choices }) => choices)
		.map(({ name, choices = [] }) => {
			const items = choices.map(({ name: choice, aliases = [], meaning }) => {
				const others = aliases.length > 0 ? ` (or ${aliases.map((alias) => `\`${alias}\``).join(", ")})` : "";
				return `- \`${choice}\`${others}: ${meaning}`;
			});
			return `### \`${name}:\`\n\n${items.join("\n")}`;
		})
		.join("\n\n");
}

function withSection(page: string, name: string, content: string): string {
	const [start, end] = [`<!-- ${name} -->`, `<!-- /${name} -->`];
	const from = page.indexOf(start);
	const to = page.indexOf(end);
	assert.ok(from >= 0 && to > from, `the page has no section ${name}`);
	return `${page.slice(0, from)}${start}\n\n${content}\n\n${page.slice(to)}`;
}

suite("query: documentation", () => {
	test("lists the fields and their values as the table has them", () => {
		const page = readFileSync(PAGE, "utf8").replaceAll("\r\n", "\n");
		const wanted = withSection(withSection(page, "fields", fieldsTable()), "choices", choicesLists());
		if (process.env.UPDATE_GOLDEN) writeFileSync(PAGE, wanted);
		else assert.equal(page, wanted);
	});
});
