// The sequence diagram, for our own client: its size and lanes, its rows page by page, a search, and the diagram as a
// document.

import {
	arrowOutcome,
	arrowTooltip,
	type Diagram,
	type DiagramRow,
	findHops,
	findRows,
	gapText,
	type Ladder,
	label,
	lookUp,
	mermaidLadder,
	messageSource,
	messageText,
	type Notes,
	noteText,
	plantUmlLadder,
	printable,
	stepText,
	svgLadder,
	type Trace,
	textLadder,
	withWords,
} from "../../core/index.ts";
import {
	LADDER_EXPORT_REQUEST,
	LADDER_FIND_REQUEST,
	LADDER_MESSAGE_REQUEST,
	LADDER_REQUEST,
	LADDER_ROWS_REQUEST,
	LADDER_SOURCE_REQUEST,
	type LadderExportParams,
	type LadderExportResult,
	type LadderFindParams,
	type LadderFindResult,
	type LadderMessageResult,
	type LadderParams,
	type LadderResult,
	type LadderRow,
	type LadderRowsParams,
	type LadderRowsResult,
	type LadderSourceResult,
} from "../../protocol.ts";
import { slicedWork } from "../logs/slicedWork.ts";
import type { Service, Session } from "../session.ts";
import { type DrawnDiagrams, keepDiagrams } from "./drawnDiagrams.ts";

/**
 * Handles the requests behind the diagram. Each names the part of the log that it concerns; the server keeps no state per
 * view.
 */
export const ladderViews: Service = {
	serve(session) {
		const { connection } = session;
		const diagrams = keepDiagrams(session.logs);
		connection.onRequest<LadderResult, void>(LADDER_REQUEST, (params: LadderParams) =>
			ask<LadderResult>(
				session,
				diagrams,
				LADDER_REQUEST,
				params,
				(reason) => ({ lanes: null, reason }),
				({ ladder, rows, failures, failed, unanswered, lost }, version) => ({
					title: ladder.title,
					lanes: ladder.lanes,
					rows: rows.length,
					messages: ladder.arrows.length,
					failed,
					unanswered,
					lost,
					failures: failures.length,
					version,
				}),
			),
		);
		connection.onRequest<LadderRowsResult, void>(LADDER_ROWS_REQUEST, (params: LadderRowsParams) =>
			ask<LadderRowsResult>(session, diagrams, LADDER_ROWS_REQUEST, params, nothing, (diagram, version, trace) => ({
				version,
				rows: page(diagram, params.from, params.count).map((row) =>
					toRow(trace, row, session.marks.notes(params.textDocument.uri, trace)),
				),
			})),
		);
		connection.onRequest<LadderFindResult, void>(LADDER_FIND_REQUEST, (params: LadderFindParams) =>
			ask<LadderFindResult>(session, diagrams, LADDER_FIND_REQUEST, params, nothing, (diagram, version, trace) => ({
				version,
				rows: findRows(trace, diagram, params.part, params.what),
			})),
		);
		connection.onRequest<LadderMessageResult, void>(
			LADDER_MESSAGE_REQUEST,
			({ textDocument: { uri }, line }: LadderParams) =>
				session.answer<LadderMessageResult>(LADDER_MESSAGE_REQUEST, uri, null, (trace) => {
					const text = messageText(trace, line, session.marks.notes(uri, trace));
					return text === null ? null : { text };
				}),
		);
		connection.onRequest<LadderSourceResult, void>(
			LADDER_SOURCE_REQUEST,
			({ textDocument: { uri }, line }: LadderParams) =>
				session.answer<LadderSourceResult>(LADDER_SOURCE_REQUEST, uri, null, (trace) => messageSource(trace, line)),
		);
		connection.onRequest<LadderExportResult, void>(LADDER_EXPORT_REQUEST, (params: LadderExportParams) =>
			ask<LadderExportResult>(
				session,
				diagrams,
				LADDER_EXPORT_REQUEST,
				params,
				(reason) => ({ text: null, reason }),
				({ ladder }, _, trace) => {
					const rendering = lookUp(RENDERINGS, params.format);
					if (!rendering) return { text: null, reason: "There is no format of this name." };
					const drawn = { ...ladder, arrows: ladder.arrows.map((arrow) => withWords(trace, arrow)) };
					return { text: rendering(drawn, trace), title: ladder.title };
				},
			),
		);
	},
};

const RENDERINGS: Readonly<Record<LadderExportParams["format"], (ladder: Ladder, trace: Trace) => string>> = {
	svg: (ladder, trace) => svgLadder(ladder, (arrow) => arrowTooltip(trace, ladder.lanes, arrow)),
	mermaid: mermaidLadder,
	plantuml: plantUmlLadder,
	text: (ladder) => textLadder(ladder),
};

function nothing(): null {
	return null;
}

/**
 * Answers from the diagram of a part of the log: the cached one if `params` asks for its version, otherwise a new one.
 * `without` makes the result when there is no diagram, from a sentence that says why.
 */
async function ask<T>(
	{ attempt, answer, settings }: Session,
	diagrams: DrawnDiagrams,
	name: string,
	params: LadderParams & { readonly version?: number },
	without: (reason: string) => T,
	work: (diagram: Diagram, version: number, trace: Trace) => T,
): Promise<T> {
	const { uri } = params.textDocument;
	const last = diagrams.last(params, params.version);
	if (last) return attempt<T>(name, without, () => work(last.diagram, last.version, last.trace));
	const current = await settings.of(uri);
	return answer<T>(
		name,
		uri,
		without,
		async (trace, log) => {
			await slicedWork(findHops(trace)).soon();
			const drawn = diagrams.draw(log, log.findings(current), params);
			return "reason" in drawn ? without(drawn.reason) : work(drawn.diagram, drawn.version, drawn.trace);
		},
		current,
	);
}

/** At most `count` rows from `from` on; a negative `from` counts as 0. */
function page({ rows }: Diagram, from: number, count: number): readonly DiagramRow[] {
	const start = Math.max(0, from);
	return rows.slice(start, start + Math.min(count, MOST_ROWS));
}

/** The view never requests more rows at once. */
const MOST_ROWS = 1000;

/** A row as the view shows it, with its text made printable. */
function toRow(trace: Trace, row: DiagramRow, notes: Notes): LadderRow {
	switch (row.kind) {
		case "arrow": {
			const { label: name, detail, ...arrow } = withWords(trace, row.arrow);
			const { from, to, class: kind, isRetransmission, isLost, time, line } = arrow;
			const outcome = printable(arrowOutcome(trace, row.arrow));
			const words = { label: printable(name), detail: printable(detail), outcome, gap: stepText(row.arrow) };
			const note = notes.get(row.arrow.message);
			const mark = note === undefined ? null : label(note);
			return { kind: "arrow", from, to, ...words, class: kind, isRetransmission, isLost, mark, time, line };
		}
		case "note":
			return { kind: "note", text: noteText(row.note), time: row.note.time, line: row.note.line };
		case "gap":
			return { kind: "gap", text: gapText(row.gap) };
		case "date":
			return { kind: "date", text: row.date };
	}
}
