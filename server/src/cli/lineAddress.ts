// The addresses of logs and their lines, for links in reports.

import { isAbsolute, sep } from "node:path";
import { pathToFileURL } from "node:url";

/**
 * The address of a line (1-based) in a file, relative to the working directory if the path is; `undefined` without a path,
 * as for a log that came through a pipe.
 */
export function lineAddress(path: string | undefined, line: number): string | undefined {
	return path === undefined ? undefined : `${fileAddress(path)}#L${line}`;
}

/** The address of a file, relative to the working directory if the path is. */
export function fileAddress(path: string): string {
	return isAbsolute(path) ? pathToFileURL(path).href : path.split(sep).map(encodeURIComponent).join("/");
}
