// Finds out which of the files to merge are one log that was rolled over, and in which order.

import { DAY_MS, timeOfDay } from "../log/record.ts";
import { LONGEST_STEP_BACK_MS } from "../logIndex/recordColumns.ts";
import { slice } from "../text.ts";
import { rolledName } from "./rolledName.ts";
import { type MergeSource, readTimed, type Timed } from "./timed.ts";

/** File indexes grouped by log, oldest first; groups are in the order of their first files. */
export type Chains = readonly (readonly number[])[];

/**
 * Groups files that their names identify as one log (`rolledName`), unless their times contradict: each file must begin
 * after the previous one has ended. The clock may have been set back in between, as far as the index tolerates it within a
 * log, if the same process continues. Without dates, times never contradict names that state which file is older; files that
 * only differ in their numbers follow each other if the same process continues, or after a short interval. Copies of a log,
 * which begin with the same record, do not follow each other. Files without proof stay separate. `timed` has an entry for
 * each source.
 */
export function findChains(sources: readonly MergeSource[], timed: readonly (Timed | undefined)[]): Chains {
	const families = new Map<string, number[]>();
	for (const [number, { name }] of sources.entries()) {
		const family = timed[number] && rolledName(name)?.family;
		const key = family === undefined ? `\n${number}` : `${timed[number]!.isDated} ${family}`;
		const known = families.get(key);
		if (known) known.push(number);
		else families.set(key, [number]);
	}
	return [...families.values()]
		.flatMap((family) => (family.length === 1 ? [family] : split(family, sources, timed as readonly Timed[])))
		.sort((one, other) => Math.min(...one) - Math.min(...other));
}

/** The rolled-over predecessors of a file, oldest first, followed by the file; only the file if it has none. */
export function predecessorsOf(sources: readonly MergeSource[], file: number): readonly number[] {
	const timed = sources.map(({ text }) => readTimed(text));
	const chain = findChains(sources, timed).find((each) => each.includes(file)) ?? [file];
	return chain.slice(0, chain.indexOf(file) + 1);
}

/** Splits the files of a family into chains: a new one begins where a file cannot follow the previous one. */
function split(family: readonly number[], sources: readonly MergeSource[], timed: readonly Timed[]): number[][] {
	const sorted = inOrder(family, sources, timed);
	const chains: number[][] = [[sorted[0]!]];
	for (const number of sorted.slice(1)) {
		const chain = chains.at(-1)!;
		const before = chain.at(-1)!;
		const isNamed = rolledName(sources[number]!.name)!.age !== rolledName(sources[before]!.name)!.age;
		if (follows(timed[number]!, timed[before]!, isNamed)) chain.push(number);
		else chains.push([number]);
	}
	return chains;
}

function inOrder(family: readonly number[], sources: readonly MergeSource[], timed: readonly Timed[]): number[] {
	const nameOf = (number: number) => rolledName(sources[number]!.name)!;
	const sorted = [...family];
	if (timed[family[0]!]!.isDated) {
		// Of files with the same base name, the older one comes first, even if threads that log out of order make it begin later.
		return sorted.sort((a, b) => {
			const [one, other] = [nameOf(a), nameOf(b)];
			const byAge = one.number === other.number ? other.age - one.age : 0;
			return byAge || timed[a]!.timeOf(0) - timed[b]!.timeOf(0);
		});
	}
	sorted.sort((a, b) => nameOf(b).age - nameOf(a).age || nameOf(a).number - nameOf(b).number);
	// The client reuses its numbers cyclically, so the times of day decide.
	for (let at = 1; at < sorted.length; at++) {
		const [one, other] = [sorted[at - 1]!, sorted[at]!];
		if (nameOf(one).age !== nameOf(other).age) continue;
		if (intervalBetween(timed[other]!, timed[one]!) < intervalBetween(timed[one]!, timed[other]!))
			sorted.splice(at - 1, 2, other, one);
	}
	return sorted;
}

/** `isNamed`: the names state which file is older. */
function follows(next: Timed, before: Timed, isNamed: boolean): boolean {
	const from = intervalBetween(before, next);
	// A copy of the log that was saved under such a name.
	if (firstRecord(before) === firstRecord(next)) return false;
	const isSameProcess = lastProcess(before) === firstProcess(next);
	if (next.isDated) return from >= (isSameProcess ? -LONGEST_STEP_BACK_MS : -OUT_OF_TURN_MS);
	return isNamed || isSameProcess || from <= SHORT_WAIT_MS;
}

/**
 * From the end of one file to the start of the other; without dates, it is less than a day, unless it is slightly negative.
 */
function intervalBetween(before: Timed, next: Timed): number {
	const ms = next.timeOf(0) - before.timeOf(before.trace.index.records.count - 1);
	if (next.isDated) return ms;
	const withinDay = timeOfDay(ms);
	return withinDay > DAY_MS - OUT_OF_TURN_MS ? withinDay - DAY_MS : withinDay;
}

function firstRecord({ trace: { text, index } }: Timed): string {
	return slice(text, index.records.span(0));
}

function lastProcess({ trace: { index } }: Timed): number {
	return index.records.process(index.records.count - 1);
}

function firstProcess({ trace: { index } }: Timed): number {
	return index.records.process(0);
}

/** Threads log out of order by at most this. */
const OUT_OF_TURN_MS = 1000;
const SHORT_WAIT_MS = 60 * 60_000;
