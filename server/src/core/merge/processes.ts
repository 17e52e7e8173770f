// Process ids in a merged log: the same number in two logs means two programs, on two computers or at two times.

import type { Timed } from "./timed.ts";

/**
 * For each log, the process ids that an earlier log uses too, with their replacements: the old id with a digit before its
 * last four, 1033C for 33C, so that it remains recognisable.
 */
export function renameProcesses(logs: readonly Timed[]): readonly ReadonlyMap<number, number>[] {
	const used = logs.map(processesOf);
	const taken = new Set(used.flatMap((processes) => [...processes]));
	const owned = new Set<number>();
	return used.map((processes) => {
		const renamed = new Map<number, number>();
		for (const process of processes) {
			if (owned.has(process)) renamed.set(process, free(process, taken));
			else owned.add(process);
		}
		return renamed;
	});
}

function processesOf({ trace: { index } }: Timed): ReadonlySet<number> {
	const found = new Set<number>();
	for (let record = 0; record < index.records.count; record++) found.add(index.records.process(record));
	return found;
}

/** An unused number with at most eight hexadecimal digits. */
function free(process: number, taken: Set<number>): number {
	let first = process;
	let id = (process + STEP) % HIGHEST;
	while (taken.has(id)) {
		id = (id + STEP) % HIGHEST;
		if (id === first) id = first = (id + 1) % HIGHEST;
	}
	taken.add(id);
	return id;
}

const STEP = 0x10000;
const HIGHEST = 2 ** 32;
