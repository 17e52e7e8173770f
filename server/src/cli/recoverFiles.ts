// `rtcdll recover`: recovers the log in a text that was quoted, wrapped, put on a web page or otherwise damaged.

import { readLogs } from "./log.ts";
import { say, writeLong } from "./output.ts";
import { type ExitStatus, SUCCESS, UNREADABLE } from "./status.ts";

/** Prints the log recovered from each input in turn, and says on standard error what was repaired. */
export async function recoverFiles(files: readonly string[]): Promise<ExitStatus> {
	let status: ExitStatus = SUCCESS;
	for await (const { name, text, problem, isPartial, undone } of readLogs(files)) {
		if (text === undefined || problem) status = UNREADABLE;
		if (text === undefined || (problem && !isPartial)) continue;
		if (undone) say(`${name}: ${undone}`);
		await writeLong(text);
	}
	return status;
}
