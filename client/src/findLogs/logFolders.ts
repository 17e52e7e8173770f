// The folders that the clients write their logs to, and the logs found there. Free of VS Code, so unit tests can run it.

import { isLogName } from "../../../server/src/protocol.ts";
import type { FileFacts } from "../follow/fileNews.ts";

/** Environment variables by name. */
export type Environment = Readonly<Record<string, string | undefined>>;

/** A Windows folder that clients write their logs to. */
export interface LogFolder {
	/** The product names, which are the same in every language. */
	readonly clients: string;
	/** The environment variable for the parent folder, and the path below it. */
	readonly variable: "USERPROFILE" | "LOCALAPPDATA";
	readonly path: string;
}

/**
 * All log folders, newest client first. Sources: KB 871023 (RTCDLL), the Resource Kit of Office Communications Server 2007
 * and 2007 R2 (`FileDirectory`), and observation of Lync 2013 and Skype for Business 2016. Folders redirected in the
 * registry are not found.
 */
export const LOG_FOLDERS: readonly LogFolder[] = [
	{ clients: "Skype for Business 2016", variable: "LOCALAPPDATA", path: "Microsoft/Office/16.0/Lync/Tracing" },
	{ clients: "Lync 2013", variable: "LOCALAPPDATA", path: "Microsoft/Office/15.0/Lync/Tracing" },
	{ clients: "Lync 2010, Communicator, Windows Messenger", variable: "USERPROFILE", path: "Tracing" },
];

/** The folder in Windows notation: `%USERPROFILE%\Tracing`. */
export function folderText({ variable, path }: LogFolder): string {
	return `%${variable}%\\${path.replaceAll("/", "\\")}`;
}

/** A log that was found; `mtime` is the time of its last modification, in ms since 1970. */
export interface FoundLog extends FileFacts {
	readonly name: string;
	/** The full path, starting with the value of the environment variable. */
	readonly path: string;
	readonly folder: LogFolder;
}

/** Reads folders. Neither function rejects: what cannot be read counts as missing. */
export interface FolderReader {
	/** The names of the entries in a folder. */
	names(folder: string): Promise<readonly string[]>;
	/** File metadata; `undefined` if it is not a file. */
	facts(file: string): Promise<FileFacts | undefined>;
}

/** True on Windows, the only system with these folders. */
export function hasLogFolders({ USERPROFILE }: Environment): boolean {
	return USERPROFILE !== undefined && USERPROFILE !== "";
}

/** Searches all existing folders for logs by name. Most recently modified first. */
export async function findLogs(environment: Environment, reader: FolderReader): Promise<readonly FoundLog[]> {
	const found = await Promise.all(LOG_FOLDERS.map((folder) => logsIn(folder, environment, reader)));
	return found.flat().sort((one, other) => other.mtime - one.mtime);
}

async function logsIn(folder: LogFolder, environment: Environment, reader: FolderReader): Promise<readonly FoundLog[]> {
	const root = environment[folder.variable];
	if (!root) return [];
	const parent = `${root}/${folder.path}`;
	const names = (await reader.names(parent)).filter(isLogName);
	const logs = await Promise.all(
		names.map(async (name) => {
			const path = `${parent}/${name}`;
			const facts = await reader.facts(path);
			return facts && { ...facts, name, path, folder };
		}),
	);
	return logs.filter((log) => log !== undefined);
}
