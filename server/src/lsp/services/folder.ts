// Explain All Logs of This Folder, for our own client: a summary per file, and the report on all of them.

import {
	diagnose,
	isLogName,
	logSummary,
	logsReport,
	looksLikeLog,
	parseTrace,
	recover,
	reportMarkdown,
} from "../../core/index.ts";
import {
	LOGS_REPORT_REQUEST,
	type LogsReportParams,
	type LogsReportResult,
	SUMMARIZE_REQUEST,
	type SummarizeParams,
	type SummarizeResult,
} from "../../protocol.ts";
import { fileName } from "../fileName.ts";
import type { Service } from "../session.ts";

/**
 * Handles the requests behind Explain All Logs of This Folder. The files need not be open, and nothing about them is kept.
 */
export const folders: Service = {
	serve({ connection, settings, logs }) {
		connection.onRequest<SummarizeResult, void>(SUMMARIZE_REQUEST, async ({ uri, text }: SummarizeParams) => {
			const current = await settings.of(uri);
			if (text === null) {
				const log = logs.get(uri);
				return log ? logSummary(await log.read(), await log.judge(current)) : null;
			}
			const { rules, limits, customRules } = current;
			const recovered = recover(text);
			if (!isLogName(fileName(uri)) && !looksLikeLog(recovered.text)) return null;
			const trace = parseTrace(recovered.text);
			const summary = logSummary(trace, diagnose(trace, rules, limits, customRules.rules));
			// The lines of a recovered log differ from those of its file.
			if (recovered.undone.length === 0 || !summary.failure) return summary;
			return { ...summary, failure: { ...summary.failure, line: 1 } };
		});
		connection.onRequest<LogsReportResult, void>(LOGS_REPORT_REQUEST, ({ folder, logs }: LogsReportParams) => {
			const { title, lead, sections } = logsReport(folder, logs);
			const paths = logs.map(({ name }) => name.split("/").map(encodeURIComponent).join("/"));
			return { markdown: reportMarkdown(title, [lead], sections, (line, log) => `${paths[log]}#L${line}`) };
		});
	},
};
