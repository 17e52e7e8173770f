// The logs of a folder as one report. The client reads the files, since only it can in every host; the server says what
// they hold.

/** Asks what a text holds. Takes `SummarizeParams`; the answer is a `SummarizeResult`. */
export const SUMMARIZE_REQUEST = "rtcdll/summarize";

/** A file that may be a log. */
export interface SummarizeParams {
	/** Its URI, whose settings count. */
	readonly uri: string;
	readonly text: string;
}

/** `null` for a text that is no log, neither by its name nor by its first lines. */
export type SummarizeResult = ProtocolLogSummary | null;

/** What a list of logs says of one; the texts hold pieces of it, and are plain. */
export interface ProtocolLogSummary {
	readonly worst: "error" | "warning" | "none";
	readonly verdict: string;
	/** What failed, in words and with a key that the same failure of another log has, too; `null` where nothing did. */
	readonly failure: { readonly text: string; readonly key: string; readonly line: number } | null;
}

/** Asks for the report on several logs. Takes `LogsReportParams`; the answer is a `LogsReportResult`. */
export const LOGS_REPORT_REQUEST = "rtcdll/logsReport";

/** The logs of a folder, with what `SUMMARIZE_REQUEST` said of each. */
export interface LogsReportParams {
	/** The name of the folder. */
	readonly folder: string;
	/** `name` is the path within the folder, with slashes. */
	readonly logs: readonly { readonly name: string; readonly summary: ProtocolLogSummary }[];
}

/**
 * The report as Markdown. Its links have the form `calls/RTCDLL0.log#L12`, relative to the folder, with a line that counts
 * from 1. Nothing of the logs is markup in it. `null` where the server failed.
 */
export type LogsReportResult = { readonly markdown: string } | null;
