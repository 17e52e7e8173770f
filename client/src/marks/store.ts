// The marks of all logs. VS Code stores them apart from the logs, across windows and sessions. The server gets them too, and
// finds the message of each.

import * as vscode from "vscode";
import { MARKS_NOTIFICATION, type MarksParams, type ProtocolMark } from "../../../server/src/protocol.ts";
import type { Server } from "../server.ts";

/** Marks by log, never by a document that shows part of one. */
export interface Marks extends vscode.Disposable {
	/** True if a log has marks. */
	has(log: vscode.Uri): boolean;
	/** Sets a mark, or replaces the note of an existing one. */
	set(log: vscode.Uri, mark: ProtocolMark): Promise<void>;
	/** Removes the mark of a message. */
	remove(log: vscode.Uri, message: string): Promise<void>;
	/** Fires when the marks of a log have changed and the server has been sent the new ones. */
	readonly onDidChange: vscode.Event<vscode.Uri>;
}

/** Stores marks in `memory`, which should be global state: a log may be opened from any folder, or without one. */
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

/** The prefix of the storage keys; the URI of the log follows. */
const KEY = "rtcdll.marks:";

/** The data may come from another version of the extension. */
function readMarks(kept: unknown): readonly ProtocolMark[] {
	if (!Array.isArray(kept)) return [];
	return kept.filter(
		(each): each is ProtocolMark => typeof each?.message === "string" && typeof each?.note === "string",
	);
}
