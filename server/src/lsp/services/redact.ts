// Save Redacted Copy, for our own client: a log without names and credentials.

import { redactingTraces, redactionText } from "../../core/index.ts";
import { type DocumentParams, REDACT_REQUEST, type RedactResult } from "../../protocol.ts";
import { slicedWork } from "../logs/slicedWork.ts";
import { NOT_OPEN, type Service } from "../session.ts";

/** Handles the request. Works in slices, because a large log takes long. */
export const redacting: Service = {
	serve({ connection, logs, attempt }) {
		connection.onRequest<RedactResult, void>(REDACT_REQUEST, ({ textDocument: { uri } }: DocumentParams) =>
			attempt<RedactResult>(
				REDACT_REQUEST,
				(reason) => ({ text: null, reason }),
				async () => {
					const log = logs.get(uri);
					if (!log) return { text: null, reason: NOT_OPEN };
					const trace = await log.read();
					const { texts, counts } = await slicedWork(redactingTraces([trace])).soon();
					const blocks = [{ line: 0, sourceLine: 0, count: trace.lines.count }];
					return { text: texts[0]!, blocks, words: redactionText(counts) };
				},
			),
		);
	},
};
