// The sequence diagram for our own client: its frame, its rows page by page, a search in it, and the diagram as a document.

import {
	arrowTooltip,
	type Ladder,
	mermaidLadder,
	plantUmlLadder,
	svgLadder,
	type Trace,
	textLadder,
	withWords,
} from "../core/index.ts";
import {
	LADDER_EXPORT_REQUEST,
	LADDER_FIND_REQUEST,
	LADDER_MESSAGE_REQUEST,
	LADDER_REQUEST,
	LADDER_ROWS_REQUEST,
	type LadderExportParams,
	type LadderExportResult,
	type LadderFindParams,
	type LadderFindResult,
	type LadderMessageResult,
	type LadderParams,
	type LadderResult,
	type LadderRowsParams,
	type LadderRowsResult,
} from "../protocol.ts";
import { type Diagram, diagramOf } from "./ladderDiagram.ts";
import { messageText } from "./ladderMessage.ts";
import { findRows } from "./ladderSearch.ts";
import type { Service, Session } from "./session.ts";

/** No view asks for more rows at once. */
const MOST_ROWS = 1000;

/** The requests behind the diagram. Each of them carries the part it speaks of; the server remembers no view. */
export const ladderViews: Service = {
	capabilities: {},
	serve(session) {
		const { connection } = session;
		connection.onRequest<LadderResult, void>(LADDER_REQUEST, (params: LadderParams) =>
			ask<LadderResult>(
				session,
				LADDER_REQUEST,
				params,
				(reason) => ({ lanes: null, reason }),
				({ ladder, rows, failures, failed, unanswered }, version) => ({
					title: ladder.title,
					lanes: ladder.lanes,
					rows: rows.length,
					messages: ladder.arrows.length,
					failed,
					unanswered,
					failures: failures.length,
					version,
				}),
			),
		);
		connection.onRequest<LadderRowsResult, void>(LADDER_ROWS_REQUEST, (params: LadderRowsParams) =>
			ask<LadderRowsResult>(session, LADDER_ROWS_REQUEST, params, nothing, (diagram, version) => ({
				version,
				rows: diagram.page(params.from, Math.min(params.count, MOST_ROWS)),
			})),
		);
		connection.onRequest<LadderFindResult, void>(LADDER_FIND_REQUEST, (params: LadderFindParams) =>
			ask<LadderFindResult>(session, LADDER_FIND_REQUEST, params, nothing, (diagram, version, trace) => ({
				version,
				rows: findRows(trace, diagram, params.part, params.what),
			})),
		);
		connection.onRequest<LadderMessageResult, void>(
			LADDER_MESSAGE_REQUEST,
			({ textDocument: { uri }, line }: LadderParams) =>
				session.answer<LadderMessageResult>(LADDER_MESSAGE_REQUEST, uri, null, (trace) => messageText(trace, line)),
		);
		connection.onRequest<LadderExportResult, void>(LADDER_EXPORT_REQUEST, (params: LadderExportParams) =>
			ask<LadderExportResult>(
				session,
				LADDER_EXPORT_REQUEST,
				params,
				(reason) => ({ text: null, reason }),
				({ ladder }, _, trace) => {
					const drawn = { ...ladder, arrows: ladder.arrows.map((arrow) => withWords(trace, arrow)) };
					return { text: RENDERINGS[params.format](drawn, trace), title: ladder.title };
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

/** Answers from the diagram of a part; `without` is the answer where there is none, and gets a sentence that says why. */
function ask<T>(
	{ answer, logs }: Session,
	name: string,
	{ textDocument: { uri }, part, line }: LadderParams,
	without: (reason: string) => T,
	work: (diagram: Diagram, version: number, trace: Trace) => T,
): T {
	return answer<T>(name, uri, without, (trace) => {
		const found = diagramOf(trace, part, line);
		return "reason" in found ? without(found.reason) : work(found, logs.get(uri)!.version, trace);
	});
}
