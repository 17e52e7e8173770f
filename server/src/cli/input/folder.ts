// Finds the logs in a folder.

import { closeSync, opendirSync, openSync, readSync, statSync } from "node:fs";
import { basename, join } from "node:path";
import { isLogName, knownFormat, looksLikeLog } from "../../core/index.ts";
import { decodeLog } from "../../decode.ts";
import { BEGINNING } from "./textInput.ts";

/** The result of searching a folder. */
export interface FolderFiles {
	/** The paths of logs and archives, sorted. Archives have not been opened yet. */
	readonly files: readonly string[];
	/** What could not be searched, in whole sentences. */
	readonly problem: string | undefined;
}

/** True if a path leads to a folder. Never throws. */
export function isFolder(path: string): boolean {
	try {
		return statSync(path).isDirectory();
	} catch {
		return false;
	}
}

/**
 * Searches a folder and its subfolders for logs, which are recognised by name or by their first lines. Links to folders are
 * not followed, so that no folder is visited twice; hidden folders and `node_modules` are skipped. Never throws.
 */
export function logsInFolder(folder: string): FolderFiles {
	const files: string[] = [];
	const unreadable: string[] = [];
	const folders = [{ path: folder, depth: 0 }];
	let seen = 0;
	for (let next = folders.pop(); next && seen < MOST_FILES; next = folders.pop()) {
		const entries = entriesOf(next.path, MOST_FILES - seen);
		if (!entries) unreadable.push(next.path);
		seen += entries?.length ?? 0;
		for (const { name, isFolder } of entries ?? []) {
			const path = join(next.path, name);
			if (!isFolder && isLog(path)) files.push(path);
			if (isFolder && next.depth < MOST_DEPTH && !LEFT_OUT.test(name)) folders.push({ path, depth: next.depth + 1 });
		}
	}
	const problems = [
		...(seen >= MOST_FILES ? [`It contains more than ${MOST_FILES} files; the rest were skipped.`] : []),
		...(unreadable.length > 0
			? [
					`${unreadable.slice(0, 3).join(", ")} could not be opened. Ask the owner, or copy the logs to a folder ` +
						"of your own.",
				]
			: []),
	];
	return { files: files.sort(), problem: problems.length > 0 ? problems.join(" ") : undefined };
}

const MOST_FILES = 20_000;
const MOST_DEPTH = 32;
const LEFT_OUT = /^(?:\.|node_modules$|__MACOSX$)/;

interface Entry {
	readonly name: string;
	readonly isFolder: boolean;
}

/** At most `most` files and folders in a folder; `undefined` if it cannot be opened. */
function entriesOf(path: string, most: number): readonly Entry[] | undefined {
	const entries: Entry[] = [];
	try {
		const folder = opendirSync(path);
		try {
			for (let entry = folder.readSync(); entry && entries.length < most; entry = folder.readSync()) {
				const isFile = entry.isFile() || (entry.isSymbolicLink() && isFileAt(join(path, entry.name)));
				if (isFile || entry.isDirectory()) entries.push({ name: entry.name, isFolder: !isFile });
			}
		} finally {
			folder.closeSync();
		}
	} catch {
		return undefined;
	}
	return entries;
}

function isFileAt(path: string): boolean {
	return statSync(path, { throwIfNoEntry: false })?.isFile() ?? false;
}

/** An unreadable file is skipped unless its name is that of a log; then reading it later reports the problem. */
function isLog(path: string): boolean {
	if (isLogName(basename(path))) return true;
	const beginning = beginningOf(path);
	if (!beginning) return false;
	return knownFormat(beginning)?.packed !== undefined || looksLikeLog(decodeLog(beginning).text) !== undefined;
}

function beginningOf(path: string): Uint8Array | undefined {
	try {
		const descriptor = openSync(path, "r");
		try {
			const bytes = Buffer.alloc(BEGINNING);
			return bytes.subarray(0, readSync(descriptor, bytes, 0, BEGINNING, 0));
		} finally {
			closeSync(descriptor);
		}
	} catch {
		return undefined;
	}
}
