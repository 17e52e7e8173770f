// The reader's marks, matched with the logs that they are on. Our client stores them and sends them here; other clients have
// none.

import type { Connection } from "vscode-languageserver";
import { findMarked, type Mark, NO_NOTES, type Notes, type Trace } from "../core/index.ts";
import { MARKS_NOTIFICATION, type MarksParams } from "../protocol.ts";

/** The marks on all logs. */
export interface Marks {
	/** The notes on the marked messages of a log (identified by its own URI) in this version of it. */
	notes(uri: string, trace: Trace): Notes;
	/** All marks on a log, including those whose messages are not in it at present. */
	of(uri: string): readonly Mark[];
}

/** Receives from our client which messages are marked. */
export function receiveMarks(connection: Connection): Marks {
	const marks = new Map<string, readonly Mark[]>();
	const found = new WeakMap<Trace, { readonly marks: readonly Mark[]; readonly notes: Notes }>();
	connection.onNotification(MARKS_NOTIFICATION, ({ textDocument: { uri }, marks: received }: MarksParams) => {
		const read = readMarks(received);
		if (read.length > 0) marks.set(uri, read);
		else marks.delete(uri);
	});
	return {
		of: (uri) => marks.get(uri) ?? NOTHING,
		notes(uri, trace) {
			const own = marks.get(uri);
			if (!own) return NO_NOTES;
			const known = found.get(trace);
			if (known?.marks === own) return known.notes;
			const notes = findMarked(trace, own);
			found.set(trace, { marks: own, notes });
			return notes;
		},
	};
}

const NOTHING: readonly Mark[] = [];

/** More than anyone sets by hand. Each mark is looked up in every version of the log, so the number must be bounded. */
const MOST_MARKS = 1000;

/** Reads marks from the client; entries of the wrong type are dropped. */
function readMarks(told: unknown): readonly Mark[] {
	if (!Array.isArray(told)) return NOTHING;
	return told
		.slice(-MOST_MARKS)
		.filter((each): each is Mark => typeof each?.message === "string" && typeof each.note === "string")
		.map(({ message, note }) => ({ message, note }));
}
