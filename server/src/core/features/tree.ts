// The activities of a log as a tree: activities grouped by kind, their transactions, and the messages of those. Built on
// demand, one parent at a time, so that a log of any size opens at once.

import { activitiesOf } from "../activities/activities.ts";
import type { Finding } from "../rules/rule.ts";
import { lastAtMost } from "../text.ts";
import type { Trace } from "../trace/trace.ts";
import { messagesOf } from "./goTo.ts";
import { NO_NOTES, type Notes } from "./marks.ts";
import { stretchText } from "./timeOf.ts";
import { type Arrangement, arrange, passes, TREE_FILTERS, type TreeFilter, type TreeOptions } from "./tree/arrange.ts";
import { findEntries, isAckOfInvite, TREE_GROUPS, type TreeGroup } from "./tree/entries.ts";
import { entryText, type ItemText, messageText, transactionText } from "./tree/item.ts";
import { treeMarks } from "./tree/marks.ts";
import { ownerOf } from "./tree/owner.ts";
import { type Part, partsAround, partsOf } from "./tree/pages.ts";
import { findProblems } from "./tree/problems.ts";
import { searchText } from "./tree/searchText.ts";

export type { TreeOptions } from "./tree/arrange.ts";

/** A tree item. */
export interface TreeItem extends Omit<ItemText, "span"> {
	/** Identifies it within this version of the log and these options. */
	readonly id: string;
	/** A `range` is a page of a list that is too long to show at once. */
	readonly kind: TreeGroup | "range" | "activity" | "transaction" | "message";
	/** The start line it leads to; `null` for groups and ranges. */
	readonly span: ItemText["span"] | null;
	/** Whether it has children, and whether it is initially expanded. */
	readonly fold: "none" | "closed" | "open";
}

/** The number of activities. */
export interface TreeSummary {
	readonly total: number;
	/** The number that match the filter and search. */
	readonly shown: number;
	/** The number that would match each filter, ignoring the search. */
	readonly counts: Readonly<Record<TreeFilter, number>>;
}

/**
 * The tree of one version of a log with its findings and marks. Ids are only valid for this version and the same options.
 */
export interface TransactionTree {
	/** The children of `parent`, or the top level for `null`; empty for an unknown id. At most 250. */
	children(parent: string | null, options: TreeOptions): readonly TreeItem[];
	/** The items from the top level down to the message at `offset`; empty if there is none or it is not shown. */
	path(offset: number, options: TreeOptions): readonly TreeItem[];
	summary(options: TreeOptions): TreeSummary;
}

/** The ids of all children of a parent, before paging. */
interface Children {
	readonly count: number;
	id(at: number): string;
}

/** Builds the tree of a log with its findings and marks, lazily, and caches intermediate results. */
export function transactionTree(trace: Trace, findings: readonly Finding[], notes: Notes = NO_NOTES): TransactionTree {
	const problems = findProblems(trace, findings);
	const marks = treeMarks(trace, notes);
	const entries = findEntries(trace, problems, (activity) => marks.ofActivity(activity).length > 0);
	const context = { trace, problems, marks, owner: ownerOf(trace) };
	const texts: string[] = [];
	const textOf = (entry: number) => {
		texts[entry] ??= searchText(trace, entries[entry]!);
		return texts[entry];
	};
	let last: { readonly key: string; readonly arrangement: Arrangement } | undefined;
	let counts: TreeSummary["counts"] | undefined;
	let lastOpened: { readonly transaction: number; readonly messages: readonly number[] } | undefined;

	return {
		children(parent, options) {
			const { base, part } = readId(parent ?? "");
			const children = below(base, arranged(options));
			const shown = clip(part ?? { from: 0, to: children.count }, children.count);
			const parts = partsOf(shown);
			if (parts) return parts.map((each) => rangeItem(base, each, children, options));
			return Array.from({ length: shown.to - shown.from }, (_, at) => item(children.id(shown.from + at), options));
		},
		path(offset, options) {
			const arrangement = arranged(options);
			const path: TreeItem[] = [];
			let base = "";
			for (const id of chainTo(offset, arrangement, options)) {
				const children = below(base, arrangement);
				const at = positionOf(id, children);
				if (at < 0) return [];
				for (const part of partsAround(children.count, at)) path.push(rangeItem(base, part, children, options));
				path.push(item(id, options));
				base = id;
			}
			return path;
		},
		summary(options) {
			counts ??= Object.fromEntries(
				TREE_FILTERS.map((filter) => [filter, entries.filter((entry) => passes(entry, filter)).length]),
			) as Record<TreeFilter, number>;
			let shown = 0;
			for (const list of arranged(options).values()) shown += list.length;
			return { total: entries.length, shown, counts };
		},
	};

	function arranged(options: TreeOptions): Arrangement {
		const key = `${options.order} ${options.filter} ${options.search}`;
		if (last?.key !== key) last = { key, arrangement: arrange(entries, options, textOf) };
		return last.arrangement;
	}

	function below(base: string, arrangement: Arrangement): Children {
		const [kind, number] = splitId(base);
		if (base === "" && !arrangement.has("")) {
			return listed(TREE_GROUPS.filter((group) => arrangement.get(group)!.length > 0));
		}
		const group = arrangement.get(base);
		if (group) return { count: group.length, id: (at) => `${ENTRY}${group[at]}` };
		if (kind === ENTRY && entries[number]) {
			const { transactions } = entries[number];
			if (transactions.length === 1) return messageIds(transactions[0]!);
			return { count: transactions.length, id: (at) => `${TRANSACTION}${transactions[at]}` };
		}
		return kind === TRANSACTION && trace.transactions[number] ? messageIds(number) : listed([]);
	}

	/** An ACK can belong to two transactions, so a message id includes the transaction it is shown under. */
	function messageIds(transaction: number): Children {
		const messages = messagesIn(transaction);
		return { count: messages.length, id: (at) => `${MESSAGE}${messages[at]}/${transaction}` };
	}

	/** Cached because each item on a page of messages needs the whole list of the transaction. */
	function messagesIn(transaction: number): readonly number[] {
		if (lastOpened?.transaction !== transaction) {
			lastOpened = { transaction, messages: messagesOf(trace.transactions[transaction]!) };
		}
		return lastOpened.messages;
	}

	function item(id: string, options: TreeOptions): TreeItem {
		const [kind, number] = splitId(id);
		if (kind === ENTRY) {
			const entry = entries[number]!;
			return { ...entryText(context, entry), id, kind: "activity", fold: "closed" };
		}
		if (kind === TRANSACTION) {
			return { ...transactionText(context, number), id, kind: "transaction", fold: "closed" };
		}
		if (kind === MESSAGE) {
			const messages = messagesIn(Number(id.slice(id.indexOf("/") + 1)));
			const before = messages[lastAtMost(messages, messages.length, number) - 1];
			return { ...messageText(context, number, before), id, kind: "message", fold: "none" };
		}
		return groupItem(id as TreeGroup, options);
	}

	function groupItem(group: TreeGroup, options: TreeOptions): TreeItem {
		const members = arranged(options).get(group)!;
		const isShort = group === "signIns" || members.length <= SHORT;
		return {
			...BARE,
			id: group,
			kind: group,
			label: GROUP_NAMES[group],
			detail: amount(members),
			tooltip: GROUP_TOOLTIPS[group],
			fold: isShort ? "open" : "closed",
		};
	}

	function rangeItem(base: string, { from, to }: Part, children: Children, { order }: TreeOptions): TreeItem {
		const [kind] = splitId(children.id(from));
		const stretch = stretchText(trace, firstMessage(children.id(from)), firstMessage(children.id(to - 1)));
		const numbers = `${from + 1} – ${to}`;
		// A list that is not sorted by time has no time range.
		const isByTime = kind !== ENTRY || order !== "failedFirst";
		const members = Array.from({ length: to - from }, (_, at) => splitId(children.id(from + at))[1]);
		const detail = kind === ENTRY ? amount(members) : String(to - from);
		return {
			...BARE,
			id: `${base}#${from}-${to}`,
			kind: "range",
			label: isByTime ? stretch : numbers,
			detail,
			tooltip: isByTime ? `${numbers} of ${children.count}` : `${numbers} of ${children.count}, problems first`,
			fold: "closed",
		};
	}

	function amount(members: readonly number[]): string {
		const troubled = members.filter((number) => entries[number]!.tone !== "none").length;
		return troubled === 0 ? String(members.length) : `${members.length} · ${troubled} with problems`;
	}

	function firstMessage(id: string): number {
		const [kind, number] = splitId(id);
		if (kind === MESSAGE) return number;
		return messagesIn(kind === ENTRY ? entries[number]!.transactions[0]! : number)[0]!;
	}

	/** The ids from the top level to the message at an offset, without ranges. */
	function chainTo(offset: number, arrangement: Arrangement, { order }: TreeOptions): readonly string[] {
		const message = trace.messageAtLine(trace.lines.lineAt(offset));
		if (message === undefined) return [];
		const own = trace.transactionOf(message);
		const { id: number } = activitiesOf(trace).of(own);
		const { group, transactions } = entries[number]!;
		if (!arrangement.get(order === "grouped" ? group : "")!.includes(number)) return [];
		// The ACK of an INVITE is shown among the INVITE's messages.
		const invite = isAckOfInvite(own) && !transactions.includes(own.id) ? own.invite! : own.id;
		return [
			...(order === "grouped" ? [group] : []),
			`${ENTRY}${number}`,
			...(transactions.length > 1 ? [`${TRANSACTION}${invite}`] : []),
			`${MESSAGE}${message}/${invite}`,
		];
	}
}

/** Groups up to this size are initially expanded. */
const SHORT = 50;

const ENTRY = "e";
const TRANSACTION = "t";
const MESSAGE = "m";

const BARE = { state: null, tone: "none", span: null, direction: null } as const;

const GROUP_NAMES: Readonly<Record<TreeGroup, string>> = {
	signIns: "Sign-ins",
	meetings: "Meetings",
	calls: "Calls",
	sharing: "Sharing",
	conversations: "Conversations",
	presence: "Presence and contacts",
	others: "Other",
};

const GROUP_TOOLTIPS: Readonly<Record<TreeGroup, string>> = {
	signIns: "Signing in, renewing a registration, signing out: each with all its attempts",
	meetings: "Each meeting with all its dialogs: the conference itself, audio and video, chat, sharing",
	calls: "Audio and video calls, transfers, voice mail",
	sharing: "Desktops and applications shared outside meetings",
	conversations: "Instant messages outside meetings",
	presence: "Presence of others, own presence, the contact list, and other data from the server",
	others: "Everything else",
};

/** The letter and the number of an id; an invalid number matches nothing. */
function splitId(id: string): readonly [string, number] {
	const match = /^([etm])(\d{1,9})(?=$|\/)/.exec(id);
	return match ? [match[1]!, Number(match[2])] : [id, -1];
}

function readId(id: string): { readonly base: string; readonly part: Part | undefined } {
	const [, base, from, to] = /^([^#]*)#(\d{1,9})-(\d{1,9})$/.exec(id) ?? [];
	return base === undefined ? { base: id, part: undefined } : { base, part: { from: Number(from), to: Number(to) } };
}

/** An id from an older version of the log may reach beyond the end of its list. */
function clip({ from, to }: Part, count: number): Part {
	const start = Math.min(from, count);
	return { from: start, to: Math.max(start, Math.min(to, count)) };
}

function listed(ids: readonly string[]): Children {
	return { count: ids.length, id: (at) => ids[at]! };
}

function positionOf(id: string, children: Children): number {
	for (let at = 0; at < children.count; at++) if (children.id(at) === id) return at;
	return -1;
}
