// What a format of the report is: a file each, and an entry in `formats.ts`.

import type { CustomRule, Finding, Report, SummedLog, Trace } from "../../core/index.ts";
import type { Choice } from "../arguments/command.ts";
import type { OneOfLogs } from "../log.ts";
import type { Terminal } from "../terminal.ts";

/** A format, with its word behind `--format`. */
export interface ReportFormat extends Choice {
	/** Whether it tells of a single log. */
	readonly isOfOneLog?: true;
	/** Begins a report on one or more logs. */
	readonly begin: (options: FormatOptions) => ReportWriter;
}

/** How a report is laid out. */
export interface FormatOptions {
	/** Whether everything is listed, however long that gets. */
	readonly all: boolean;
	readonly terminal: Terminal;
	/** The rules of the user that are judged by. */
	readonly customRules: readonly CustomRule[];
}

/** Writes a report: the logs one by one, then its end. What it gives are pieces of the output. */
export interface ReportWriter {
	/** What stands before the first log. */
	readonly start?: () => Iterable<string>;
	readonly log: (log: ReportedLog) => Iterable<string>;
	/** Tells a folder as a whole. Where there is no such function, its logs come one by one. */
	readonly folder?: (folder: string, logs: readonly FolderLog[]) => Iterable<string>;
	/** What stands behind the last log. */
	readonly end?: () => Iterable<string>;
	/** Whether it says itself what was undone to read a log. */
	readonly saysUndone?: true;
}

/** A log, and what is found in it. */
export interface ReportedLog {
	readonly input: OneOfLogs;
	readonly trace: Trace;
	readonly findings: readonly Finding[];
	/** `rtcdll-report/1`. */
	readonly report: Report;
}

/** A log of a folder, of which only the sum is kept. */
export interface FolderLog extends SummedLog {
	/** The file whose lines are those of the log; `undefined` for one that was unpacked or recovered. */
	readonly path: string | undefined;
}
