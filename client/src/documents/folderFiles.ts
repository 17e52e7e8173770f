// The files of a folder that may be logs, by their names; whether they are is judged by what they hold.

import * as vscode from "vscode";

/** What was found in a folder. */
export interface FoundFiles {
	/** In the order of their names, each with its path within the folder. */
	readonly files: readonly { readonly uri: vscode.Uri; readonly name: string }[];
	/** How many files with the name of a log are too large to be read here. */
	readonly tooLarge: number;
	/** True where not all files were looked at. */
	readonly isCut: boolean;
}

/**
 * Looks through a folder and all folders in it. Links to folders are not followed, so that none is seen twice; hidden folders
 * and `node_modules` are left out. A folder that cannot be read holds nothing.
 */
export async function findFiles(folder: vscode.Uri, token: vscode.CancellationToken): Promise<FoundFiles> {
	const files: { uri: vscode.Uri; name: string }[] = [];
	const folders = [{ uri: folder, name: "", depth: 0 }];
	let seen = 0;
	let tooLarge = 0;
	for (let next = folders.pop(); next && seen < MOST_FILES; next = folders.pop()) {
		if (token.isCancellationRequested) break;
		for (const [entry, type] of await entriesOf(next.uri)) {
			seen++;
			const uri = vscode.Uri.joinPath(next.uri, entry);
			const name = next.name === "" ? entry : `${next.name}/${entry}`;
			if (type === vscode.FileType.Directory) {
				if (next.depth < MOST_DEPTH && !LEFT_OUT.test(entry)) folders.push({ uri, name, depth: next.depth + 1 });
			} else if (type & vscode.FileType.File && MAY_BE_LOG.test(entry) && files.length < MOST_LOGS) {
				if (await isTooLarge(uri)) tooLarge++;
				else files.push({ uri, name });
			}
		}
	}
	files.sort((one, other) => (one.name < other.name ? -1 : 1));
	return { files, tooLarge, isCut: seen >= MOST_FILES || files.length >= MOST_LOGS };
}

const MOST_FILES = 20_000;
const MOST_LOGS = 2000;
const MOST_DEPTH = 32;
const MOST_BYTES = 50 * 2 ** 20;
const LEFT_OUT = /^(?:\.|node_modules$|__MACOSX$)/;

/** Texts, and what logs are renamed to; other files are not even opened. */
const MAY_BE_LOG = /\.(?:log|txt|old|bak|uccapilog|htm|html|eml)(?:\.\d+)?$/i;

async function entriesOf(folder: vscode.Uri): Promise<readonly [string, vscode.FileType][]> {
	try {
		return await vscode.workspace.fs.readDirectory(folder);
	} catch {
		return [];
	}
}

async function isTooLarge(file: vscode.Uri): Promise<boolean> {
	try {
		return (await vscode.workspace.fs.stat(file)).size > MOST_BYTES;
	} catch {
		return false;
	}
}
