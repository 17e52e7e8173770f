// Polls the file on disk, because not every file system sends change events: on a network share VS Code may miss changes and
// show stale text.

import * as vscode from "vscode";
import { isSame } from "./fileNews.ts";

/** The polling interval, in ms. */
const LOOK_MS = 500;

/** How long VS Code may take to show a change on its own, in ms. */
const GRACE_MS = 1000;

/** Whether the editor shows the current file: up to date, behind, modified by the user, or the file is gone. */
export type FileState = "shown" | "behind" | "edited" | "gone";

/** A watched file. */
export interface FileWatch extends vscode.Disposable {
	readonly state: FileState;
	/** The largest size in bytes seen since `reset`. */
	readonly largest: number;
	/**
	 * How long the file has been unchanged and shown in full, in ms of active polling. 0 until a write was observed while
	 * watching, because silence of an old file means nothing.
	 */
	readonly silenceMs: number;
	/** Call when another file has replaced this one. */
	reset(): void;
}

/** Watches the file of a document until the result is disposed of. `looked` is called after each poll. */
export function watchFile(document: vscode.TextDocument, looked: () => void): FileWatch {
	let state: FileState = "shown";
	let seen: vscode.FileStat | undefined;
	let largest = 0;
	let wasWritten = false;
	let silenceMs = 0;
	// The document may be behind from the start.
	let behindSince: number | undefined = performance.now();
	let lastLook = performance.now();
	let isOver = false;
	let timer: ReturnType<typeof setTimeout> | undefined;

	const look = async () => {
		const stat = await statOf(document.uri);
		const now = performance.now();
		// Time during which the machine slept does not count.
		const passed = Math.min(now - lastLook, 2 * LOOK_MS);
		lastLook = now;
		const isUnchanged = stat !== undefined && isSame(seen, stat);
		if (stat && !isUnchanged) {
			wasWritten ||= seen !== undefined || state === "gone";
			behindSince ??= now;
			largest = Math.max(largest, stat.size);
			seen = stat;
		}
		if (
			stat &&
			behindSince !== undefined &&
			now - behindSince > GRACE_MS &&
			!document.isDirty &&
			(await readAgain(document))
		) {
			behindSince = undefined;
		}
		if (!stat) state = "gone";
		else if (document.isDirty) state = "edited";
		else state = behindSince !== undefined && now - behindSince > GRACE_MS ? "behind" : "shown";
		silenceMs = isUnchanged && wasWritten && behindSince === undefined && state === "shown" ? silenceMs + passed : 0;
		if (isOver) return;
		timer = setTimeout(look, LOOK_MS);
		looked();
	};
	void look();
	const listener = vscode.workspace.onDidChangeTextDocument((change) => {
		if (change.document === document && change.contentChanges.length > 0) behindSince = undefined;
	});
	return {
		get state() {
			return state;
		},
		get largest() {
			return largest;
		},
		get silenceMs() {
			return silenceMs;
		},
		reset() {
			largest = seen?.size ?? 0;
		},
		dispose() {
			isOver = true;
			clearTimeout(timer);
			listener.dispose();
		},
	};
}

/** File metadata; `undefined` if the file does not exist, is unreachable, or has become a folder. */
export async function statOf(uri: vscode.Uri): Promise<vscode.FileStat | undefined> {
	try {
		const stat = await vscode.workspace.fs.stat(uri);
		return stat.type & vscode.FileType.Directory ? undefined : stat;
	} catch {
		return undefined;
	}
}

/**
 * Makes VS Code reload the file into the document. The only way is the command Revert File, which acts on the active tab;
 * returns false if that is another one. VS Code reloads a background editor by itself when it is shown.
 */
async function readAgain({ uri }: vscode.TextDocument): Promise<boolean> {
	const { input } = vscode.window.tabGroups.activeTabGroup.activeTab ?? {};
	if (!(input instanceof vscode.TabInputText) || input.uri.toString() !== uri.toString()) return false;
	await vscode.commands.executeCommand("workbench.action.files.revert");
	return true;
}
