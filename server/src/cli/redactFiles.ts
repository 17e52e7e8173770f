// `rtcdll redact`: makes copies of logs without names and credentials, to be passed on.

import { redact, redactionText } from "../core/index.ts";
import { readLogs, sayUndone } from "./log.ts";
import { say } from "./output.ts";
import { deliver, isOverLog } from "./result.ts";
import { type ExitStatus, UNREADABLE, WELL } from "./status.ts";

/** What to redact. */
export interface RedactOptions {
	/** As typed; `-` is standard input. */
	readonly files: readonly string[];
	/** The file to write; `undefined` for standard output. */
	readonly output: string | undefined;
}

/** Prints the copies one after the other, or writes them to a file, and says on standard error what was replaced. */
export async function redactFiles({ files, output }: RedactOptions): Promise<ExitStatus> {
	let status: ExitStatus = WELL;
	const originals: string[] = [];
	for await (const log of readLogs(files)) {
		const { file, text, problem, isPartial } = log;
		if (isOverLog(file, output, "one of the logs to redact", "copy")) return UNREADABLE;
		if (text === undefined || problem) status = UNREADABLE;
		if (text === undefined || (problem && !isPartial)) continue;
		sayUndone(log);
		originals.push(text);
	}
	if (originals.length === 0) return status;
	const { texts, counts } = redact(originals);
	say(redactionText(counts));
	return (await deliver(output, texts, "The copy")) ? status : UNREADABLE;
}
