// Finds files in a folder that may be logs, judging by their names. Their content is checked later.

import * as vscode from "vscode";

/** The files found in a folder. */
export interface FoundFiles {
	/** Sorted by name, each with its path relative to the folder. */
	readonly files: readonly FoundFile[];
	/** True if the search stopped early. */
	readonly isCut: boolean;
}

/** A file that may be a log. */
export interface FoundFile {
	readonly uri: vscode.Uri;
	readonly name: string;
	/** True if its text is too large to be sent to the server, which has to read the file itself. */
	readonly isLarge: boolean;
}

/**
 * Searches a folder recursively. Skips links to folders so that none is visited twice, hidden folders and `node_modules`.
 * Treats unreadable folders as empty.
 */
export async function findFiles(folder: vscode.Uri, token: vscode.CancellationToken): Promise<FoundFiles> {
	const files: FoundFile[] = [];
	const folders = [{ uri: folder, name: "", depth: 0 }];
	let seen = 0;
	for (let next = folders.pop(); next && seen < MOST_FILES; next = folders.pop()) {
		if (token.isCancellationRequested) break;
		for (const [entry, type] of await entriesOf(next.uri)) {
			seen++;
			const uri = vscode.Uri.joinPath(next.uri, entry);
			const name = next.name === "" ? entry : `${next.name}/${entry}`;
			if (type === vscode.FileType.Directory) {
				if (next.depth < MOST_DEPTH && !LEFT_OUT.test(entry)) folders.push({ uri, name, depth: next.depth + 1 });
			} else if (type & vscode.FileType.File && MAY_BE_LOG.test(entry) && files.length < MOST_LOGS) {
				files.push({ uri, name, isLarge: await isLarge(uri) });
			}
		}
	}
	files.sort((one, other) => (one.name < other.name ? -1 : 1));
	return { files, isCut: seen >= MOST_FILES || files.length >= MOST_LOGS };
}

const MOST_FILES = 20_000;
const MOST_LOGS = 2000;
const MOST_DEPTH = 32;
const MOST_BYTES = 50 * 2 ** 20;
const LEFT_OUT = /^(?:\.|node_modules$|__MACOSX$)/;

/** Text files, and the extensions that logs are renamed to. Other files are never opened. */
const MAY_BE_LOG = /\.(?:log|txt|old|bak|uccapilog|htm|html|eml)(?:\.\d+)?$/i;

async function entriesOf(folder: vscode.Uri): Promise<readonly [string, vscode.FileType][]> {
	try {
		return await vscode.workspace.fs.readDirectory(folder);
	} catch {
		return [];
	}
}

async function isLarge(file: vscode.Uri): Promise<boolean> {
	try {
		return (await vscode.workspace.fs.stat(file)).size > MOST_BYTES;
	} catch {
		return false;
	}
}
