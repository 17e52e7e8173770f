// What a file is called, as far as its URI tells.

import type { Uri } from "vscode";

/** The last part of the path: `RTCDLL0.log`. */
export function fileName({ path }: Pick<Uri, "path">): string {
	return path.slice(path.lastIndexOf("/") + 1);
}

/** The same without its extension: `RTCDLL0`; `log` where nothing is left. */
export function baseName(uri: Pick<Uri, "path">): string {
	return fileName(uri).replace(/(?<=.)\.[^.]*$/, "") || "log";
}
