// Where a line of a log is, for the links of a report in Markdown.

import { isAbsolute, sep } from "node:path";
import { pathToFileURL } from "node:url";

/**
 * The address of a line (1-based) of a file, relative to where the command runs if the path is; `undefined` without a path,
 * as for a log that came through a pipe.
 */
export function lineAddress(path: string | undefined, line: number): string | undefined {
	if (path === undefined) return undefined;
	const address = isAbsolute(path) ? pathToFileURL(path).href : path.split(sep).map(encodeURIComponent).join("/");
	return `${address}#L${line}`;
}
