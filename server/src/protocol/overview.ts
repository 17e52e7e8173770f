// The log at a glance, and the whole report on it.

import type { DocumentParams, ProtocolRange } from "./place.ts";

/** Asks for a log at a glance. Takes `DocumentParams`; the answer is an `OverviewResult`. */
export const OVERVIEW_REQUEST = "rtcdll/overview";

/** `null` for a log that is not open. */
export type OverviewResult = {
	/** `312 messages · 41 Call-IDs · 1 meeting failed · 3 problems · 1 pending`, `empty`. */
	readonly text: string;
	readonly worst: "error" | "warning" | "none";
	/** What to do in a few words where the log holds nothing; empty for every other one. */
	readonly todo: string;
	/** The answer in two sentences; what to do where the log holds nothing. May hold pieces of the log, and is plain. */
	readonly answer: string;
	/** The line of the log that shows what went wrong, counted from 1; `null` where nothing did. */
	readonly lineOfFailure: number | null;
} | null;

/** Asks how long a stretch of the log took. Takes `StretchParams`; the answer is a `StretchResult`. */
export const STRETCH_REQUEST = "rtcdll/stretch";

/** Every record that the range touches counts; one that it ends right before does not. */
export interface StretchParams extends DocumentParams {
	readonly range: ProtocolRange;
}

/** `null` when the range does not touch two records. */
export type StretchResult = {
	/** `4.2 s`. */
	readonly duration: string;
	/** `12 records`. */
	readonly size: string;
} | null;

/** Asks for the report on a log. Takes `DocumentParams`; the answer is an `ExplainResult`. */
export const EXPLAIN_REQUEST = "rtcdll/explain";

/**
 * Markdown whose links have the form `RTCDLL0.log#L12`: relative to the folder of the log, with a 1-based line. Nothing of
 * the log is markup in it. Without it there is a sentence for the reader.
 */
export type ExplainResult =
	| { readonly markdown: string; readonly reason?: undefined }
	| { readonly markdown: null; readonly reason: string };
