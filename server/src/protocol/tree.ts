// The tree of activities, transactions and messages.

import type { DocumentParams, PlaceParams, ProtocolRange } from "./place.ts";

/** Asks what is below an item of the transactions tree. Takes `TreeParams`; the answer is a `TreeResult`. */
export const TREE_REQUEST = "rtcdll/tree";

/** Asks where the message at a place is in the tree. Takes `TreePathParams`; the answer is a `TreePathResult`. */
export const TREE_PATH_REQUEST = "rtcdll/treePath";

/** What of the tree is shown, and how. The server keeps none of it: every request says it anew. */
export interface TreeOptions {
	/** The kinds of activities apart; or all in one list, those with problems first or as they come in the log. */
	readonly order: "grouped" | "failedFirst" | "time";
	/** `problems` are all with a finding of severity error or warning. */
	readonly filter: TreeFilter;
	/** Words that must all occur; empty for no search. */
	readonly search: string;
}

/**
 * Which activities are shown; `failed` has what was refused and challenges that were never answered, too, and `marked` what has a
 * message that the reader has marked.
 */
export type TreeFilter = "all" | "problems" | "failed" | "unanswered" | "pending" | "succeeded" | "marked";

/** An item of the tree, under these options. */
export interface TreeParams extends DocumentParams, TreeOptions {
	/** The id of an item of an earlier answer; `null` for the first level. */
	readonly parent: string | null;
}

/** A place in a log, whose message is looked for in the tree under these options. */
export interface TreePathParams extends PlaceParams, TreeOptions {}

/** One line of the tree. The texts hold pieces of the log, and are plain. */
export interface ProtocolTreeItem {
	/** Names it within this version of the log, under the same options. */
	readonly id: string;
	/** A `range` is a part of a list that is too long to be shown in one piece; the kinds before it are groups. */
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
	/** `403 Call`, `→ INVITE 403`, `401 Unauthorized`; behind `★ ` what is marked, or has something marked below it. */
	readonly label: string;
	/** What stands behind the label, the note of a mark first: `2.1 s · to bob@fabrikam.com · 09:14:05.310 · refused, 403 Forbidden · 6 messages`. */
	readonly detail: string;
	/** Plain text on several lines. */
	readonly tooltip: string;
	/** How it went; `null` for what has no outcome of its own. */
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
	/** Of a message only. */
	readonly direction: "sent" | "received" | "unknown" | null;
	/** The start line that it leads to; `null` for groups and ranges. */
	readonly range: ProtocolRange | null;
	/** Whether there is something below it, and whether that should be in sight at first. */
	readonly fold: "none" | "closed" | "open";
}

/** `null` for a log that is not open. */
export type TreeResult = {
	/** At most 250; what has more below it has ranges there. */
	readonly items: readonly ProtocolTreeItem[];
	/** With the first level only: how many activities there are. */
	readonly summary: {
		readonly total: number;
		/** How many are left by filter and search. */
		readonly shown: number;
		/** How many each filter would leave, without a search. */
		readonly counts: Readonly<Record<TreeFilter, number>>;
		/** What a log without activities lacks; `null` where it has some. */
		readonly lacks: "empty" | "noTrace" | "noSip" | null;
		/** The answer in two sentences, as in the overview. */
		readonly answer: string;
	} | null;
} | null;

/** The items from the first level down to the message; empty where there is none, or none that is shown. */
export type TreePathResult = readonly ProtocolTreeItem[];
