// Formats file sizes.

import { statSync } from "node:fs";

/** The size of a file in KB of 1024 bytes, like `vsce`: `582.5 KB`. */
export function sizeOf(file) {
	return `${(statSync(file).size / 1024).toFixed(1)} KB`;
}
