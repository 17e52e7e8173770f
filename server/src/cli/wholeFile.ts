// Writes a file completely or not at all.

import { closeSync, existsSync, openSync, renameSync, rmSync, statSync, writeFileSync } from "node:fs";

/** True if two paths lead to the same file. A path into an archive counts as the archive. */
export function isSameFile(one: string, other: string): boolean {
	const [a, b] = [fileAt(one), fileAt(other)];
	return a !== undefined && b !== undefined && a.dev === b.dev && a.ino === b.ino;
}

function fileAt(path: string) {
	for (
		let end = path.length;
		end > 0;
		end = Math.max(path.lastIndexOf("/", end - 1), path.lastIndexOf("\\", end - 1))
	) {
		const found = statSync(path.slice(0, end), { throwIfNoEntry: false, bigint: true });
		if (found) return found.isDirectory() ? undefined : found;
	}
	return undefined;
}

/**
 * Writes the pieces to a temporary file and then renames it, so that no incomplete file is ever visible. Returns undefined,
 * or a sentence that says why `what` could not be written; the existing file is then unchanged. An interrupt takes effect
 * after that.
 */
export function writeWhole(path: string, pieces: Iterable<string | Uint8Array>, what: string): string | undefined {
	const draft = `${path}.${process.pid}.tmp`;
	endAfterwards();
	try {
		if (existsSync(path) && !statSync(path).isFile()) return "This is not a file that can be written.";
		writePieces(draft, pieces);
		renameSync(draft, path);
		return undefined;
	} catch (error) {
		rmSync(draft, { force: true });
		return `${what} could not be written: ${(error as Error).message}.`;
	}
}

function writePieces(path: string, pieces: Iterable<string | Uint8Array>): void {
	const file = openSync(path, "wx");
	try {
		for (const piece of pieces) writeFileSync(file, piece);
	} finally {
		closeSync(file);
	}
}

/**
 * Without a listener, an interrupt (Ctrl+C) would end the process between two writes and leave the temporary file behind. A
 * listener runs only when the synchronous writes are done. The statuses are those of a shell: 128 plus the signal number.
 */
function endAfterwards(): void {
	process.once("SIGINT", () => process.exit(130));
	process.once("SIGTERM", () => process.exit(143));
}
