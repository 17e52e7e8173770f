// Asks the disk what became of a file, since not every file system tells: on a network share VS Code may hear of nothing, and
// shows the text of a while ago.

import * as vscode from "vscode";
import { isSame } from "./fileNews.ts";

/** How often the disk is asked, in ms. */
const LOOK_MS = 500;

/** How long VS Code has to show by itself what the disk tells of, in ms. */
const GRACE_MS = 1000;

/** Whether the editor shows what is in the file: it does; it is behind; it has changes of its own; or there is no file. */
export type FileState = "shown" | "behind" | "edited" | "gone";

/** A file under watch. */
export interface FileWatch extends vscode.Disposable {
	readonly state: FileState;
	/** The largest size that the file was seen at since `reset`, in bytes. */
	readonly largest: number;
	/**
	 * For how long nothing was written to the file, in ms: time in which it was asked for, and found unchanged and shown. 0
	 * until something was written while it was watched, since an old file says nothing by its silence.
	 */
	readonly silenceMs: number;
	/** Another file has taken the place of this one. */
	reset(): void;
}

/** Watches the file of a document until the result is disposed of. `looked` is called after each look. */
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
		// A machine that slept has not watched.
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

/** What the file system says of a file; `undefined` for one that is not there, cannot be reached, or is a folder by now. */
export async function statOf(uri: vscode.Uri): Promise<vscode.FileStat | undefined> {
	try {
		const stat = await vscode.workspace.fs.stat(uri);
		return stat.type & vscode.FileType.Directory ? undefined : stat;
	} catch {
		return undefined;
	}
}

/**
 * Has VS Code read the file again and change the document by what differs. Its only way is the command Revert File, which
 * acts on the active tab; false where that is another one. An editor that comes to the front is read again by itself.
 */
async function readAgain({ uri }: vscode.TextDocument): Promise<boolean> {
	const { input } = vscode.window.tabGroups.activeTabGroup.activeTab ?? {};
	if (!(input instanceof vscode.TabInputText) || input.uri.toString() !== uri.toString()) return false;
	await vscode.commands.executeCommand("workbench.action.files.revert");
	return true;
}
