// What every request handler needs: the connection, the open logs, the settings, and ways to answer that never reject.

import type { Connection, Position } from "vscode-languageserver";
import type { Trace } from "../core/index.ts";
import type { InitializationOptions } from "../protocol.ts";
import type { Editor } from "./editor.ts";
import type { OpenLog, OpenLogs } from "./logs/documents.ts";
import { followShownLogs, type ShownLog } from "./logs/shownLog.ts";
import type { Marks } from "./marks.ts";
import type { LogSettings, Settings } from "./settings.ts";

/** One editor, served over one connection. */
export interface Session {
	readonly connection: Connection;
	readonly logs: OpenLogs;
	readonly settings: Settings;
	readonly marks: Marks;
	/** What the editor supports. Known once `initialize` has arrived, and so before any request is handled. */
	readonly editor: () => Editor;
	/** The client's `initializationOptions`; known at the same time. */
	readonly options: () => InitializationOptions;
	/** The folder URI of the rule pages, without a trailing slash; `undefined` if there are none. */
	readonly rulePages: () => string | undefined;
	/** Runs the work of a request. If it throws, logs the error and returns `fallback`, so that the server keeps running. */
	attempt<T>(name: string, fallback: Fallback<T>, work: () => T | Promise<T>): Promise<T>;
	/**
	 * Answers from the text of a document alone, once it has been read. If settings are given, the findings under them are
	 * computed first, so that `work` gets them without delay.
	 */
	answer<T>(
		name: string,
		uri: string,
		fallback: Fallback<T>,
		work: (trace: Trace, log: OpenLog) => T | Promise<T>,
		judgedUnder?: LogSettings,
	): Promise<T>;
	/**
	 * Answers from the log behind the document. For everything that depends on how a message fared or that leads to another
	 * one.
	 */
	judge<T>(
		name: string,
		uri: string,
		fallback: Fallback<T>,
		work: (shown: ShownLog) => T,
		judgedUnder?: LogSettings,
	): Promise<T>;
}

/** The result if there is no other. A function receives a sentence for the reader that says why. */
export type Fallback<T> = T | ((reason: string) => T);

/** The reason given for a document that the server does not know. */
export const NOT_OPEN = "This log is not open.";
const FAILED = "The language server failed at this. RTCDLL Log: Show Log Output tells more.";

/** A group of requests with their handlers. Their capabilities are in `capabilities.ts`. */
export interface Service {
	serve(session: Session): void;
}

/** A document and a position in it, as most requests have them. */
export interface Place {
	readonly textDocument: { readonly uri: string };
	readonly position: Position;
}

/**
 * Puts together what the services need. `editor` is called only after `initialize`. `rulePages` comes from the host and
 * applies if the client names none.
 */
export function createSession(
	connection: Connection,
	logs: OpenLogs,
	settings: Settings,
	marks: Marks,
	editor: () => Editor,
	rulePages?: string,
): Session {
	const shownLog = followShownLogs(logs, settings);
	const options = () => editor().options;
	const without = <T>(fallback: Fallback<T>, reason: string): T =>
		typeof fallback === "function" ? (fallback as (reason: string) => T)(reason) : fallback;
	const attempt: Session["attempt"] = async (name, fallback, work) => {
		try {
			return await work();
		} catch (error) {
			connection.console.error(`${name} failed: ${error instanceof Error ? error.stack : error}`);
			return without(fallback, FAILED);
		}
	};
	return {
		connection,
		logs,
		settings,
		marks,
		editor,
		options,
		rulePages: () => options().rulePages ?? rulePages,
		attempt,
		answer: (name, uri, fallback, work, judgedUnder) =>
			attempt(name, fallback, async () => {
				const log = logs.get(uri);
				if (!log) return without(fallback, NOT_OPEN);
				const trace = await log.read();
				if (judgedUnder) await log.judge(judgedUnder);
				return work(trace, log);
			}),
		judge: (name, uri, fallback, work, judgedUnder) =>
			attempt(name, fallback, async () => {
				const shown = await shownLog(uri, judgedUnder);
				return shown ? work(shown) : without(fallback, NOT_OPEN);
			}),
	};
}
