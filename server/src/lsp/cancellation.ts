// Requests that an editor takes back while they wait for their turn, as it does for each key that is pressed.

import { type ConnectionStrategy, LSPErrorCodes, Message } from "vscode-languageserver";

/** The answer to a request that was taken back in time (LSP 3.17, `RequestCancelled`). */
export const CANCELLED = {
	code: LSPErrorCodes.RequestCancelled,
	message: "The request was cancelled before its turn.",
} as const;

/** Answers such a request as cancelled (LSP 3.17, `RequestCancelled`); it is never worked out. */
export const dropCancelled: ConnectionStrategy = {
	cancelUndispatched(message) {
		if (!Message.isRequest(message)) return undefined;
		return { jsonrpc: message.jsonrpc, id: message.id, error: CANCELLED };
	},
};
