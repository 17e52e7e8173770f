// Reads the logs that an assistant asks about, and redacts them unless the user has turned that off.

import { statSync } from "node:fs";
import { type AssistantLog, atOnce, diagnose, parseTrace, readingRedacted } from "../../core/index.ts";
import { findInputs } from "../input/input.ts";
import { readLog, repairNote } from "../log.ts";
import { rulePage } from "../rulePage.ts";

/** A log, with a note on how it was read; or why there is none, in sentences. */
export type ReadLog =
	| { readonly log: AssistantLog; readonly note: string }
	| { readonly log: undefined; readonly reason: string };

/**
 * Reads files as logs. The last one is cached, because an assistant asks several questions and redacting a large log takes
 * time.
 */
export function logReader(isRedacted: boolean): (file: string) => Promise<ReadLog> {
	let last: { readonly key: string; readonly read: ReadLog } | undefined;
	return async (file) => {
		const { mtimeMs, size } = statSync(file);
		const key = JSON.stringify([file, mtimeMs, size]);
		if (last?.key === key) return last.read;
		// Frees the previous log first: two large ones might not fit in memory.
		last = undefined;
		const read = await readFile(file, isRedacted);
		last = { key, read };
		return read;
	};
}

async function readFile(file: string, isRedacted: boolean): Promise<ReadLog> {
	const { sources, problem } = await findInputs(file);
	const [source, another] = sources;
	if (!source) return { log: undefined, reason: problem ?? "There is no log in this archive." };
	if (another) return { log: undefined, reason: "This archive contains several logs. Ask the user to unpack it." };
	const { text, undone, ...input } = await readLog(source);
	if (text === undefined || (input.problem && !input.isPartial)) return { log: undefined, reason: input.problem! };
	const original = parseTrace(text);
	const trace = isRedacted ? atOnce(readingRedacted(original)) : original;
	return {
		log: { trace, findings: diagnose(trace), pageOf: (rule) => rulePage(rule)?.markdown },
		note: [input.problem, repairNote(undone)].filter(Boolean).join(" "),
	};
}
