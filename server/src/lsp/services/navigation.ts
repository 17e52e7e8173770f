// Navigation between messages: definition, implementation, references, highlights, and our own steps.

import {
	definition,
	type Finding,
	highlights,
	implementation,
	isProblem,
	type Notes,
	references,
	step,
	type Target,
	type Trace,
} from "../../core/index.ts";
import { STEP_REQUEST, type StepParams, type StepResult } from "../../protocol.ts";
import type { ShownLog } from "../logs/shownLog.ts";
import type { Place, Service, Session } from "../session.ts";
import * as toProto from "../toProto.ts";

/**
 * Navigates between messages of the log behind a document. Targets that the document does not show are in the log itself.
 */
export const navigation: Service = {
	serve(session) {
		const { connection, judge, settings, marks } = session;
		connection.onDefinition((place) => targets(session, "definition", place, definition));
		connection.onImplementation((place) => targets(session, "implementation", place, implementation));
		connection.onReferences(({ textDocument: { uri }, position }) =>
			judge("references", uri, [], ({ trace, lines, locate }) =>
				references(trace, toProto.offset(lines, position)).map(({ selection }) => locate(selection)),
			),
		);
		connection.onDocumentHighlight(({ textDocument: { uri }, position }) =>
			judge("documentHighlight", uri, [], ({ trace, lines, shows }) =>
				highlights(trace, toProto.offset(lines, position))
					.filter(({ selection }) => shows(selection.start))
					.map((each) => toProto.documentHighlight(lines, each)),
			),
		);
		connection.onRequest<StepResult, void>(STEP_REQUEST, async (params: StepParams) => {
			const { uri } = params.textDocument;
			const current = await settings.of(uri);
			return judge<StepResult>(
				STEP_REQUEST,
				uri,
				(reason) => ({ range: null, reason }),
				(shown) => {
					const from = toProto.offset(shown.lines, params.position);
					const findings = inReach(shown, shown.findings(current));
					const notes = marksInReach(shown, marks.notes(shown.logUri, shown.trace));
					const found = step(shown.trace, findings, from, params.along, params.direction, notes);
					return "span" in found ? shown.locate(found.span) : { range: null, reason: found.reason };
				},
				current,
			);
		});
	},
};

/** In a part of a log, stepping cycles through the failures of that part, and leaves it only if it has none. */
function inReach({ shows }: ShownLog, findings: readonly Finding[]): readonly Finding[] {
	const shown = findings.filter(({ span }) => shows(span.start));
	return shown.some(isProblem) ? shown : findings;
}

/** The same for marks. */
function marksInReach({ trace, shows }: ShownLog, notes: Notes): Notes {
	const shown = [...notes].filter(([message]) => shows(trace.index.messages.start(message)));
	return shown.length > 0 ? new Map(shown) : notes;
}

function targets(
	{ judge, editor }: Session,
	name: "definition" | "implementation",
	{ textDocument: { uri }, position }: Place,
	find: (trace: Trace, offset: number) => readonly Target[],
) {
	return judge(name, uri, [], ({ trace, lines, locate }) => {
		// Older editors accept only plain locations, without the range around the target.
		return toProto.locations(find(trace, toProto.offset(lines, position)), editor().links[name], locate);
	});
}
