// Where a command puts what it has made of logs: into a file or to the standard output, and never over one of the logs.

import { say, write, writeLong } from "./output.ts";
import { isSameFile, writeWhole } from "./wholeFile.ts";

/**
 * True, once that is said, where the output is the very file that a log comes from. `log` is as it was written, `role` what it is to
 * the command (`one of the logs to merge`), `result` what is made of it.
 */
export function isOverLog(log: string, output: string | undefined, role: string, result: string): boolean {
	if (output === undefined || !isSameFile(log, output)) return false;
	say(`${log} is ${role} and is not overwritten. Name another file for the ${result}.`);
	return true;
}

/**
 * Writes the pieces to the file, whole or not at all, or to the standard output where none is named. False, once that is said,
 * where `what` could not be written.
 */
export async function deliver(
	output: string | undefined,
	pieces: Iterable<string | Uint8Array>,
	what: string,
): Promise<boolean> {
	if (output === undefined) {
		for (const piece of pieces) await (typeof piece === "string" ? writeLong(piece) : write(piece));
		return true;
	}
	const problem = writeWhole(output, pieces, what);
	if (problem) say(`${output}: ${problem}`);
	return !problem;
}
