// What must hold for the answer to any question about any text.

import type { Report, Trace } from "../../server/src/core/index.ts";
import { schemaFaults } from "../support/reportSchema.ts";
import { isTooLong, isUnprintable, stringsIn } from "../support/strings.ts";

/** An answer that violates an invariant; the message is a sentence for the developer who will fix it. */
export class Broken extends Error {}

/** Every text about a log is printable, within its limit, and fit for a reader. `text` is what may be quoted. */
export function checkWords(name: string, answer: unknown, text: string): void {
	for (const found of stringsIn(answer, name)) {
		const { way, text: said } = found;
		if (isUnprintable(said)) throw new Broken(`${way} contains an unprintable character: ${JSON.stringify(said)}`);
		if (isTooLong(found)) throw new Broken(`${way} has ${said.length} characters`);
		const slip = SLIP.exec(said)?.[0];
		if (slip !== undefined && !text.includes(slip)) throw new Broken(`${way} says ${JSON.stringify(said)}`);
	}
}

/** Text that reveals a programming error. */
const SLIP = /\b(?:undefined|NaN|Infinity)\b|\[object |\bfunction \w*\(|native code/;

/** A span is two offsets in order, and a number one offset, in a text of this length. */
export function checkSpans(way: string, answer: unknown, length: number): void {
	if (typeof answer === "number" && Number.isNaN(answer) && !/clock|Ms$|ms$/.test(way))
		throw new Broken(`${way} is NaN`);
	if (typeof answer !== "object" || answer === null) return;
	const { start, end } = answer as { readonly start?: unknown; readonly end?: unknown };
	if (typeof start === "number" && typeof end === "number" && !(start >= 0 && start <= end && end <= length)) {
		throw new Broken(`${way}: ${start}..${end} in a text of ${length}`);
	}
	for (const name in answer) checkSpans(`${way}.${name}`, answer[name as keyof typeof answer], length);
}

/** A report is valid against its schema, its lines exist in the log, and its counts match its lists. */
export function checkReport(report: Report, { lines }: Trace): void {
	const { messages, transactions, activities, findings } = report;
	checkJson("report", report);
	const faults = schemaFaults(report);
	if (faults !== "") throw new Broken(faults);
	const line = (way: string, value: number | null) => {
		if (value !== null && !(value >= 1 && value <= lines.count)) throw new Broken(`${way}: line ${value}`);
	};
	const among = (way: string, value: number | null, all: readonly unknown[]) => {
		if (value !== null && all[value] === undefined) throw new Broken(`${way}: ${value} of ${all.length}`);
	};
	for (const each of messages) {
		line("message", each.line);
		line("end of a message", each.endLine);
		if (each.endLine < each.line) throw new Broken(`A message ends in line ${each.endLine}, before ${each.line}`);
		among("transaction of a message", each.transaction, transactions);
	}
	for (const [id, each] of transactions.entries()) {
		if (each.id !== id) throw new Broken(`Transaction ${id} has the id ${each.id}`);
		for (const message of [each.request, each.final, ...each.provisionals]) among("transaction", message, messages);
	}
	for (const [id, each] of activities.entries()) {
		if (each.id !== id) throw new Broken(`Activity ${id} has the id ${each.id}`);
		for (const step of [each.failedAt, ...each.steps]) among("activity", step, transactions);
		for (const shown of [each.line, each.endLine, each.shownBy]) line("activity", shown);
	}
	for (const each of findings) for (const shown of [each.line, ...each.related]) line(each.rule, shown);
}

/** JSON would omit `undefined`, and write `null` for NaN and infinity. */
function checkJson(way: string, value: unknown): void {
	if (value === undefined || (typeof value === "number" && !Number.isFinite(value)))
		throw new Broken(`${way} is ${value}`);
	if (typeof value !== "object" || value === null) return;
	for (const name in value) checkJson(`${way}.${name}`, value[name as keyof typeof value]);
}
