// The flow table: the activities of a log as rows, a few at a time.

import type { DocumentParams } from "./place.ts";
import type { ProtocolTreeItem } from "./tree.ts";

/** Requests the frame of the flow table: its size and row identities. Takes `FlowsParams`, returns a `FlowsResult`. */
export const FLOWS_REQUEST = "rtcdll/flows";

/** The columns of the table. An unknown column counts as `start`. */
export type FlowColumn = "start" | "kind" | "who" | "withWhom" | "outcome" | "duration" | "messages" | "reason";

/** The rows and their order. Every request repeats them because the server keeps no state. */
export interface FlowsParams extends DocumentParams {
	/** The sort column: `start` is log order, `outcome` begins with the worst. */
	readonly column: FlowColumn;
	readonly descending: boolean;
	/** Words that must all occur in a flow, ignoring case; empty for no search. */
	readonly search: string;
}

/** `null` if the log is not open. */
export type FlowsResult = {
	/** The version of the document that it was made from. */
	readonly version: number;
	/** The number of flows in the log. */
	readonly total: number;
	/**
	 * The 0-based line of the first message of each row, in row order. It identifies the flow: unlike its position in the
	 * table, it stays the same while the log grows.
	 */
	readonly lines: readonly number[];
	/** `1 meeting failed · 2 calls unanswered`: the failures among the rows; empty if there are none. */
	readonly bad: string;
} | null;

/** Requests some rows of the table. Takes `FlowRowsParams`, returns a `FlowRowsResult`. */
export const FLOW_ROWS_REQUEST = "rtcdll/flowRows";

/** A range of rows, numbered from 0 in the given order. */
export interface FlowRowsParams extends FlowsParams {
	/** The first row; a negative number counts as 0. */
	readonly from: number;
	/** At most 1000 are returned, and fewer at the end of the table. */
	readonly count: number;
}

/** `null` if the log is not open. */
export type FlowRowsResult = { readonly version: number; readonly rows: readonly FlowRow[] } | null;

/** A row. Its texts are plain text with pieces of the log. */
export interface FlowRow {
	/** The 0-based line of its first message. */
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
	/** `2.1 s`; empty if unknown. */
	readonly duration: string;
	readonly messages: number;
	/** The reason; empty if nothing failed or the log does not tell. */
	readonly reason: string;
	/** As in the tree. */
	readonly state: NonNullable<ProtocolTreeItem["state"]>;
	readonly tone: ProtocolTreeItem["tone"];
}

/** Requests the table as CSV. Takes `FlowsExportParams`, returns a `FlowsExportResult`. */
export const FLOWS_EXPORT_REQUEST = "rtcdll/flowsExport";

/** The rows to export, in table order. */
export interface FlowsExportParams extends FlowsParams {
	/** Only the flows with these lines, whether or not they match the search; `null` for all that match. */
	readonly lines: readonly number[] | null;
}

/** `null` if the log is not open. */
export type FlowsExportResult = { readonly text: string; readonly count: number } | null;
