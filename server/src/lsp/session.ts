// What every request handler needs: the connection, the open logs, the settings, and a way to answer that cannot fail.

import type { Connection, Position } from "vscode-languageserver";
import type { Trace } from "../core/index.ts";
import type { InitializationOptions } from "../protocol.ts";
import type { OpenLog, OpenLogs } from "./documents.ts";
import type { Editor } from "./editor.ts";
import type { Marks } from "./marks.ts";
import type { LogSettings, Settings } from "./settings.ts";
import { followShownLogs, type ShownLog } from "./shownLog.ts";

/** One editor, served over one connection. */
export interface Session {
	readonly connection: Connection;
	readonly logs: OpenLogs;
	readonly settings: Settings;
	readonly marks: Marks;
	/** What the editor can take; known from `initialize` on, when the first request can come. */
	readonly editor: () => Editor;
	/** What the client said besides LSP; known at the same time. */
	readonly options: () => InitializationOptions;
	/** The folder URI of the rules' pages, without a slash at its end; `undefined` where there are none. */
	readonly rulePages: () => string | undefined;
	/** Answers a request. One that fails is logged and answered with `fallback`, so that the others go on. */
	attempt<T>(name: string, fallback: Fallback<T>, work: () => T | Promise<T>): Promise<T>;
	/**
	 * Attempts to answer from the text of a document, as far as nothing else matters, once it is read. With settings, the
	 * findings under them are worked out before, too.
	 */
	answer<T>(
		name: string,
		uri: string,
		fallback: Fallback<T>,
		work: (trace: Trace, log: OpenLog) => T,
		judgedUnder?: LogSettings,
	): Promise<T>;
	/** The same from the log behind the document: everything that is said of how a message fared, or leads to another one. */
	judge<T>(
		name: string,
		uri: string,
		fallback: Fallback<T>,
		work: (shown: ShownLog) => T,
		judgedUnder?: LogSettings,
	): Promise<T>;
}

/** The answer where there is no other; as a function it gets a sentence for the reader that says why. */
export type Fallback<T> = T | ((reason: string) => T);

/** What is said of a document that the server does not know. */
export const NOT_OPEN = "This log is not open.";
const FAILED = "The language server failed at this. RTCDLL Log: Show Log Output tells more.";

/** A group of requests with their handlers. What the editor is told of them stands in `capabilities.ts`. */
export interface Service {
	serve(session: Session): void;
}

/** A document and a position in it, as most requests carry them. */
export interface Place {
	readonly textDocument: { readonly uri: string };
	readonly position: Position;
}

/**
 * Brings together what the services need; `editor` is called only once the editor has sent its `initialize`. `rulePages` are
 * those of the host, where the client names none.
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
