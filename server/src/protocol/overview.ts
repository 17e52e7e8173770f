// The log at a glance, and the full report.

import type { DocumentParams, ProtocolRange } from "./place.ts";

/** Requests a summary of a log. Takes `DocumentParams`, returns an `OverviewResult`. */
export const OVERVIEW_REQUEST = "rtcdll/overview";

/** `null` if the log is not open. */
export type OverviewResult = {
	/** `312 messages · 41 Call-IDs · 1 meeting failed · 3 problems · 1 pending`, `empty`. */
	readonly text: string;
	readonly worst: "error" | "warning" | "none";
	/** A short advice if the log has no content; otherwise empty. */
	readonly todo: string;
	/** The answer in two sentences, or advice if the log has no content. Plain text that may contain pieces of the log. */
	readonly answer: string;
	/** The 1-based line of the log that shows the failure; `null` if there is none. */
	readonly lineOfFailure: number | null;
} | null;

/** Requests the duration of a part of the log. Takes `StretchParams`, returns a `StretchResult`. */
export const STRETCH_REQUEST = "rtcdll/stretch";

/** Includes every record that the range touches, but not one that begins at the end of the range. */
export interface StretchParams extends DocumentParams {
	readonly range: ProtocolRange;
}

/** `null` if the range touches fewer than two records. */
export type StretchResult = {
	/** `4.2 s`. */
	readonly duration: string;
	/** `12 records`. */
	readonly size: string;
} | null;

/** Requests the report on a log. Takes `DocumentParams`, returns an `ExplainResult`. */
export const EXPLAIN_REQUEST = "rtcdll/explain";

/**
 * The report as Markdown, or a message for the user. Links have the form `RTCDLL0.log#L12`: relative to the folder of the
 * log, with a 1-based line. Text from the log is escaped.
 */
export type ExplainResult =
	| { readonly markdown: string; readonly reason?: undefined }
	| { readonly markdown: null; readonly reason: string };
