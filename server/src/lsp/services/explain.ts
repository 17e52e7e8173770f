// Explain This Log: the report as Markdown.

import { explain, explainMarkdown } from "../../core/index.ts";
import { type DocumentParams, EXPLAIN_REQUEST, type ExplainResult } from "../../protocol.ts";
import { fileName } from "../fileName.ts";
import type { Service, Session } from "../session.ts";

/** Handles the request of our own client; other editors have a command (`serverCommands.ts`). */
export const explaining: Service = {
	serve(session) {
		session.connection.onRequest<ExplainResult, void>(EXPLAIN_REQUEST, ({ textDocument: { uri } }: DocumentParams) =>
			explanationOf(session, uri),
		);
	},
};

/** The report on an open log. Line numbers in links start at 1, as editors expect after `#L`. */
export async function explanationOf({ answer, settings, marks }: Session, uri: string): Promise<ExplainResult> {
	const current = await settings.of(uri);
	return answer<ExplainResult>(
		EXPLAIN_REQUEST,
		uri,
		(reason) => ({ markdown: null, reason }),
		(trace, log) => {
			const file = fileName(uri);
			const report = explain(trace, log.findings(current), file, marks.notes(uri, trace));
			return { markdown: explainMarkdown(report, (line) => `${encodeURIComponent(file)}#L${line}`) };
		},
		current,
	);
}
