// The tree of activities, transactions and messages.

import type { DocumentParams, PlaceParams, ProtocolRange } from "./place.ts";

/** Requests the children of an item of the transactions tree. Takes `TreeParams`, returns a `TreeResult`. */
export const TREE_REQUEST = "rtcdll/tree";

/** Requests the path to the message at a position. Takes `TreePathParams`, returns a `TreePathResult`. */
export const TREE_PATH_REQUEST = "rtcdll/treePath";

/** The display options of the tree. Every request repeats them because the server keeps no state. */
export interface TreeOptions {
	/** Activities grouped by kind; or in a single list, problems first or in log order. */
	readonly order: "grouped" | "failedFirst" | "time";
	/** `problems` matches findings of severity error or warning. */
	readonly filter: TreeFilter;
	/** Words that must all occur; empty for no search. */
	readonly search: string;
}

/**
 * Which activities are shown; `failed` includes refusals and unanswered challenges, and `marked` matches activities with a
 * marked message.
 */
export type TreeFilter = "all" | "problems" | "failed" | "unanswered" | "pending" | "succeeded" | "marked";

/** An item of the tree, with these options. */
export interface TreeParams extends DocumentParams, TreeOptions {
	/** The id of an item from an earlier result; `null` for the top level. */
	readonly parent: string | null;
}

/** A position in a log whose message to find in the tree with these options. */
export interface TreePathParams extends PlaceParams, TreeOptions {}

/** A tree item. Its texts are plain text with pieces of the log. */
export interface ProtocolTreeItem {
	/** Identifies it within this version of the log, with the same options. */
	readonly id: string;
	/** A `range` is a page of a list that is too long to show at once; the kinds before it are groups. */
	readonly kind:
		| "signIns"
		| "meetings"
		| "calls"
		| "sharing"
		| "conversations"
		| "presence"
		| "others"
		| "range"
		| "activity"
		| "transaction"
		| "message";
	/** `403 Call`, `→ INVITE 403`, `401 Unauthorized`; prefixed with `★ ` if it or something below it is marked. */
	readonly label: string;
	/**
	 * The text after the label, beginning with the note of a mark: `2.1 s · to bob@fabrikam.com · 09:14:05.310 · refused, 403
	 * Forbidden · 6 messages`.
	 */
	readonly detail: string;
	/** Plain text with several lines. */
	readonly tooltip: string;
	/** `null` for items without an outcome of their own. */
	readonly state:
		| "failed"
		| "abandoned"
		| "unanswered"
		| "pending"
		| "succeeded"
		| "redirected"
		| "cancelled"
		| "challenged"
		| "orphan"
		| "noResponseDue"
		| null;
	/** The severity of the worst problem in it. */
	readonly tone: "error" | "warning" | "none";
	/** Only for a message. */
	readonly direction: "sent" | "received" | "unknown" | null;
	/** The start line it leads to; `null` for groups and ranges. */
	readonly range: ProtocolRange | null;
	/** Whether it has children, and whether it is initially expanded. */
	readonly fold: "none" | "closed" | "open";
}

/** `null` if the log is not open. */
export type TreeResult = {
	/** At most 250; longer lists are divided into ranges. */
	readonly items: readonly ProtocolTreeItem[];
	/** The number of activities; only with the top level. */
	readonly summary: {
		readonly total: number;
		/** The number that match the filter and search. */
		readonly shown: number;
		/** The number that would match each filter, ignoring the search. */
		readonly counts: Readonly<Record<TreeFilter, number>>;
		/** What a log without activities lacks; otherwise `null`. */
		readonly lacks: "empty" | "noTrace" | "noSip" | null;
		/** The answer in two sentences, as in the overview. */
		readonly answer: string;
	} | null;
} | null;

/** The items from the top level down to the message; empty if there is none or it is not shown. */
export type TreePathResult = readonly ProtocolTreeItem[];
