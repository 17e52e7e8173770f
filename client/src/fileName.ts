// File names from URIs.

import type { Uri } from "vscode";

/** The last part of the path: `RTCDLL0.log`. */
export function fileName({ path }: Pick<Uri, "path">): string {
	return path.slice(path.lastIndexOf("/") + 1);
}

/** The file name without its extension: `RTCDLL0`; `log` if nothing is left. */
export function baseName(uri: Pick<Uri, "path">): string {
	return fileName(uri).replace(/(?<=.)\.[^.]*$/, "") || "log";
}
