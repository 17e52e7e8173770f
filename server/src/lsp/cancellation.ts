// Requests that an editor cancels while they are still queued, as happens on every keystroke.

import { type ConnectionStrategy, LSPErrorCodes, Message } from "vscode-languageserver";

/** The error for a request that was cancelled in time (LSP 3.17, `RequestCancelled`). */
export const CANCELLED = {
	code: LSPErrorCodes.RequestCancelled,
	message: "The request was cancelled before its turn.",
} as const;

/** Answers a queued request with that error as soon as it is cancelled, without dispatching it. */
export const dropCancelled: ConnectionStrategy = {
	cancelUndispatched(message) {
		if (!Message.isRequest(message)) return undefined;
		return { jsonrpc: message.jsonrpc, id: message.id, error: CANCELLED };
	},
};
