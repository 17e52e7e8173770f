// Read as a Log: a damaged text made a log again, for our own client.

import { isMostlyLog, parseTrace, recover, undoneText } from "../core/index.ts";
import { RECOVER_REQUEST, type RecoverParams, type RecoverResult } from "../protocol.ts";
import type { Service } from "./session.ts";

/** The request behind Read as a Log. Any text has an answer, in a time that is linear in its length. */
export const recovering: Service = {
	serve({ connection }) {
		connection.onRequest<RecoverResult, void>(RECOVER_REQUEST, ({ text: original }: RecoverParams) => {
			const { text, blocks, undone } = recover(String(original ?? ""));
			const trace = parseTrace(text);
			return {
				text,
				blocks: blocks(),
				words: undoneText(undone),
				messages: trace.index.messages.count,
				isMostlyLog: isMostlyLog(trace),
			};
		});
	},
};
