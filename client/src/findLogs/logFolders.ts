// Where the clients write their logs, and which logs lie there. Pure: no VS Code in here, so that it runs in a unit test.

import { isLogName } from "../../../server/src/protocol.ts";
import type { FileFacts } from "../follow/fileNews.ts";

/** The variables of the environment, by their names. */
export type Environment = Readonly<Record<string, string | undefined>>;

/** A folder on Windows that clients write their logs to. */
export interface LogFolder {
	/** The products, by the names that they have in every language. */
	readonly clients: string;
	/** The variable that names the folder above, and the way down from there. */
	readonly variable: "USERPROFILE" | "LOCALAPPDATA";
	readonly path: string;
}

/**
 * All of them, the newest client first. Sources: KB 871023 (RTCDLL), the Resource Kit of Office Communications Server 2007 and
 * its R2 (`FileDirectory`), and what Lync 2013 and Skype for Business 2016 are seen to write. A client that is told by the registry
 * to write elsewhere is not found.
 */
export const LOG_FOLDERS: readonly LogFolder[] = [
	{ clients: "Skype for Business 2016", variable: "LOCALAPPDATA", path: "Microsoft/Office/16.0/Lync/Tracing" },
	{ clients: "Lync 2013", variable: "LOCALAPPDATA", path: "Microsoft/Office/15.0/Lync/Tracing" },
	{ clients: "Lync 2010, Communicator, Windows Messenger", variable: "USERPROFILE", path: "Tracing" },
];

/** A folder as Windows writes it: `%USERPROFILE%\Tracing`. */
export function folderText({ variable, path }: LogFolder): string {
	return `%${variable}%\\${path.replaceAll("/", "\\")}`;
}

/** A log that was found; `mtime` tells when something was last written to it, in ms since 1970. */
export interface FoundLog extends FileFacts {
	readonly name: string;
	/** Its whole path, as the environment begins it. */
	readonly path: string;
	readonly folder: LogFolder;
}

/** How folders are read. Neither ever rejects: what cannot be read is not there. */
export interface FolderReader {
	/** The names of what is in a folder. */
	names(folder: string): Promise<readonly string[]>;
	/** What the disk says of a file; `undefined` for what is none. */
	facts(file: string): Promise<FileFacts | undefined>;
}

/** True on Windows, which alone has these folders. */
export function hasLogFolders({ USERPROFILE }: Environment): boolean {
	return USERPROFILE !== undefined && USERPROFILE !== "";
}

/** Looks for logs by their names in all the folders that there are. Those that were written to last come first. */
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
