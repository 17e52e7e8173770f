// What comes of a request when nothing more is written to a log that is followed: in the end it is unanswered.

import type { Connection } from "vscode-languageserver";
import { afterSilence, isDueAfter } from "../core/index.ts";
import { SILENCE_NOTIFICATION, type SilenceParams } from "../protocol.ts";
import type { OpenLog, OpenLogs } from "./documents.ts";
import { findingsOf } from "./findings.ts";
import { doneWork } from "./slicedWork.ts";

/** The open logs, each with the silence at its end. */
export interface HeardLogs {
	/** In place of those without: a log counts as changed when a silence has changed what is to be said of it. */
	readonly logs: OpenLogs;
	/** Calls back when that has happened. */
	onConcluded(listener: () => void): void;
}

/** Hears from our client of logs that it watches. Only a silence that changes an outcome has a log judged anew. */
export function hearSilence(connection: Connection, logs: OpenLogs): HeardLogs {
	const after = new WeakMap<OpenLog, { readonly ms: number; readonly log: OpenLog }>();
	const changed: ((uri: string) => void)[] = [];
	const concluded: (() => void)[] = [];

	connection.onNotification(SILENCE_NOTIFICATION, ({ textDocument: { uri, version }, ms }: SilenceParams) => {
		const log = logs.get(uri);
		if (log?.version !== version || !(ms >= 0)) return;
		const known = after.get(log);
		if (ms === 0) {
			if (!after.delete(log)) return;
		} else {
			if (!isDueAfter((known?.log ?? log).trace, ms - (known?.ms ?? 0))) return;
			const trace = afterSilence(log.trace, ms);
			after.set(log, { ms, log: { ...log, trace, read: async () => trace, ...findingsOf(() => doneWork(trace)) } });
		}
		for (const listener of changed) listener(uri);
		for (const listener of concluded) listener();
	});
	return {
		logs: {
			...logs,
			get(uri) {
				const log = logs.get(uri);
				return log && (after.get(log)?.log ?? log);
			},
			listen(onChange, onClose) {
				changed.push(onChange);
				logs.listen(onChange, onClose);
			},
		},
		onConcluded(listener) {
			concluded.push(listener);
		},
	};
}
