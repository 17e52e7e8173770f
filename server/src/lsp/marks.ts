// The reader's marks, matched with the logs that they are on. Our client stores them and sends them here; other clients have
// none.

import type { Connection } from "vscode-languageserver";
import { findMarked, type Mark, markable, markedMessages, NO_NOTES, type Notes, type Trace } from "../core/index.ts";
import {
	type DocumentParams,
	MARKABLE_REQUEST,
	MARKED_REQUEST,
	MARKS_NOTIFICATION,
	type MarkableResult,
	type MarkedResult,
	type MarksParams,
	type PlaceParams,
} from "../protocol.ts";
import type { Service } from "./session.ts";
import * as toProto from "./toProto.ts";

/** The marks on all logs. */
export interface Marks {
	/** The notes on the marked messages of a log (identified by its own URI) in this version of it. */
	notes(uri: string, trace: Trace): Notes;
	/** All marks on a log, including those whose messages are not in it at present. */
	of(uri: string): readonly Mark[];
}

/** Receives from our client which messages are marked. */
export function hearMarks(connection: Connection): Marks {
	const marks = new Map<string, readonly Mark[]>();
	const found = new WeakMap<Trace, { readonly marks: readonly Mark[]; readonly notes: Notes }>();
	connection.onNotification(MARKS_NOTIFICATION, ({ textDocument: { uri }, marks: told }: MarksParams) => {
		const read = readMarks(told);
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

/** Handles the requests behind the commands for marks and their signs in the editor. */
export const marking: Service = {
	serve({ connection, judge, marks }) {
		connection.onRequest<MarkableResult, void>(MARKABLE_REQUEST, ({ textDocument: { uri }, position }: PlaceParams) =>
			judge<MarkableResult>(
				MARKABLE_REQUEST,
				uri,
				(reason) => ({ message: null, reason }),
				({ trace, lines, logUri }) => {
					const found = markable(trace, toProto.offset(lines, position), marks.notes(logUri, trace));
					return "reason" in found ? { message: null, reason: found.reason } : found;
				},
			),
		);
		connection.onRequest<MarkedResult, void>(MARKED_REQUEST, ({ textDocument: { uri } }: DocumentParams) =>
			judge<MarkedResult>(MARKED_REQUEST, uri, null, ({ trace, lines, logUri, shows }) => {
				const notes = marks.notes(logUri, trace);
				const marked = markedMessages(trace, notes)
					.filter(({ span }) => shows(span.start))
					.map(({ span, ...rest }) => ({ ...rest, range: toProto.range(lines, span) }));
				return { marked, missing: marks.of(logUri).length - notes.size };
			}),
		);
	},
};

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
