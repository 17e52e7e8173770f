// The marks of the reader, joined with the logs that they are on. Our client keeps them and tells them here; without it
// there are none.

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

/** The marks of all logs. */
export interface Marks {
	/** The notes of the marked messages of a log, which is named by its own URI, in this version of it. */
	notes(uri: string, trace: Trace): Notes;
	/** All marks of a log, also those whose messages it does not have now. */
	of(uri: string): readonly Mark[];
}

/** Hears from our client which messages are marked. */
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

/** The requests behind the commands for marks, and behind their signs in the editor. */
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

/** Nobody sets so many by hand, and each is looked for in every version of the log. */
const MOST_MARKS = 1000;

/** What the client says is read like anything else from outside. */
function readMarks(told: unknown): readonly Mark[] {
	if (!Array.isArray(told)) return NOTHING;
	return told
		.slice(-MOST_MARKS)
		.filter((each): each is Mark => typeof each?.message === "string" && typeof each.note === "string")
		.map(({ message, note }) => ({ message, note }));
}
