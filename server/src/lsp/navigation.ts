// From one message to another: definition, implementation, references, highlights, and our own steps.

import { definition, highlights, implementation, references, step, type Target, type Trace } from "../core/index.ts";
import { STEP_REQUEST, type StepParams, type StepResult } from "../protocol.ts";
import type { Place, Service, Session } from "./session.ts";
import * as toProto from "./toProto.ts";

export const navigation: Service = {
	capabilities: {
		definitionProvider: true,
		implementationProvider: true,
		referencesProvider: true,
		documentHighlightProvider: true,
	},
	serve(session) {
		const { connection, answer, logs, settings } = session;
		connection.onDefinition((place) => targets(session, "definition", place, definition));
		connection.onImplementation((place) => targets(session, "implementation", place, implementation));
		connection.onReferences(({ textDocument: { uri }, position }) =>
			answer("references", uri, [], (trace) =>
				references(trace, toProto.offset(trace.lines, position)).map(({ selection }) =>
					toProto.location(trace.lines, uri, selection),
				),
			),
		);
		connection.onDocumentHighlight(({ textDocument: { uri }, position }) =>
			answer("documentHighlight", uri, [], (trace) =>
				highlights(trace, toProto.offset(trace.lines, position)).map((each) =>
					toProto.documentHighlight(trace.lines, each),
				),
			),
		);
		connection.onRequest<StepResult, void>(STEP_REQUEST, async (params: StepParams) => {
			const { uri } = params.textDocument;
			const current = await settings.of(uri);
			return answer<StepResult>(STEP_REQUEST, uri, { range: null, reason: "This log is not open." }, (trace) => {
				const findings = logs.get(uri)!.findings(current);
				const from = toProto.offset(trace.lines, params.position);
				const found = step(trace, findings, from, params.along, params.direction);
				return "span" in found
					? { range: toProto.range(trace.lines, found.span) }
					: { range: null, reason: found.reason };
			});
		});
	},
};

function targets(
	{ answer, editor }: Session,
	name: "definition" | "implementation",
	{ textDocument: { uri }, position }: Place,
	find: (trace: Trace, offset: number) => readonly Target[],
) {
	return answer(name, uri, [], (trace) => {
		// Older editors take only a plain location, without the target's surroundings.
		const linkSupport = editor().capabilities.textDocument?.[name]?.linkSupport === true;
		const found = find(trace, toProto.offset(trace.lines, position));
		return toProto.locations(trace.lines, uri, found, linkSupport);
	});
}
