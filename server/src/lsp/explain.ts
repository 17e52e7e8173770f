// Explain this Log: the report as Markdown, for our own client.

import { explain, explainMarkdown } from "../core/index.ts";
import { type DocumentParams, EXPLAIN_REQUEST, type ExplainResult } from "../protocol.ts";
import { fileName } from "./fileName.ts";
import type { Service } from "./session.ts";

/** The request behind Explain This Log. The links of the report count lines from 1, as editors do after `#L`. */
export const explaining: Service = {
	capabilities: {},
	serve({ connection, answer, settings, marks }) {
		connection.onRequest<ExplainResult, void>(EXPLAIN_REQUEST, async ({ textDocument: { uri } }: DocumentParams) => {
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
		});
	},
};
