// Compare With a Working Log, for our own client: the comparison of two activities as Markdown.

import {
	comparedMessage,
	compareLogs,
	comparisonReport,
	differingMessages,
	reportMarkdown,
	type Trace,
} from "../../core/index.ts";
import {
	COMPARE_LOGS_REQUEST,
	type CompareLogsParams,
	type CompareLogsResult,
	type ProtocolComparedMessage,
	type ProtocolLogPlace,
} from "../../protocol.ts";
import { fileName } from "../fileName.ts";
import type { OpenLog } from "../logs/documents.ts";
import { NOT_OPEN, type Service } from "../session.ts";
import * as toProto from "../toProto.ts";

/** Handles the request behind Compare With a Working Log. Line numbers in links start at 1, as editors expect after `#L`. */
export const comparingLogs: Service = {
	serve({ connection, answer, logs, settings }) {
		connection.onRequest<CompareLogsResult, void>(COMPARE_LOGS_REQUEST, async ({ good, bad }: CompareLogsParams) => {
			const current = await settings.of(bad.uri);
			await logs.get(good.uri)?.read();
			return answer<CompareLogsResult>(
				COMPARE_LOGS_REQUEST,
				bad.uri,
				without,
				(trace, log) => {
					const goodLog = logs.get(good.uri);
					if (!goodLog) return without(NOT_OPEN);
					const compared = compareLogs(
						{ trace: goodLog.trace, line: lineFrom1(goodLog.trace, good) },
						{ trace, line: lineFrom1(trace, bad) },
						log.findings(current),
					);
					const names = [fileName(good.uri), fileName(bad.uri)];
					if ("reason" in compared) return without(`${names[compared.isGood ? 0 : 1]}: ${compared.reason}`);
					const { title, lead, sections } = comparisonReport(compared);
					const linkOf = (line: number, log: number) => `${log}/${encodeURIComponent(names[log]!)}#L${line}`;
					const pair = differingMessages(compared);
					return {
						markdown: reportMarkdown(title, [lead], sections, linkOf, names),
						pair: pair && { good: named(goodLog, pair.one), bad: named(log, pair.other) },
					};
				},
				current,
			);
		});
	},
};

function without(reason: string): CompareLogsResult {
	return { markdown: null, pair: null, reason };
}

/**
 * The line counted from 1, or `undefined` outside a message: the cursor is often still on the first line, where no message
 * is.
 */
function lineFrom1(trace: Trace, { line }: ProtocolLogPlace): number | undefined {
	return line === null || trace.messageAtLine(line) === undefined ? undefined : line + 1;
}

function named({ trace, lines }: OpenLog, message: number): ProtocolComparedMessage {
	const { name, time, span } = comparedMessage(trace, message);
	return { name, time, position: toProto.position(lines, span.start) };
}
