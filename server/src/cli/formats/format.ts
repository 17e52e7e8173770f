// The interface of a report format. To add one, add a file here and list it in `formats.ts`.

import type { CustomRule, Finding, Report, SummedLog, Trace } from "../../core/index.ts";
import type { Choice } from "../arguments/command.ts";
import type { OneOfLogs } from "../log.ts";
import type { Terminal } from "../terminal.ts";

/** A format; its name is the value of `--format`. */
export interface ReportFormat extends Choice {
	/** Whether it can contain only one log. */
	readonly isOfOneLog?: true;
	/** Starts a report on one or more logs. */
	readonly begin: (options: FormatOptions) => ReportWriter;
}

/** Layout options. */
export interface FormatOptions {
	/** Whether to list everything, regardless of length. */
	readonly all: boolean;
	readonly terminal: Terminal;
	/** The custom rules that were applied. */
	readonly customRules: readonly CustomRule[];
}

/** Writes a report in pieces: its start, each log, its end. */
export interface ReportWriter {
	/** What comes before the first log. */
	readonly start?: () => Iterable<string>;
	readonly log: (log: ReportedLog) => Iterable<string>;
	/** Reports on a folder as a whole. Without this function, the logs of a folder are reported one by one. */
	readonly folder?: (folder: string, logs: readonly FolderLog[]) => Iterable<string>;
	/** What comes after the last log. */
	readonly end?: () => Iterable<string>;
	/** Whether the format itself says what was repaired in a log. */
	readonly saysUndone?: true;
}

/** A log with its findings. */
export interface ReportedLog {
	readonly input: OneOfLogs;
	readonly trace: Trace;
	readonly findings: readonly Finding[];
	/** In the format `rtcdll-report/1`. */
	readonly report: Report;
}

/** A log of a folder. Only its summary is kept in memory. */
export interface FolderLog extends SummedLog {
	/** The file with the same line numbers; `undefined` if the log was unpacked or recovered. */
	readonly path: string | undefined;
}
