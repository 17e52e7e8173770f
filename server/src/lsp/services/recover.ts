// Read as a Log, for our own client: recovers the log in a damaged text.

import { isMostlyLog, parseTrace, recover, undoneText } from "../../core/index.ts";
import { RECOVER_REQUEST, type RecoverParams, type RecoverResult } from "../../protocol.ts";
import type { Service } from "../session.ts";

/** Handles the request behind Read as a Log. Accepts any text, and takes time linear in its length. */
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
