// Determines when each process wrote to a log: one after the other if a client was restarted, at the same time if logs were
// merged.

import type { LogIndex } from "../../logIndex/logIndex.ts";

/** The first and the last record of a process. */
export interface Period {
	readonly first: number;
	readonly last: number;
}

/** The periods of all processes, ordered by their start. Computed once per index. */
export function periodsOf(index: LogIndex): ReadonlyMap<number, Period> {
	let periods = PERIODS.get(index);
	if (!periods) {
		periods = findPeriods(index);
		PERIODS.set(index, periods);
	}
	return periods;
}

const PERIODS = new WeakMap<LogIndex, ReadonlyMap<number, Period>>();

function findPeriods({ records }: LogIndex): ReadonlyMap<number, Period> {
	const periods = new Map<number, { readonly first: number; last: number }>();
	let process = -1;
	let period: { readonly first: number; last: number } | undefined;
	for (let record = 0; record < records.count; record++) {
		if (records.process(record) !== process || !period) {
			process = records.process(record);
			period = periods.get(process) ?? { first: record, last: record };
			periods.set(process, period);
		}
		period.last = record;
	}
	return periods;
}

/** True if the periods of two processes overlap. */
export function areTogether(one: Period, other: Period): boolean {
	return one.first < other.last && other.first < one.last;
}

/** True if any two periods overlap, so the text contains the merged logs of several clients. */
export function someTogether(periods: ReadonlyMap<number, Period>): boolean {
	let end = -1;
	for (const { first, last } of periods.values()) {
		if (first < end && last > first) return true;
		end = Math.max(end, last);
	}
	return false;
}
