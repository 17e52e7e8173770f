// Where in the tree the marks of the reader are: on which messages, and below which transactions and activities.

import { activitiesOf } from "../../activities/activities.ts";
import { label } from "../../printable.ts";
import type { Trace } from "../../trace/trace.ts";
import { countText, shortened } from "../../words.ts";
import { MARK_SIGN, type Notes } from "../marks.ts";
import { isAckOfInvite } from "./entries.ts";

/** The notes of the marks, for each line of the tree. Numbers are those of messages, transactions and activities. */
export interface TreeMarks {
	ofMessage(message: number): readonly string[];
	ofTransaction(transaction: number): readonly string[];
	ofActivity(activity: number): readonly string[];
}

/** Sorts the marks of a log. */
export function treeMarks(trace: Trace, notes: Notes): TreeMarks {
	const [transactions, activities] = [new Map<number, string[]>(), new Map<number, string[]>()];
	for (const [message, note] of notes) {
		const own = trace.transactionOf(message);
		// The ACK of an INVITE is shown among the messages of that.
		add(transactions, isAckOfInvite(own) ? own.invite! : own.id, note);
		add(activities, activitiesOf(trace).of(own).id, note);
	}
	return {
		ofMessage: (message) => (notes.has(message) ? [notes.get(message)!] : []),
		ofTransaction: (transaction) => transactions.get(transaction) ?? [],
		ofActivity: (activity) => activities.get(activity) ?? [],
	};
}

/** A name as a label, with the sign of a mark before it where there is one: there it is in sight in a view of any width. */
export function withMark(name: string, notes: readonly string[]): string {
	return label(notes.length > 0 ? `${MARK_SIGN} ${name}` : name);
}

/** `ask the proxy team`, `3 marks`; empty without a mark, and for one without a note. */
export function notesText(notes: readonly string[]): string {
	return notes.length > 1 ? countText(notes.length, "mark") : shortened(notes[0] ?? "", LONGEST);
}

/** More would push the time of a message out of the view. */
const LONGEST = 40;

function add(to: Map<number, string[]>, key: number, note: string): void {
	const notes = to.get(key);
	if (notes) notes.push(note);
	else to.set(key, [note]);
}
