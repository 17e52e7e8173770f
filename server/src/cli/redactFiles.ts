// `rtcdll redact`: logs without the names of people and without credentials, to be passed on.

import { redact, redactionText } from "../core/index.ts";
import { readLogs, sayUndone } from "./log.ts";
import { say, writeLong } from "./output.ts";
import { type ExitStatus, UNREADABLE, WELL } from "./status.ts";
import { isSameFile, writeWhole } from "./wholeFile.ts";

/** What to redact. */
export interface RedactOptions {
	/** As they were typed; `-` is the standard input. */
	readonly files: readonly string[];
	/** The file to write; `undefined` for the standard output. */
	readonly output: string | undefined;
}

/** Prints the copies one behind the other, or writes them to a file, and says on standard error what was replaced. */
export async function redactFiles({ files, output }: RedactOptions): Promise<ExitStatus> {
	let status: ExitStatus = WELL;
	const originals: string[] = [];
	for await (const log of readLogs(files)) {
		const { file, text, problem, isPartial } = log;
		if (output !== undefined && isSameFile(file, output)) {
			say(`${file} is one of the logs to redact and is not written over. Name another file for the copy.`);
			return UNREADABLE;
		}
		if (text === undefined || problem) status = UNREADABLE;
		if (text === undefined || (problem && !isPartial)) continue;
		sayUndone(log);
		originals.push(text);
	}
	if (originals.length === 0) return status;
	const { texts, counts } = redact(originals);
	say(redactionText(counts));
	if (output !== undefined) {
		const problem = writeWhole(output, texts, "The copy");
		if (problem) say(`${output}: ${problem}`);
		return problem ? UNREADABLE : status;
	}
	for (const text of texts) await writeLong(text);
	return status;
}
