// The folders from which an assistant may read logs. Paths come from a language model, so each must be checked.

import { realpathSync, statSync } from "node:fs";
import { isAbsolute, join, relative, resolve, sep } from "node:path";

/** A folder: its absolute path as given, and its real path. */
export interface Folder {
	readonly named: string;
	readonly real: string;
}

/** Opens the folder of that name, or says why that is not possible. */
export function openFolder(name: string): Folder | { readonly reason: string } {
	try {
		const real = realpathSync(name);
		if (statSync(real).isDirectory()) return { named: resolve(name), real };
		return { reason: "This is not a folder. Name the folder that the log is in." };
	} catch (error) {
		return { reason: `This folder cannot be read (${(error as NodeJS.ErrnoException).code}). Check the path.` };
	}
}

/**
 * Resolves a path, absolute or relative to one of the folders, to a file in them, or says why there is none. Symbolic links
 * are followed but must not lead out of the folders. For a path outside, the answer does not reveal whether the file exists.
 */
export function fileWithin(folders: readonly Folder[], path: string): { readonly file: string } | Refusal {
	// The operating system would cut the path at a NUL, so that another path would be opened than was checked.
	if (path.includes("\0")) return { reason: MISSING };
	const candidates = isAbsolute(path) ? [path] : folders.map(({ named }) => join(named, path));
	const inside = candidates
		.map((each) => resolve(each))
		.filter((each) => folders.some(({ named, real }) => isIn(named, each) || isIn(real, each)));
	if (inside.length === 0) return { reason: OUTSIDE };
	const found = inside.map(realPath).filter((each) => each !== undefined);
	if (found.length === 0) return { reason: MISSING };
	const file = found.find((each) => folders.some(({ real }) => isIn(real, each)));
	if (file === undefined) return { reason: OUTSIDE };
	const stat = statSync(file, { throwIfNoEntry: false });
	if (stat?.isDirectory()) return { reason: "This is a folder. Name a log in it." };
	// Reading a pipe would block.
	return stat?.isFile() ? { file } : { reason: MISSING };
}

/** Why no file can be read, in sentences. */
interface Refusal {
	readonly reason: string;
}

const OUTSIDE =
	"This path is outside the folders that may be read. The user names these folders when starting rtcdll mcp.";
const MISSING = "There is no such file. Check the path.";

function isIn(folder: string, path: string): boolean {
	const way = relative(folder, path);
	return way !== ".." && !way.startsWith(`..${sep}`) && !isAbsolute(way);
}

function realPath(path: string): string | undefined {
	try {
		return realpathSync(path);
	} catch {
		return undefined;
	}
}
