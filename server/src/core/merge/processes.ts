// The process ids of a merged log: the same number in two logs is two programs, on two computers or at two times.

import type { Timed } from "./timed.ts";

/**
 * For each log the processes that need another id since an earlier log has the same one, and the new ones: the old id with a
 * digit before its last four, 1033C for 33C, so that it can still be read.
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

/** Takes a number that nobody has, of at most eight hexadecimal digits. */
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
