// A followed log: reports to the user what happens to its file, and to the server when no more is written.

import * as vscode from "vscode";
import { SILENCE_NOTIFICATION, type SilenceParams } from "../../../server/src/protocol.ts";
import { confirm } from "../confirm.ts";
import { fileName } from "../fileName.ts";
import type { App } from "../question.ts";
import { type FileFacts, HEAD_LENGTH, newsOf, rolledNames, rolledTo, type Snapshot } from "./fileNews.ts";
import { type FileState, statOf, watchFile } from "./fileWatch.ts";
import { NEWS_WORDS } from "./words.ts";

/** A followed log, until disposed of. */
export interface Follow extends vscode.Disposable {
	readonly document: vscode.TextDocument;
	readonly state: FileState | "empty";
	/** The last notification about the file; empty if there was none. */
	readonly lastNews: string;
}

/** Follows the log in a file-based document; `changed` is called when the status display must update. */
export function followLog(app: App, document: vscode.TextDocument, changed: () => void): Follow {
	const name = fileName(document.uri);
	let glimpse = snapshotOf(document);
	let isEmpty = false;
	let lastNews = "";
	let neighbours = neighboursOf(document.uri);
	let notifiedMs = 0;

	const file = watchFile(document, () => {
		// Silence under a second does not count, and its end need be reported only once.
		const ms = file.silenceMs >= LEAST_SILENCE_MS ? file.silenceMs : 0;
		if (ms > 0 || notifiedMs > 0) notifySilence(ms);
		changed();
	});
	const listener = vscode.workspace.onDidChangeTextDocument(async (change) => {
		if (change.document !== document || change.contentChanges.length === 0) return;
		const now = snapshotOf(document);
		const news = newsOf(glimpse, now);
		isEmpty = news === "emptied";
		// Whatever follows an empty file is compared with what was there before.
		if (!isEmpty) glimpse = now;
		if (news === "cut") say(NEWS_WORDS.cut(name, document.lineCount));
		if (news === "begunAnew") {
			const [before, size] = [await neighbours, file.largest];
			neighbours = neighboursOf(document.uri);
			file.reset();
			const rolled = rolledTo(before, await neighbours, size);
			say(rolled === undefined ? NEWS_WORDS.begunAnew(name) : NEWS_WORDS.rolled(name, rolled));
		}
	});
	return {
		document,
		get state() {
			return isEmpty && file.state === "shown" ? "empty" : file.state;
		},
		get lastNews() {
			return lastNews;
		},
		dispose() {
			file.dispose();
			listener.dispose();
			if (notifiedMs > 0) notifySilence(0);
		},
	};

	function say(sentence: string): void {
		lastNews = sentence;
		confirm(sentence);
		app.output.info(sentence);
		changed();
	}

	function notifySilence(ms: number): void {
		notifiedMs = ms;
		const params: SilenceParams = { textDocument: { uri: document.uri.toString(), version: document.version }, ms };
		app.server.notify(SILENCE_NOTIFICATION, params);
	}
}

const LEAST_SILENCE_MS = 1000;

function snapshotOf(document: vscode.TextDocument): Snapshot {
	const end = document.positionAt(HEAD_LENGTH);
	return { head: document.getText(new vscode.Range(0, 0, end.line, end.character)), lines: document.lineCount };
}

/** The files beside a log that it may have been rolled over to, in their current state. */
async function neighboursOf(log: vscode.Uri): Promise<ReadonlyMap<string, FileFacts>> {
	const slash = log.path.lastIndexOf("/") + 1;
	const folder = log.with({ path: log.path.slice(0, slash) });
	const found = await Promise.all(
		rolledNames(log.path.slice(slash)).map(async (name) => ({
			name,
			facts: await statOf(vscode.Uri.joinPath(folder, name)),
		})),
	);
	return new Map(found.flatMap(({ name, facts }) => (facts ? [[name, facts] as const] : [])));
}
