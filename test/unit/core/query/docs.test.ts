// docs/query.md lists the same fields as the code.

import { join } from "node:path";
import { FIELDS } from "../../../../server/src/core/index.ts";
import { checkGoldenSection } from "../../../support/golden.ts";

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

suite("query: documentation", () => {
	test("lists the fields in the table", () => checkGoldenSection(PAGE, "fields", fieldsTable()));
	test("lists their values in the table", () => checkGoldenSection(PAGE, "choices", choicesLists()));
});
