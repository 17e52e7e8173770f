// The flow table: the activities of a log as rows, a few at a time.

import type { DocumentParams } from "./place.ts";
import type { ProtocolTreeItem } from "./tree.ts";

/** Asks for the frame of the flow table: which rows it has. Takes `FlowsParams`; the answer is a `FlowsResult`. */
export const FLOWS_REQUEST = "rtcdll/flows";

/** The columns of the table. A column that is none counts as `start`. */
export type FlowColumn = "start" | "kind" | "who" | "withWhom" | "outcome" | "duration" | "messages" | "reason";

/** Which rows the table has, and in which order. Every request says it anew: the server remembers none. */
export interface FlowsParams extends DocumentParams {
	/** What the rows are sorted by: `start` is the order of the log, `outcome` begins with the worst. */
	readonly column: FlowColumn;
	readonly descending: boolean;
	/** Words that must all occur in a flow, in upper or lower case; empty for no search. */
	readonly search: string;
}

/** `null` for a log that is not open. */
export type FlowsResult = {
	/** The version of the document that it was made from. */
	readonly version: number;
	/** How many flows the log has. */
	readonly total: number;
	/**
	 * The line of the first message of each row, zero-based, in the order of the rows. It names the flow: unlike its place in the
	 * table it stays what it is while the log grows.
	 */
	readonly lines: readonly number[];
	/** `1 meeting failed · 2 calls unanswered`: the bad ones among the rows; empty without any. */
	readonly bad: string;
} | null;

/** Asks for some rows of the table. Takes `FlowRowsParams`; the answer is a `FlowRowsResult`. */
export const FLOW_ROWS_REQUEST = "rtcdll/flowRows";

/** Some rows, which are numbered from 0 under these options. */
export interface FlowRowsParams extends FlowsParams {
	/** The first row; a number below 0 counts as 0. */
	readonly from: number;
	/** At most 1000 are answered, and fewer at the end of the table. */
	readonly count: number;
}

/** `null` for a log that is not open. */
export type FlowRowsResult = { readonly version: number; readonly rows: readonly FlowRow[] } | null;

/** A row. The texts hold pieces of the log, and are plain. */
export interface FlowRow {
	/** The line of its first message, zero-based. */
	readonly line: number;
	/** `Call from alice@contoso.com to bob@fabrikam.com`. */
	readonly title: string;
	/** `09:14:05.310`. */
	readonly start: string;
	/** `Call`, `Renewal`. */
	readonly kind: string;
	/** Without the domain of the log's own user. */
	readonly who: string;
	readonly withWhom: string;
	/** `refused, 403 Forbidden`. */
	readonly outcome: string;
	/** `2.1 s`; empty where the log does not tell. */
	readonly duration: string;
	readonly messages: number;
	/** Why; empty where nothing went wrong, and where the log does not tell. */
	readonly reason: string;
	/** As in the tree. */
	readonly state: NonNullable<ProtocolTreeItem["state"]>;
	readonly tone: ProtocolTreeItem["tone"];
}

/** Asks for the table as CSV. Takes `FlowsExportParams`; the answer is a `FlowsExportResult`. */
export const FLOWS_EXPORT_REQUEST = "rtcdll/flowsExport";

/** Rows in the order of the table. */
export interface FlowsExportParams extends FlowsParams {
	/** Only the flows with these lines, whether the search leaves them or not; `null` for all that the search leaves. */
	readonly lines: readonly number[] | null;
}

/** `null` for a log that is not open. */
export type FlowsExportResult = { readonly text: string; readonly count: number } | null;
