// The files that an argument stands for: the file itself, the logs in a folder, or the matches of a glob pattern.

import { existsSync } from "node:fs";
import { isFolder, logsInFolder } from "./folder.ts";

/** The files that an argument stands for. */
export interface NamedFiles {
	/** In the order in which they are read: as given, or sorted by path. */
	readonly files: readonly string[];
	/**
	 * The folder in which they were found. Their archives, and files with the name of a log, may turn out not to contain
	 * logs.
	 */
	readonly folder?: string;
	/** What could not be found or searched, in whole sentences. */
	readonly problem?: string | undefined;
}

/**
 * Finds the files that an argument stands for. An existing file takes precedence over a pattern. Patterns arrive here if
 * they were quoted, or on Windows, where the shell does not expand them. Never rejects.
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
	// On Windows a backslash separates folders; in a pattern it escapes the next character.
	const pathPattern = process.platform === "win32" ? pattern.replaceAll("\\", "/") : pattern;
	try {
		// Loaded on demand, because every start of the program would pay for it.
		const { globSync } = await import("tinyglobby");
		return globSync(pathPattern, { expandDirectories: false, followSymbolicLinks: false }).sort();
	} catch {
		return [];
	}
}
