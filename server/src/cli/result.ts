// Writes the result of a command to a file or to standard output, and never over one of the logs.

import { say, write, writeLong } from "./output.ts";
import { isSameFile, writeWhole } from "./wholeFile.ts";

/**
 * True if the output is the file that a log comes from; also prints an error then. `log` is the argument as typed, `role`
 * what the log is to the command (`one of the logs to merge`), `result` what the command makes.
 */
export function wouldOverwrite(log: string, output: string | undefined, role: string, result: string): boolean {
	if (output === undefined || !isSameFile(log, output)) return false;
	say(`${log} is ${role} and is not overwritten. Name another file for the ${result}.`);
	return true;
}

/**
 * Writes the pieces to the file, completely or not at all, or to standard output if there is no file. Returns false, after
 * an error message, if `what` could not be written.
 */
export async function writeResult(
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
