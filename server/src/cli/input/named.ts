// The files that an argument names: itself, the logs of a folder, or what a pattern matches.

import { existsSync } from "node:fs";
import { isFolder, logsInFolder } from "./folder.ts";

/** The files of an argument. */
export interface NamedFiles {
	/** In the order in which they are read: as they are named, or sorted by their paths. */
	readonly files: readonly string[];
	/** The folder that they were found in. What its files and archives hold may be no log. */
	readonly folder?: string;
	/** What could not be found or looked at, in whole sentences. */
	readonly problem?: string | undefined;
}

/**
 * Finds the files that an argument names. A file that is there is that file, whatever its name looks like; a pattern is one
 * that a shell did not open, since it was quoted, or since it is that of Windows. Never rejects.
 */
export async function namedFiles(argument: string): Promise<NamedFiles> {
	if (isFolder(argument)) {
		const { files, problem } = logsInFolder(argument);
		if (files.length > 0) return { files, folder: argument, problem };
		return { files, folder: argument, problem: problem ? `${problem} ${NO_LOG}` : NO_LOG };
	}
	if (argument === "-" || !PATTERN.test(argument) || existsSync(argument)) return { files: [argument] };
	const files = await matches(argument);
	return files.length > 0 ? { files } : { files, problem: "No file matches this pattern. Check the path." };
}

const NO_LOG =
	"There is no log in this folder. Logs are recognised by their first lines, or by names such as RTCDLL0.log.";

const PATTERN = /[*?[{]/;

async function matches(pattern: string): Promise<readonly string[]> {
	// A backslash leads into a folder on Windows; to a pattern it is the way to write a star that is one.
	const pathPattern = process.platform === "win32" ? pattern.replaceAll("\\", "/") : pattern;
	try {
		// Loaded only where there is a pattern: every start of the program would wait for it.
		const { globSync } = await import("tinyglobby");
		return globSync(pathPattern, { expandDirectories: false, followSymbolicLinks: false }).sort();
	} catch {
		return [];
	}
}
