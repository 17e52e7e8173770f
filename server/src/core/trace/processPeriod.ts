// When each process wrote a log: one after the other where a client was started again, at a time where logs were merged.

import type { LogIndex } from "../logIndex/logIndex.ts";

/** The first and the last record of a process. */
export interface Period {
	readonly first: number;
	readonly last: number;
}

/** The periods of all processes, in the order in which they begin. Worked out once for an index. */
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

/** True where two processes wrote at a time: each before the other had ended. */
export function areTogether(one: Period, other: Period): boolean {
	return one.first < other.last && other.first < one.last;
}

/** True where any two did: then the logs of several clients stand in one text. */
export function someTogether(periods: ReadonlyMap<number, Period>): boolean {
	let end = -1;
	for (const { first, last } of periods.values()) {
		if (first < end && last > first) return true;
		end = Math.max(end, last);
	}
	return false;
}
