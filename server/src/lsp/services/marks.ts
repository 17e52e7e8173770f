// The requests behind the commands for marks.

import { markable, markedMessages } from "../../core/index.ts";
import {
	type DocumentParams,
	MARKABLE_REQUEST,
	MARKED_REQUEST,
	type MarkableResult,
	type MarkedResult,
	type PlaceParams,
} from "../../protocol.ts";
import type { Service } from "../session.ts";
import * as toProto from "../toProto.ts";

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
