// Logs that VS Code hides from extensions because of their size: the server reads the files itself and treats them as open.

import type { CancellationToken, Connection, WorkDoneProgressServerReporter } from "vscode-languageserver";
import { knownFormat } from "../../core/index.ts";
import { decodeLog } from "../../decode.ts";
import {
	type DocumentParams,
	FORGET_FILE_NOTIFICATION,
	READ_FILE_REQUEST,
	type ReadFileResult,
} from "../../protocol.ts";
import { fileName } from "../fileName.ts";
import { type OpenLog, type OpenLogs, openLog } from "./documents.ts";
import type { Watch } from "./slicedWork.ts";

/**
 * Reads the file of a URI, at most `most` bytes. `progress` receives the share that has been read, from 0 to 1. Rejects if
 * the file cannot be read, with a `RangeError` if it is too large, and if the signal aborts. A host without a file system
 * passes no such function.
 */
export type ReadFile = (
	uri: string,
	most: number,
	progress: (share: number) => void,
	signal: AbortSignal,
) => Promise<Uint8Array>;

/**
 * Adds the logs that our client asked the server to read from disk to the open logs. If the editor has the document open,
 * its text wins. Reading a file again makes a new version of its log.
 */
export function readDiskLogs(connection: Connection, open: OpenLogs, readFile: ReadFile | undefined): OpenLogs {
	const logs = new Map<string, OpenLog>();
	const changed: ((uri: string) => void)[] = [];
	const closed: ((uri: string) => void)[] = [];
	let version = 0;

	connection.onRequest<ReadFileResult, void>(
		READ_FILE_REQUEST,
		async ({ textDocument: { uri } }: DocumentParams, token) => {
			if (!readFile || !uri.startsWith("file:")) return { lines: null, reason: NO_FILES };
			const progress = await connection.window.createWorkDoneProgress();
			progress.begin(`Reading ${fileName(uri)}`, 0, undefined, true);
			try {
				const log = await watched(progress, token, (watch) => readLog(readFile, uri, ++version, watch));
				if ("reason" in log) return { lines: null, reason: log.reason };
				logs.set(uri, log);
				for (const listener of changed) listener(uri);
				return { lines: log.trace.lines.count };
			} catch (error) {
				return { lines: null, reason: reasonOf(error) };
			} finally {
				progress.done();
			}
		},
	);
	connection.onNotification(FORGET_FILE_NOTIFICATION, ({ textDocument: { uri } }: DocumentParams) => {
		if (!logs.delete(uri) || open.get(uri)) return;
		for (const listener of closed) listener(uri);
	});
	return {
		get: (uri) => open.get(uri) ?? logs.get(uri),
		all: () => [...new Set([...open.all(), ...logs.keys()])],
		listen(onChange, onClose) {
			changed.push(onChange);
			closed.push(onClose);
			open.listen(onChange, onClose);
		},
	};
}

/**
 * Runs work that both the user, through the progress notification, and the client, by cancelling its request, can cancel.
 */
async function watched<T>(
	progress: WorkDoneProgressServerReporter,
	token: CancellationToken,
	work: (watch: Watch) => Promise<T>,
): Promise<T> {
	const cancel = new AbortController();
	const listeners = [token, progress.token].map((each) => each.onCancellationRequested(() => cancel.abort()));
	let reported = 0;
	const report = (share: number) => {
		const percent = Math.round(share * 100);
		if (percent <= reported) return;
		reported = percent;
		progress.report(percent, `${percent} %`);
	};
	try {
		return await work({ progress: report, signal: cancel.signal });
	} finally {
		for (const listener of listeners) listener.dispose();
	}
}

async function readLog(
	readFile: ReadFile,
	uri: string,
	version: number,
	{ progress, signal }: Watch,
): Promise<OpenLog | { readonly reason: string }> {
	const bytes = await readFile(uri, MOST_BYTES, (share) => progress(share * FILE_SHARE), signal);
	const known = knownFormat(bytes);
	if (known) return { reason: known.advice };
	const text = decoded(bytes);
	if (text === undefined) return { reason: TOO_LARGE };
	const log = openLog(uri, version, text);
	const { index } = await log.read({ signal, progress: (share) => progress(FILE_SHARE + (1 - FILE_SHARE) * share) });
	return index.records.count === 0 ? { reason: "No log was found in this file." } : log;
}

/** The share of the progress for reading the file; the rest is for the analysis. */
const FILE_SHARE = 0.05;

/** `undefined` if the text exceeds the engine's maximum string length, the only way that decoding can fail. */
function decoded(bytes: Uint8Array): string | undefined {
	try {
		return decodeLog(bytes).text;
	} catch {
		return undefined;
	}
}

/** V8's maximum string length in bytes of UTF-16. No encoding that is read here takes more bytes per ASCII character. */
const MOST_BYTES = 2 * 536_870_888;

const TOO_LARGE = "This log is too large to be read at once. Split it at a record and open the parts.";

const NO_FILES =
	"A log of this size can be read only where the language server runs on the machine that has the file. " +
	"The command line reads it: rtcdll report FILE.";

function reasonOf(error: unknown): string {
	if (error instanceof RangeError) return TOO_LARGE;
	if (!(error instanceof Error)) return `This file could not be read (${error}).`;
	if (error.name === "AbortError") return "This log was not read, because that was cancelled.";
	return `This file could not be read (${error.message}).`;
}
