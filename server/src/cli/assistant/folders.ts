// The folders whose logs an assistant may read. What it asks for is a path that a model wrote, so that nothing else is touched.

import { realpathSync, statSync } from "node:fs";
import { isAbsolute, join, relative, resolve, sep } from "node:path";

/** A folder as it was named, absolute, and where it really is. */
export interface Folder {
	readonly named: string;
	readonly real: string;
}

/** The folder of that name, or in a sentence why there is none. */
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
 * The file that a path means, absolute or relative to one of the folders, or in a sentence why there is none. Symbolic links are
 * followed, and must not lead out of the folders; of what lies outside it is not even said whether it exists.
 */
export function fileWithin(folders: readonly Folder[], path: string): { readonly file: string } | Refusal {
	// A path of the system ends at a NUL, and only this one is checked.
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
	// A pipe would be waited for.
	return stat?.isFile() ? { file } : { reason: MISSING };
}

/** Why no file is read, in sentences. */
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
