// Requests of our own client that help with reading: folds to close, text to copy, bodies, the overview, and times.

import {
	atCursor,
	bodies,
	copy,
	foldLines,
	goToTime,
	overview,
	readableBody,
	type Span,
	stretch,
	wholeOf,
} from "../../core/index.ts";
import {
	AT_CURSOR_REQUEST,
	type AtCursorResult,
	BODY_REQUEST,
	type BodyResult,
	COPY_REQUEST,
	type CopyParams,
	type CopyResult,
	type DocumentParams,
	FOLD_LINES_REQUEST,
	type FoldLinesParams,
	type FoldLinesResult,
	GO_TO_TIME_REQUEST,
	type GoToTimeParams,
	OVERVIEW_REQUEST,
	type OverviewResult,
	type PlaceParams,
	STRETCH_REQUEST,
	type StepResult,
	type StretchParams,
	type StretchResult,
} from "../../protocol.ts";
import type { OpenLog } from "../logs/documents.ts";
import { ofMessages, type ShownLog } from "../logs/shownLog.ts";
import type { Service } from "../session.ts";
import * as toProto from "../toProto.ts";

const NOTHING: AtCursorResult = { message: false, body: false, token: false, match: false };

/**
 * Handles the requests behind menus, folding, copying, Show Body, the status item and Go to Time. If there is no result, the
 * answer contains a sentence that says why, or is `null`.
 */
export const reading: Service = {
	serve({ connection, answer, judge, settings, marks }) {
		connection.onRequest<FoldLinesResult, void>(FOLD_LINES_REQUEST, async (params: FoldLinesParams) => {
			const { uri } = params.textDocument;
			const current = await settings.of(uri);
			return judge<FoldLinesResult>(
				FOLD_LINES_REQUEST,
				uri,
				(reason) => ({ lines: null, reason }),
				(shown) => {
					// Which lines are SIP does not depend on the whole log, and runs of other records are as long as in the
					// document itself.
					const { trace, lines, shows } =
						params.keep === "sip" ? { ...wholeOf(shown.own), lines: shown.ownLines, trace: shown.own } : shown;
					const from = toProto.offset(lines, params.position);
					const found = foldLines(trace, shown.findings(current), from, params.keep);
					if ("reason" in found) return { lines: null, reason: found.reason };
					const starts = found.lines.map((line) => trace.lines.start(line));
					return { lines: starts.filter(shows).map((start) => lines.lineAt(start)) };
				},
				current,
			);
		});
		connection.onRequest<AtCursorResult, void>(AT_CURSOR_REQUEST, ({ textDocument: { uri }, position }: PlaceParams) =>
			judge<AtCursorResult>(AT_CURSOR_REQUEST, uri, NOTHING, ({ trace, lines }) =>
				atCursor(trace, toProto.offset(lines, position)),
			),
		);
		connection.onRequest<CopyResult, void>(COPY_REQUEST, ({ textDocument: { uri }, position, what }: CopyParams) =>
			judge<CopyResult>(
				COPY_REQUEST,
				uri,
				(reason) => ({ text: null, reason }),
				({ trace, lines, logUri }) => {
					const found = copy(trace, toProto.offset(lines, position), what, marks.notes(logUri, trace));
					return "text" in found ? found : { text: null, reason: found.reason };
				},
			),
		);
		connection.onRequest<BodyResult, void>(BODY_REQUEST, ({ textDocument: { uri }, position }: PlaceParams) =>
			answer<BodyResult>(
				BODY_REQUEST,
				uri,
				(reason) => ({ parts: null, reason }),
				(_, log) => bodyResult(log, toProto.offset(log.lines, position)),
			),
		);
		connection.onRequest<OverviewResult, void>(OVERVIEW_REQUEST, async ({ textDocument: { uri } }: DocumentParams) => {
			const current = await settings.of(uri);
			return judge<OverviewResult>(
				OVERVIEW_REQUEST,
				uri,
				null,
				(shown) => {
					const { text, ...rest } = overview(shown.trace, shown.findings(current));
					return { text: ofMessages(shown, text), ...rest };
				},
				current,
			);
		});
		connection.onRequest<StretchResult, void>(STRETCH_REQUEST, ({ textDocument: { uri }, range }: StretchParams) =>
			judge<StretchResult>(STRETCH_REQUEST, uri, null, ({ trace, own, ownLines, lines, pieces }) => {
				// The duration comes from the log, which may have days between two records that the document shows next to
				// each other; only what is shown counts towards the size.
				const selected = pieces(toProto.span(lines, range));
				const [start, end] = [selected[0]?.start ?? 0, selected.at(-1)?.end ?? 0];
				const [time, size] = [stretch(trace, { start, end }), stretch(own, toProto.span(ownLines, range))];
				return time && size ? { duration: time.duration, size: size.size } : null;
			}),
		);
		connection.onRequest<StepResult, void>(
			GO_TO_TIME_REQUEST,
			({ textDocument: { uri }, position, time }: GoToTimeParams) =>
				judge<StepResult>(
					GO_TO_TIME_REQUEST,
					uri,
					(reason) => ({ range: null, reason }),
					(shown) => {
						const found = goToTime(shown.trace, toProto.offset(shown.lines, position), String(time));
						return "span" in found ? shown.locate(nextShown(shown, found.span)) : { range: null, reason: found.reason };
					},
				),
		);
	},
};

/** The first line that the document shows at or after a line of the log; the line itself if it shows none. */
function nextShown({ trace, pieces }: ShownLog, line: Span): Span {
	const [next] = pieces({ start: line.start, end: trace.text.length });
	return next ? { start: next.start, end: trace.lines.end(trace.lines.lineAt(next.start)) } : line;
}

function bodyResult({ trace, lines }: OpenLog, offset: number): BodyResult {
	const found = bodies(trace, offset);
	if ("reason" in found) return { parts: null, reason: found.reason };
	const range = (span: Span) => toProto.range(lines, span);
	return {
		name: found.name,
		message: range(trace.message(found.message).startSpan).start,
		parts: found.parts.map((part) => ({
			contentType: part.contentType,
			kind: part.kind,
			text: readableBody(trace.text, part),
			range: range(part.span),
		})),
		at: found.at,
	};
}
