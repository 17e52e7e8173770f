// Logs that VS Code shows but hides from extensions because they are too long. VS Code exposes only the URI of their tab, so
// the server reads the files itself.

import { debounce } from "es-toolkit";
import * as vscode from "vscode";
import {
	type DocumentParams,
	FORGET_FILE_NOTIFICATION,
	isLogName,
	READ_FILE_REQUEST,
	type ReadFileResult,
} from "../../../server/src/protocol.ts";
import { errorText } from "../errorText.ts";
import { fileName } from "../fileName.ts";
import { logOf } from "../logPlace.ts";
import type { Server } from "../server.ts";
import { hiddenFile } from "./hiddenFile.ts";
import type { HiddenLogs, LogFile } from "./logFile.ts";

/** How long tabs must rest, in ms: the document of a new tab appears shortly after it. */
const REST_MS = 300;

/** A context key for the `when` clauses of the manifest: true while the server reads a file, which takes some seconds. */
const IS_READING = "rtcdll.hiddenLogs.reading";

/** How long to keep a log without a tab, in ms: a report on it may be about to open. */
const KEEP_MS = 5000;

interface ReadLog extends LogFile {
	readonly size: number;
	readonly mtime: number;
}

/** Follows the tabs of the window; read failures are passed to `complain`. */
export function followHiddenLogs(server: Server, complain: (reason: string) => void): HiddenLogs {
	const known = new Map<string, ReadLog>();
	const reading = new Map<string, Promise<ReadLog>>();
	const changed = new vscode.EventEmitter<void>();
	let reported: ReadLog | undefined;

	/** Reads a file unless this version was read already; concurrent callers share one promise. */
	const read = (uri: vscode.Uri, { size, mtime }: vscode.FileStat): Promise<ReadLog> => {
		const key = uri.toString();
		const before = known.get(key);
		if (before?.size === size && before.mtime === mtime) return Promise.resolve(before);
		const under =
			reading.get(key) ??
			readNow(uri, size, mtime).finally(() => {
				reading.delete(key);
				showReading();
			});
		reading.set(key, under);
		showReading();
		return under;
	};
	// Meanwhile, the Transactions view must not say that no log is open.
	const showReading = () => void vscode.commands.executeCommand("setContext", IS_READING, reading.size > 0);
	const readNow = async (uri: vscode.Uri, size: number, mtime: number) => {
		await server.start();
		const params: DocumentParams = { textDocument: { uri: uri.toString() } };
		const answer = await server.request<ReadFileResult>(READ_FILE_REQUEST, params);
		if (answer.lines === null) throw new Error(answer.reason);
		const log: ReadLog = { uri, lineCount: answer.lines, size, mtime };
		known.set(uri.toString(), log);
		forgetSoon();
		return log;
	};
	const report = (log: ReadLog | undefined) => {
		if (reported === log) return;
		reported = log;
		changed.fire();
	};
	const refused = new Set<string>();
	const look = debounce(async () => {
		const uri = activeText();
		const stat = uri && (await hiddenFile(uri));
		if (!uri || !stat) return report(undefined);
		const key = uri.toString();
		if (!known.has(key) && (!isLogName(fileName(uri)) || refused.has(key))) return report(undefined);
		try {
			const log = await read(uri, stat);
			if (activeText()?.toString() === key) report(log);
		} catch (error) {
			refused.add(key);
			complain(errorText(error));
		}
	}, REST_MS);
	const forgetSoon = debounce(() => {
		for (const [key, { uri }] of known) {
			if (reading.size > 0 || isInTab(uri)) continue;
			known.delete(key);
			const params: DocumentParams = { textDocument: { uri: key } };
			server.notify(FORGET_FILE_NOTIFICATION, params);
		}
	}, KEEP_MS);
	look();
	const listeners = vscode.Disposable.from(
		changed,
		vscode.window.tabGroups.onDidChangeTabs(() => {
			look();
			forgetSoon();
		}),
		vscode.window.tabGroups.onDidChangeTabGroups(look),
		vscode.window.onDidChangeWindowState(({ focused }) => {
			if (focused) look();
		}),
		// A restarted server has read nothing.
		server.onDidStart(() => {
			known.clear();
			refused.clear();
			look();
		}),
	);
	return {
		get active() {
			const uri = activeText();
			return uri && known.get(uri.toString());
		},
		onDidChange: changed.event,
		get: (uri) => known.get(uri.toString()),
		async open(uri) {
			const stat = await hiddenFile(uri);
			return stat ? read(uri, stat) : vscode.workspace.openTextDocument(uri);
		},
		dispose() {
			look.cancel();
			forgetSoon.cancel();
			listeners.dispose();
		},
	};
}

function activeText(): vscode.Uri | undefined {
	const { input } = vscode.window.tabGroups.activeTabGroup.activeTab ?? {};
	return input instanceof vscode.TabInputText ? input.uri : undefined;
}

/** True if a tab shows the log or a part of it. */
function isInTab(log: vscode.Uri): boolean {
	const wanted = log.toString();
	return vscode.window.tabGroups.all.some(({ tabs }) =>
		tabs.some(({ input }) => input instanceof vscode.TabInputText && logOf(input.uri).toString() === wanted),
	);
}
