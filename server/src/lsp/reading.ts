// The requests of our own client that help to read: folds to close, text to copy, bodies, the overview, and times.

import {
	bodies,
	copy,
	foldLines,
	foldTextAt,
	goToTime,
	overview,
	readableBody,
	type Span,
	stretch,
	type Trace,
} from "../core/index.ts";
import {
	BODY_REQUEST,
	type BodyResult,
	COPY_REQUEST,
	type CopyParams,
	type CopyResult,
	type DocumentParams,
	FOLD_LINES_REQUEST,
	FOLD_TEXTS_REQUEST,
	type FoldLinesParams,
	type FoldLinesResult,
	type FoldTextsParams,
	type FoldTextsResult,
	GO_TO_TIME_REQUEST,
	type GoToTimeParams,
	OVERVIEW_REQUEST,
	type OverviewResult,
	type PlaceParams,
	STRETCH_REQUEST,
	type StepResult,
	type StretchParams,
	type StretchResult,
} from "../protocol.ts";
import type { Service } from "./session.ts";
import * as toProto from "./toProto.ts";

/** What a handler says of a log that the editor has not opened, or when it failed. */
const NOT_OPEN = "This log is not open.";

export const reading: Service = {
	capabilities: {},
	serve({ connection, answer, logs, settings }) {
		connection.onRequest<FoldLinesResult, void>(FOLD_LINES_REQUEST, async (params: FoldLinesParams) => {
			const { uri } = params.textDocument;
			const current = await settings.of(uri);
			return answer<FoldLinesResult>(FOLD_LINES_REQUEST, uri, { lines: null, reason: NOT_OPEN }, (trace) => {
				const from = toProto.offset(trace.lines, params.position);
				const found = foldLines(trace, logs.get(uri)!.findings(current), from, params.keep);
				return "lines" in found ? found : { lines: null, reason: found.reason };
			});
		});
		connection.onRequest<FoldTextsResult, void>(FOLD_TEXTS_REQUEST, async (params: FoldTextsParams) => {
			const { uri } = params.textDocument;
			const { inlayHints } = await settings.of(uri);
			return answer<FoldTextsResult>(FOLD_TEXTS_REQUEST, uri, [], (trace) =>
				params.folds.map(({ startLine, endLine }) => foldTextAt(trace, startLine, endLine, inlayHints) ?? null),
			);
		});
		connection.onRequest<CopyResult, void>(COPY_REQUEST, ({ textDocument: { uri }, position, what }: CopyParams) =>
			answer<CopyResult>(COPY_REQUEST, uri, { text: null, reason: NOT_OPEN }, (trace) => {
				const found = copy(trace, toProto.offset(trace.lines, position), what);
				return "text" in found ? found : { text: null, reason: found.reason };
			}),
		);
		connection.onRequest<BodyResult, void>(BODY_REQUEST, ({ textDocument: { uri }, position }: PlaceParams) =>
			answer<BodyResult>(BODY_REQUEST, uri, { parts: null, reason: NOT_OPEN }, (trace) =>
				bodyResult(trace, toProto.offset(trace.lines, position)),
			),
		);
		connection.onRequest<OverviewResult, void>(OVERVIEW_REQUEST, async ({ textDocument: { uri } }: DocumentParams) => {
			const current = await settings.of(uri);
			return answer<OverviewResult>(OVERVIEW_REQUEST, uri, null, (trace) =>
				overview(trace, logs.get(uri)!.findings(current)),
			);
		});
		connection.onRequest<StretchResult, void>(STRETCH_REQUEST, ({ textDocument: { uri }, range }: StretchParams) =>
			answer<StretchResult>(STRETCH_REQUEST, uri, null, (trace) => {
				const start = toProto.offset(trace.lines, range.start);
				const end = Math.max(start, toProto.offset(trace.lines, range.end));
				return stretch(trace, { start, end }) ?? null;
			}),
		);
		connection.onRequest<StepResult, void>(
			GO_TO_TIME_REQUEST,
			({ textDocument: { uri }, position, time }: GoToTimeParams) =>
				answer<StepResult>(GO_TO_TIME_REQUEST, uri, { range: null, reason: NOT_OPEN }, (trace) => {
					const found = goToTime(trace, toProto.offset(trace.lines, position), String(time));
					return "span" in found
						? { range: toProto.range(trace.lines, found.span) }
						: { range: null, reason: found.reason };
				}),
		);
	},
};

function bodyResult(trace: Trace, offset: number): BodyResult {
	const found = bodies(trace, offset);
	if ("reason" in found) return { parts: null, reason: found.reason };
	const range = (span: Span) => toProto.range(trace.lines, span);
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
