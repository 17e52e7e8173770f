// npm run diagnosis: counts the findings on the corpus of real traffic and writes the table into docs/diagnosis.md.
// With --list it prints each error and warning instead, so that they can be read one by one.

import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { parseTrace, RULES, report } from "../server/src/core/index.ts";
import { CORPUS, corpusLogs } from "./support/oracle.ts";

const PAGE = join(import.meta.dirname, "../docs/diagnosis.md");
const TABLE = /(?<=<!-- table -->\n)[\s\S]*(?=<!-- \/table -->)/;

interface Row {
	readonly folder: string;
	logs: number;
	messages: number;
	/** Findings by severity and by rule. */
	readonly counts: Map<string, number>;
}

const rows = new Map<string, Row>();
for (const { folder, name, text } of corpusLogs()) {
	// The framed version of a log contains the same messages.
	if (name.endsWith(".framed.log")) continue;
	const group = name.includes("fuzz-2006") ? "garbage capture" : folder;
	const row = rows.get(group) ?? { folder: group, logs: 0, messages: 0, counts: new Map() };
	rows.set(group, row);
	const { messages, findings } = report(parseTrace(text), name);
	row.logs++;
	row.messages += messages.length;
	for (const { rule, severity, line, message } of findings) {
		for (const key of [severity, `${severity} ${rule}`]) row.counts.set(key, (row.counts.get(key) ?? 0) + 1);
		if (process.argv.includes("--list") && (severity === "error" || severity === "warning")) {
			console.log(`${name}:${line} ${severity} ${rule}: ${message}`);
		}
	}
}

if (rows.size === 0) {
	console.log(`There is no corpus at ${CORPUS}; RTCDLL_CORPUS overrides the path.`);
} else if (!process.argv.includes("--list")) {
	const table = markdownTable([...rows.values()]);
	writeFileSync(PAGE, readFileSync(PAGE, "utf8").replace(TABLE, `\n${table}\n`));
	console.log(table);
}

function markdownTable(all: readonly Row[]): string {
	const lines = all.map(({ folder, logs, messages, counts }) => {
		const count = (severity: string) => counts.get(severity) ?? 0;
		const share = (severity: string) => ((1000 * count(severity)) / messages).toFixed(1);
		const numbers = [logs, messages, count("error"), share("error"), count("warning"), share("warning")];
		return `| ${folder} | ${numbers.join(" | ")} | ${byRule(counts)} |`;
	});
	return [
		"| folder | logs | messages | errors | per 1,000 | warnings | per 1,000 | by rule |",
		"|---|---|---|---|---|---|---|---|",
		...lines,
	].join("\n");
}

function byRule(counts: ReadonlyMap<string, number>): string {
	return RULES.flatMap(({ id }) =>
		["error", "warning"].map((severity) => ({ id, severity, count: counts.get(`${severity} ${id}`) ?? 0 })),
	)
		.filter(({ count }) => count > 0)
		.map(({ id, severity, count }) => `${id} ${count} ${severity}${count === 1 ? "" : "s"}`)
		.join(", ");
}
