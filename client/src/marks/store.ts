// The marks of all logs: kept by VS Code apart from the logs, for every window and for the next time, and told to the
// server, which knows on which message each of them is.

import * as vscode from "vscode";
import { MARKS_NOTIFICATION, type MarksParams, type ProtocolMark } from "../../../server/src/protocol.ts";
import type { Server } from "../server.ts";

/** The marks by the logs that they are on, never by documents that show a part of one. */
export interface Marks extends vscode.Disposable {
	/** True where a log has some. */
	has(log: vscode.Uri): boolean;
	/** Sets a mark, or the note of one that is there. */
	set(log: vscode.Uri, mark: ProtocolMark): Promise<void>;
	/** Takes away the mark of a message. */
	remove(log: vscode.Uri, message: string): Promise<void>;
	/** Fires when a log has other marks, with which the server answers from then on. */
	readonly onDidChange: vscode.Event<vscode.Uri>;
}

/** Keeps the marks in `memory`, which should be that of all workspaces: a log may be opened from any folder, or from none. */
export function keepMarks(memory: vscode.Memento, server: Server): Marks {
	const changed = new vscode.EventEmitter<vscode.Uri>();
	const of = (log: string) => readMarks(memory.get(KEY + log));
	const tell = (log: string) => {
		const params: MarksParams = { textDocument: { uri: log }, marks: of(log) };
		server.notify(MARKS_NOTIFICATION, params);
	};
	const started = server.onDidStart(() => {
		for (const key of memory.keys()) if (key.startsWith(KEY)) tell(key.slice(KEY.length));
	});
	const keep = async (log: vscode.Uri, marks: readonly ProtocolMark[]) => {
		await memory.update(KEY + log.toString(), marks.length > 0 ? marks : undefined);
		tell(log.toString());
		changed.fire(log);
	};
	const without = (log: vscode.Uri, message: string) => of(log.toString()).filter((mark) => mark.message !== message);
	return {
		has: (log) => of(log.toString()).length > 0,
		set: (log, mark) => keep(log, [...without(log, mark.message), mark]),
		remove: (log, message) => keep(log, without(log, message)),
		onDidChange: changed.event,
		dispose() {
			started.dispose();
			changed.dispose();
		},
	};
}

/** What the keys of the memory begin with; the URI of the log follows. */
const KEY = "rtcdll.marks:";

/** Another version of the extension may have written them. */
function readMarks(kept: unknown): readonly ProtocolMark[] {
	if (!Array.isArray(kept)) return [];
	return kept.filter(
		(each): each is ProtocolMark => typeof each?.message === "string" && typeof each?.note === "string",
	);
}
