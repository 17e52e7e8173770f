// Which sources a derived document may open on its own. Its URI is untrusted: it may come from a link in a web page.

/** The parts of a URI that determine its target; `path` is decoded. */
export interface Reached {
	readonly scheme: string;
	readonly authority: string;
	readonly path: string;
}

/**
 * True for a local file, anything inside the open `folders`, and another derived document, which checks its own source in
 * turn. Anything else may lead to an attacker's server: opening `\\server\share\x.log` sends that server the user's hashed
 * password.
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

/** A single slash. Windows treats two slashes, or a slash and a backslash, as the path of another machine. */
const LOCAL_PATH = /^\/(?![\\/])/;
