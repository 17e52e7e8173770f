/**
 * Writes the logs of the scenarios and labels.ts beside this file: `node test/scenarios/build.ts`. The lines in the labels
 * are recorded while the messages are written; the same scenarios give the same files.
 */

import { readdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { CALLS } from "./calls.ts";
import { CONTACTS } from "./contacts.ts";
import { CUT_OFF } from "./cutOff.ts";
import { build } from "./define.ts";
import { DIGEST } from "./digest.ts";
import { ENDINGS } from "./endings.ts";
import { FALLBACKS } from "./fallbacks.ts";
import { LOGS } from "./logs.ts";
import { MEDIA } from "./media.ts";
import { MEETINGS } from "./meetings.ts";
import { PRESENCE_SCENARIOS } from "./presence.ts";
import { PRESENCE_LISTS } from "./presenceLists.ts";
import { QUALITY } from "./quality.ts";
import type { ExpectedAnswer, Scenario } from "./scenario.ts";
import { SHORT } from "./short.ts";
import { SIGN_IN } from "./signIn.ts";
import { SIGN_IN_COURSE } from "./signInCourse.ts";
import { SIGN_IN_OBSTACLES } from "./signInObstacles.ts";
import { SIGN_IN_REFUSED } from "./signInRefused.ts";
import { TRANSFERS } from "./transfers.ts";
import { verify } from "./verify.ts";

const WIDTH = 120;
const HERE = import.meta.dirname;

const byLine = (a: { line: number }, b: { line: number }): number => a.line - b.line;
const object = (fields: object): string =>
	`{ ${Object.entries(fields)
		.map(([name, value]) => `${name}: ${typeof value === "number" ? value : JSON.stringify(value)}`)
		.join(", ")} }`;

/** A property in the format of the formatter. */
function list(name: string, items: readonly object[]): string {
	const flat = `\t\t${name}: [${items.map(object).join(", ")}],`;
	if (items.length < 2 && flat.replaceAll("\t", "  ").length <= WIDTH) return `${flat}\n`;
	return `\t\t${name}: [\n${items.map((item) => `\t\t\t${object(item)},\n`).join("")}\t\t],\n`;
}

function answer({ has, never }: ExpectedAnswer): string {
	const words = (list: readonly string[]): string => `[${list.map((word) => JSON.stringify(word)).join(", ")}]`;
	return `\t\tanswer: { has: ${words(has)}, never: ${words(never)} },\n`;
}

function entry(scenario: Scenario): string {
	const about = `\t\tabout: ${JSON.stringify(scenario.about)},`;
	const fits = about.replaceAll("\t", "  ").length <= WIDTH;
	return [
		"\t{\n",
		`\t\tfile: ${JSON.stringify(scenario.file)},\n`,
		`${fits ? about : about.replace("about: ", "about:\n\t\t\t")}\n`,
		list("expected", scenario.expected),
		scenario.hints === undefined ? "" : list("hints", scenario.hints),
		scenario.outcomes === undefined ? "" : list("outcomes", scenario.outcomes),
		scenario.activities === undefined ? "" : list("activities", scenario.activities),
		scenario.answer === undefined ? "" : answer(scenario.answer),
		"\t},\n",
	].join("");
}

for (const file of readdirSync(HERE)) if (file.endsWith(".log")) rmSync(join(HERE, file));
const scenarios: Scenario[] = [];
const DEFINITIONS = [
	SIGN_IN,
	SIGN_IN_REFUSED,
	SIGN_IN_OBSTACLES,
	SIGN_IN_COURSE,
	PRESENCE_SCENARIOS,
	CALLS,
	LOGS,
	MEDIA,
	MEETINGS,
	PRESENCE_LISTS,
	CONTACTS,
	QUALITY,
	FALLBACKS,
	DIGEST,
	TRANSFERS,
	ENDINGS,
	SHORT,
	CUT_OFF,
].flat();

for (const definition of DEFINITIONS) {
	const file = `${String(scenarios.length + 1).padStart(3, "0")}-${definition.name}.log`;
	const trace = build(definition);
	const scenario: Scenario = {
		file,
		about: definition.about,
		expected: trace.expected.toSorted(byLine),
		...(trace.hints.length > 0 ? { hints: trace.hints.toSorted(byLine) } : {}),
		...(trace.outcomes.length > 0 ? { outcomes: trace.outcomes.toSorted(byLine) } : {}),
		...(trace.activities.length > 0 ? { activities: trace.activities.toSorted(byLine) } : {}),
		...(trace.answer === undefined ? {} : { answer: trace.answer }),
	};
	verify(scenario, trace, definition.broken === true);
	writeFileSync(join(HERE, file), trace.text());
	scenarios.push(scenario);
}
writeFileSync(
	join(HERE, "labels.ts"),
	`// Written by build.ts: change the scenarios there, not here.\n\nimport type { Scenario } from "./scenario.ts";\n\nexport const SCENARIOS: readonly Scenario[] = [\n${scenarios.map(entry).join("")}];\n`,
);
console.log(`${scenarios.length} scenarios`);
