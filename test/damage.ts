// npm run damage: damages every log of the scenarios in every way, alone and in pairs, recovers it, and prints how far what
// comes out says the same as the clean log. With --list it prints each log and damage that differ; --alone
// leaves the pairs out, and a word takes only the damages with it in their name.

import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { recover } from "../server/src/core/index.ts";
import { agreement, type Share } from "./support/agreement.ts";
import { DAMAGINGS, type Damaging, pairOf } from "./support/damages.ts";

const SCENARIOS = join(import.meta.dirname, "scenarios");
const logs = readdirSync(SCENARIOS)
	.filter((name) => name.endsWith(".log"))
	.map((name) => ({ name, text: readFileSync(join(SCENARIOS, name), "utf8") }));
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
console.log("| damage | messages | transactions | findings | logs that differ |\n|---|---|---|---|---|");
const total = { messages: none(), transactions: none(), findings: none(), differing: 0 };
for (const { name, messages, transactions, findings, differing } of rows) {
	add(total.messages, messages);
	add(total.transactions, transactions);
	add(total.findings, findings);
	total.differing += differing;
	print(name, messages, transactions, findings, differing);
}
print("all", total.messages, total.transactions, total.findings, total.differing);

function row(damagings: readonly Damaging[], name: string) {
	const sums = { messages: none(), transactions: none(), findings: none() };
	let differing = 0;
	for (const damaging of damagings) {
		if (only !== undefined && !damaging.name.includes(only)) continue;
		for (const { name: log, text } of logs) {
			const found = agreement(text, recover(damaging.apply(text)).text);
			add(sums.messages, found.messages);
			add(sums.transactions, found.transactions);
			add(sums.findings, found.findings);
			const differs = [found.messages, found.transactions, found.findings].some(({ same, all }) => same < all);
			if (!differs) continue;
			differing++;
			if (isListing) console.log(`${damaging.name}: ${log} ${JSON.stringify(found)}`);
		}
	}
	return { name, ...sums, differing };
}

function none(): Share {
	return { same: 0, all: 0 };
}

function add(sum: Share, { same, all }: Share): void {
	sum.same += same;
	sum.all += all;
}

function print(name: string, messages: Share, transactions: Share, findings: Share, differing: number): void {
	const percent = ({ same, all }: Share) => (all === 0 ? "-" : `${((100 * same) / all).toFixed(2)} %`);
	console.log(`| ${name} | ${percent(messages)} | ${percent(transactions)} | ${percent(findings)} | ${differing} |`);
}
