// npm run damage: damages every log of the scenarios in every way, alone and in pairs, recovers it, and prints how much of
// the result agrees with the clean log. --list prints each log and damage that differ; --alone omits the pairs; a word
// selects the damages with it in their name.

import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { recover } from "../server/src/core/index.ts";
import { type Agreement, agreement, type Share } from "./support/agreement.ts";
import { DAMAGINGS, type Damaging, pairOf } from "./support/damages.ts";

const SCENARIOS = join(import.meta.dirname, "scenarios");
const logs = readdirSync(SCENARIOS)
	.filter((name) => name.endsWith(".log"))
	.map((name) => ({ name, text: readFileSync(join(SCENARIOS, name), "utf8") }));
const KINDS = ["messages", "transactions", "findings", "answer"] as const;
const isListing = process.argv.includes("--list");
const only = process.argv.slice(2).find((argument) => !argument.startsWith("--"));

const pairs = DAMAGINGS.flatMap((one) => DAMAGINGS.map((other) => pairOf(one, other))).filter(
	(pair) => pair !== undefined,
);
const rows = [...DAMAGINGS.map((damaging) => row([damaging], damaging.name))];
if (!process.argv.includes("--alone")) {
	for (const outer of DAMAGINGS) {
		const all = pairs.filter(({ name }) => name.endsWith(`+ ${outer.name}`));
		if (all.length > 0) rows.push(row(all, `${all.length} others + ${outer.name}`));
	}
}
console.log("| damage | messages | transactions | findings | answer | logs that differ |\n|---|---|---|---|---|---|");
const total = { sums: nothing(), differing: 0 };
for (const { name, sums, differing } of rows) {
	addAll(total.sums, sums);
	total.differing += differing;
	print(name, sums, differing);
}
print("all", total.sums, total.differing);

function row(damagings: readonly Damaging[], name: string) {
	const sums = nothing();
	let differing = 0;
	for (const damaging of damagings) {
		if (only !== undefined && !damaging.name.includes(only)) continue;
		for (const { name: log, text } of logs) {
			const found = agreement(text, recover(damaging.apply(text)).text);
			addAll(sums, found);
			if (KINDS.every((kind) => found[kind].same === found[kind].all)) continue;
			differing++;
			if (isListing) console.log(`${damaging.name}: ${log} ${JSON.stringify(found)}`);
		}
	}
	return { name, sums, differing };
}

function nothing(): Agreement {
	const none = () => ({ same: 0, all: 0 });
	return { messages: none(), transactions: none(), findings: none(), answer: none() };
}

function addAll(sums: Agreement, found: Agreement): void {
	for (const kind of KINDS) {
		sums[kind].same += found[kind].same;
		sums[kind].all += found[kind].all;
	}
}

function print(name: string, sums: Agreement, differing: number): void {
	const percent = ({ same, all }: Share) => (all === 0 ? "-" : `${((100 * same) / all).toFixed(2)} %`);
	console.log(`| ${name} | ${KINDS.map((kind) => percent(sums[kind])).join(" | ")} | ${differing} |`);
}
