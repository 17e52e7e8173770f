// `rtcdll recover`: the log in a text that was quoted, wrapped, put into a page or otherwise damaged.

import type { RecoverCommand } from "./commandLine.ts";
import { nameOf } from "./input.ts";
import { readLog } from "./log.ts";
import { say, write } from "./output.ts";
import { type ExitStatus, UNREADABLE, WELL } from "./status.ts";

/** Prints the recovered log of each input in turn, and says on standard error what was undone. */
export async function recoverFiles({ files }: RecoverCommand): Promise<ExitStatus> {
	let status: ExitStatus = WELL;
	for (const file of files) {
		const input = await readLog(file);
		if (input.text === undefined || input.problem) status = UNREADABLE;
		else {
			if (input.undone) say(`${nameOf(file)}: ${input.undone}`);
			await write(input.text);
		}
	}
	return status;
}
