// Where a log and a line of it are, for the links of a report.

import { isAbsolute, sep } from "node:path";
import { pathToFileURL } from "node:url";

/**
 * The address of a line (1-based) of a file, relative to where the command runs if the path is; `undefined` without a path,
 * as for a log that came through a pipe.
 */
export function lineAddress(path: string | undefined, line: number): string | undefined {
	return path === undefined ? undefined : `${fileAddress(path)}#L${line}`;
}

/** The address of a file, relative to where the command runs if the path is. */
export function fileAddress(path: string): string {
	return isAbsolute(path) ? pathToFileURL(path).href : path.split(sep).map(encodeURIComponent).join("/");
}
