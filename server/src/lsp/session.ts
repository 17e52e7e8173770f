// What every request handler needs: the connection, the open logs, the settings, and a way to answer that cannot fail.

import type { Connection, InitializeParams, Position, ServerCapabilities } from "vscode-languageserver";
import type { Trace } from "../core/index.ts";
import type { OpenLogs } from "./documents.ts";
import type { Settings } from "./settings.ts";
import { followShownLogs, type ShownLog } from "./shownLog.ts";

/** One editor, served over one connection. */
export interface Session {
	readonly connection: Connection;
	readonly logs: OpenLogs;
	readonly settings: Settings;
	/** What the editor said of itself; complete from `initialize` on, when the first request can come. */
	readonly editor: () => InitializeParams;
	/**
	 * Answers from the text of a document, as far as nothing else matters. A request that fails is logged and answered with
	 * `fallback`, so that the others go on.
	 */
	answer<T>(name: string, uri: string, fallback: T, work: (trace: Trace) => T): T;
	/** The same from the log behind the document: everything that is said of how a message fared, or leads to another one. */
	judge<T>(name: string, uri: string, fallback: T, work: (shown: ShownLog) => T): Promise<T>;
	/** True when the editor runs our own client, and with it the commands of `CLIENT_COMMANDS`. */
	hasClientCommands(): boolean;
}

/** A group of requests: what the server says it can do, and the handlers. */
export interface Service {
	readonly capabilities: ServerCapabilities;
	serve(session: Session): void;
}

/** A document and a position in it, as most requests carry them. */
export interface Place {
	readonly textDocument: { readonly uri: string };
	readonly position: Position;
}

export function createSession(
	connection: Connection,
	logs: OpenLogs,
	settings: Settings,
	editor: () => InitializeParams,
): Session {
	const shownLog = followShownLogs(logs, settings);
	const failed = <T>(name: string, error: unknown, fallback: T): T => {
		connection.console.error(`${name} failed: ${error instanceof Error ? error.stack : error}`);
		return fallback;
	};
	return {
		connection,
		logs,
		settings,
		editor,
		answer(name, uri, fallback, work) {
			try {
				const log = logs.get(uri);
				return log ? work(log.trace) : fallback;
			} catch (error) {
				return failed(name, error, fallback);
			}
		},
		async judge(name, uri, fallback, work) {
			try {
				const shown = await shownLog(uri);
				return shown ? work(shown) : fallback;
			} catch (error) {
				return failed(name, error, fallback);
			}
		},
		// Our client says where the rules' pages lie; every other editor has them found by the host.
		hasClientCommands() {
			const options = editor().initializationOptions as { readonly rulePages?: unknown } | null | undefined;
			return typeof options?.rulePages === "string";
		},
	};
}
