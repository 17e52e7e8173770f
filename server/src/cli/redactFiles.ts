// `rtcdll redact`: makes copies of logs without names and credentials, to be passed on.

import { redact, redactionText } from "../core/index.ts";
import { readLogs, reportRepairs } from "./log.ts";
import { say } from "./output.ts";
import { wouldOverwrite, writeResult } from "./result.ts";
import { type ExitStatus, SUCCESS, UNREADABLE } from "./status.ts";

/** What to redact. */
export interface RedactOptions {
	/** As typed; `-` is standard input. */
	readonly files: readonly string[];
	/** The file to write; `undefined` for standard output. */
	readonly output: string | undefined;
}

/** Prints the copies one after the other, or writes them to a file, and says on standard error what was replaced. */
export async function redactFiles({ files, output }: RedactOptions): Promise<ExitStatus> {
	let status: ExitStatus = SUCCESS;
	const originals: string[] = [];
	for await (const log of readLogs(files)) {
		const { file, text, problem, isPartial } = log;
		if (wouldOverwrite(file, output, "one of the logs to redact", "copy")) return UNREADABLE;
		if (text === undefined || problem) status = UNREADABLE;
		if (text === undefined || (problem && !isPartial)) continue;
		reportRepairs(log);
		originals.push(text);
	}
	if (originals.length === 0) return status;
	const { texts, counts } = redact(originals);
	say(redactionText(counts));
	return (await writeResult(output, texts, "The copy")) ? status : UNREADABLE;
}
