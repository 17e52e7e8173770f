// Which sources a derived document may have opened by itself. Its URI can come from anybody, as a link in a web page does.

/** What of a URI tells where it leads; `path` is not encoded. */
export interface Reached {
	readonly scheme: string;
	readonly authority: string;
	readonly path: string;
}

/**
 * True for a file of this machine, for anything in one of the `folders` that are open, and for another derived document,
 * which asks this for its own source. Everything else may lead to somebody's server: to open `\\server\share\x.log` is to
 * send that server the hashed password of the user.
 */
export function isWithinReach(source: Reached, folders: readonly Reached[]): boolean {
	if (/^rtcdll-[a-z]+$/.test(source.scheme)) return true;
	if (source.scheme === "file" && source.authority === "" && LOCAL_PATH.test(source.path)) return true;
	return folders.some(({ scheme, authority, path }) => {
		const folder = path.endsWith("/") ? path : `${path}/`;
		const isBelow = source.path.startsWith(folder) && !source.path.split(/[\\/]/).includes("..");
		return scheme === source.scheme && authority === source.authority && isBelow;
	});
}

/** One slash: of two, or one and a backslash, Windows makes the path of another machine. */
const LOCAL_PATH = /^\/(?![\\/])/;
