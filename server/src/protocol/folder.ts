// The logs of a folder as one report. The client reads the files, because only it can do so in every host, except for those
// that are too large to send to the server, which reads them itself.

/** Requests a summary of a text. Takes `SummarizeParams`, returns a `SummarizeResult`. */
export const SUMMARIZE_REQUEST = "rtcdll/summarize";

/** A file that may be a log. */
export interface SummarizeParams {
	/** Its URI, which determines the settings. */
	readonly uri: string;
	/** `null` for a log that the server has read itself (`READ_FILE_REQUEST`). */
	readonly text: string | null;
}

/** `null` if neither the name nor the first lines of the text look like a log. */
export type SummarizeResult = ProtocolLogSummary | null;

/** The entry for a log in a list of logs; its texts are plain text with pieces of the log. */
export interface ProtocolLogSummary {
	readonly worst: "error" | "warning" | "none";
	readonly verdict: string;
	/** What failed, with a key that is equal for the same failure in other logs; `null` if nothing did. */
	readonly failure: { readonly text: string; readonly key: string; readonly line: number } | null;
}

/** Requests the report on several logs. Takes `LogsReportParams`, returns a `LogsReportResult`. */
export const LOGS_REPORT_REQUEST = "rtcdll/logsReport";

/** The logs of a folder with their summaries from `SUMMARIZE_REQUEST`. */
export interface LogsReportParams {
	/** The name of the folder. */
	readonly folder: string;
	/** `name` is the path relative to the folder, with slashes. */
	readonly logs: readonly { readonly name: string; readonly summary: ProtocolLogSummary }[];
}

/**
 * The report as Markdown. Links have the form `calls/RTCDLL0.log#L12`, relative to the folder, with a 1-based line. Text
 * from the logs is escaped. `null` if the server failed.
 */
export type LogsReportResult = { readonly markdown: string } | null;
