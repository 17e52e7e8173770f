// Lenses above the first line and the requests: cheap to list, put into words only when they come into sight.

import type { CodeLens } from "vscode-languageserver";
import { type LensSubject, type LensView, lenses, lensText } from "../core/index.ts";
import { CLIENT_COMMANDS } from "../protocol.ts";
import type { Service } from "./session.ts";
import * as toProto from "./toProto.ts";

export const codeLens: Service = {
	capabilities: { codeLensProvider: { resolveProvider: true } },
	serve({ connection, answer, logs, settings, editor, hasClientCommands }) {
		connection.onCodeLens(async ({ textDocument: { uri } }) => {
			const current = await settings.of(uri);
			if (!current.codeLens) return [];
			return answer("codeLens", uri, [], (trace) =>
				lenses(trace, hasClientCommands()).map(({ subject, offset }): CodeLens => {
					const start = toProto.position(trace.lines, offset);
					return { range: { start, end: start }, data: { uri, subject } satisfies LensData };
				}),
			);
		});
		connection.onCodeLensResolve(async (lens) => {
			const { uri, subject } = lens.data as LensData;
			const current = await settings.of(uri);
			return answer("codeLens/resolve", uri, lens, (trace) => {
				const findings = logs.get(uri)!.findings(current);
				const text = lensText(trace, findings, subject, current.limits.slowTransactionMs);
				if (!text) return lens;
				if (subject.kind === "diagram" || subject.kind === "compare") {
					const [command, place] = [VIEWS[subject.kind], [uri, lens.range.start.line]];
					return { ...lens, command: { title: text.title, command, arguments: place } };
				}
				const locations = text.places.map((span) => toProto.location(trace.lines, uri, span));
				const leadsAnywhere = locations.length > 0 && hasClientCommands();
				// An empty command is a text that cannot be clicked.
				const command = leadsAnywhere ? CLIENT_COMMANDS.showLocations : "";
				const place = leadsAnywhere ? { arguments: [uri, lens.range.start, locations] } : {};
				return { ...lens, command: { title: text.title, command, ...place } };
			});
		});
		settings.onChange(() => {
			if (editor().capabilities.workspace?.codeLens?.refreshSupport) {
				void connection.sendRequest("workspace/codeLens/refresh");
			}
		});
	},
};

const VIEWS: Readonly<Record<LensView, string>> = {
	diagram: CLIENT_COMMANDS.showDiagram,
	compare: CLIENT_COMMANDS.compareWithPrevious,
};

/** What a lens carries until it is resolved. */
interface LensData {
	readonly uri: string;
	readonly subject: LensSubject;
}
