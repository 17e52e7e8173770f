// The user's marks in the tree: on which messages, and below which transactions and activities.

import { activitiesOf } from "../../activities/activities.ts";
import { label } from "../../printable.ts";
import type { Trace } from "../../trace/trace.ts";
import { countText, shortened } from "../../words.ts";
import { MARK_SIGN, type Notes } from "../marks.ts";
import { isAckOfInvite } from "./entries.ts";

/** The notes of the marks for each tree item, by message, transaction and activity number. */
export interface TreeMarks {
	ofMessage(message: number): readonly string[];
	ofTransaction(transaction: number): readonly string[];
	ofActivity(activity: number): readonly string[];
}

/** Assigns the marks of a log to tree items. */
export function treeMarks(trace: Trace, notes: Notes): TreeMarks {
	const [transactions, activities] = [new Map<number, string[]>(), new Map<number, string[]>()];
	for (const [message, note] of notes) {
		const own = trace.transactionOf(message);
		// The ACK of an INVITE is shown among the INVITE's messages.
		add(transactions, isAckOfInvite(own) ? own.invite! : own.id, note);
		add(activities, activitiesOf(trace).of(own).id, note);
	}
	return {
		ofMessage: (message) => (notes.has(message) ? [notes.get(message)!] : []),
		ofTransaction: (transaction) => transactions.get(transaction) ?? [],
		ofActivity: (activity) => activities.get(activity) ?? [],
	};
}

/** The label for a name, prefixed with the mark symbol if marked: at the start, it is visible at any width. */
export function withMark(name: string, notes: readonly string[]): string {
	return label(notes.length > 0 ? `${MARK_SIGN} ${name}` : name);
}

/** `ask the proxy team`, `3 marks`; empty without a mark, or for a single mark without a note. */
export function notesText(notes: readonly string[]): string {
	return notes.length > 1 ? countText(notes.length, "mark") : shortened(notes[0] ?? "", LONGEST);
}

/** A longer note would push the time of a message out of view. */
const LONGEST = 40;

function add(to: Map<number, string[]>, key: number, note: string): void {
	const notes = to.get(key);
	if (notes) notes.push(note);
	else to.set(key, [note]);
}
