// Which of the files that are to be merged are one log that was rolled over, and in which order.

import { DAY_MS, timeOfDay } from "../log/record.ts";
import { LONGEST_STEP_BACK_MS } from "../logIndex/recordColumns.ts";
import { slice } from "../text.ts";
import { rolledName } from "./rolledName.ts";
import { type MergeSource, readTimed, type Timed } from "./timed.ts";

/** The files by their numbers, those of one log together and the oldest first; all in the order of their first files. */
export type Chains = readonly (readonly number[])[];

/**
 * Brings together what the names call one log (`rolledName`) and the times do not contradict: each file begins when the one
 * before has ended. A clock may have been set back in between, as far as the index allows it within a log, if the same process
 * goes on. Without dates no time contradicts a name that says which file is older; two files that only have different numbers
 * follow each other if the same process goes on, or after a short wait. Copies of one log, which begin with the same record, are
 * not one behind the other. What is not proved stays a log of its own. `timed` has
 * an entry for each source.
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

/** The files that one of them was rolled over from, the oldest first, and it as the last; itself alone where there are none. */
export function predecessorsOf(sources: readonly MergeSource[], file: number): readonly number[] {
	const timed = sources.map(({ text }) => readTimed(text));
	const chain = findChains(sources, timed).find((each) => each.includes(file)) ?? [file];
	return chain.slice(0, chain.indexOf(file) + 1);
}

/** The files of a family as chains: a new one begins where a file cannot follow the one before. */
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
		// Of one name the older one comes first, even if threads that write out of turn let it begin later.
		return sorted.sort((a, b) => {
			const [one, other] = [nameOf(a), nameOf(b)];
			const byAge = one.number === other.number ? other.age - one.age : 0;
			return byAge || timed[a]!.timeOf(0) - timed[b]!.timeOf(0);
		});
	}
	sorted.sort((a, b) => nameOf(b).age - nameOf(a).age || nameOf(a).number - nameOf(b).number);
	// The numbers of the client go round, so that the times of day decide between two of them.
	for (let at = 1; at < sorted.length; at++) {
		const [one, other] = [sorted[at - 1]!, sorted[at]!];
		if (nameOf(one).age !== nameOf(other).age) continue;
		if (wait(timed[other]!, timed[one]!) < wait(timed[one]!, timed[other]!)) sorted.splice(at - 1, 2, other, one);
	}
	return sorted;
}

/** `isNamed`: the names say which of the two is older. */
function follows(next: Timed, before: Timed, isNamed: boolean): boolean {
	const from = wait(before, next);
	// A copy of the log, put aside under such a name.
	if (firstRecord(before) === firstRecord(next)) return false;
	const isSameProcess = lastProcess(before) === firstProcess(next);
	if (next.isDated) return from >= (isSameProcess ? -LONGEST_STEP_BACK_MS : -OUT_OF_TURN_MS);
	return isNamed || isSameProcess || from <= SHORT_WAIT_MS;
}

/** From the end of one file to the start of the other; without dates that is less than a day, if not a moment before. */
function wait(before: Timed, next: Timed): number {
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

/** Threads write out of turn by a moment. */
const OUT_OF_TURN_MS = 1000;
const SHORT_WAIT_MS = 60 * 60_000;
