// Requests at the end of a log that is being followed: after enough time without a new record, they count as unanswered.

import type { Connection } from "vscode-languageserver";
import { afterSilence, isDueAfter } from "../../core/index.ts";
import { SILENCE_NOTIFICATION, type SilenceParams } from "../../protocol.ts";
import type { OpenLog, OpenLogs } from "./documents.ts";
import { findingsOf } from "./findings.ts";
import { doneWork } from "./slicedWork.ts";

/** The open logs, each with the time that has passed since its last record. */
export interface LogsWithSilence {
	/** Replaces the logs passed in. A log counts as changed when the passage of time changes an outcome in it. */
	readonly logs: OpenLogs;
	/** Calls back whenever that happens. */
	onOutcomesChanged(listener: () => void): void;
}

/**
 * Receives from our client how long a followed log has been silent. Only a silence that changes an outcome has the log
 * judged again.
 */
export function receiveSilence(connection: Connection, logs: OpenLogs): LogsWithSilence {
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
		onOutcomesChanged(listener) {
			concluded.push(listener);
		},
	};
}
