// Diagnostics for an editor that pulls them (LSP 3.17, `textDocument/diagnostic`).

import type { DocumentDiagnosticReport } from "vscode-languageserver";
import { diagnosticsOf, hasOwnProblems, sourceOf } from "../diagnostics.ts";
import type { OpenLog } from "../logs/documents.ts";
import type { Service } from "../session.ts";
import type { LogSettings } from "../settings.ts";

/** Answers with the diagnostics that are published for other editors, or with "unchanged" if the editor already has them. */
export const pulledDiagnostics: Service = {
	serve(session) {
		const { connection, logs, settings, attempt } = session;
		const idOf = resultIds();
		connection.languages.diagnostics.on(async ({ textDocument: { uri }, previousResultId }) => {
			const current = await settings.of(uri);
			return attempt<DocumentDiagnosticReport>("diagnostic", NOTHING, async () => {
				const log = logs.get(uri);
				if (!log || !hasOwnProblems(uri)) return NOTHING;
				const resultId = idOf(log, current);
				if (resultId === previousResultId) return { kind: "unchanged", resultId };
				return { kind: "full", resultId, items: diagnosticsOf(await log.judge(current), sourceOf(session, log)) };
			});
		});
	},
};

const NOTHING: DocumentDiagnosticReport = { kind: "full", items: [] };

/**
 * Makes a result ID for each version of a log and its settings. A random prefix keeps IDs from matching those of an earlier
 * server process.
 */
function resultIds(): (log: OpenLog, settings: LogSettings) => string {
	const server = Math.random().toString(36).slice(2);
	const known = new WeakMap<OpenLog, { readonly settings: LogSettings; readonly id: string }>();
	let count = 0;
	return (log, settings) => {
		const last = known.get(log);
		if (last?.settings === settings) return last.id;
		const id = `${server}-${++count}`;
		known.set(log, { settings, id });
		return id;
	};
}
