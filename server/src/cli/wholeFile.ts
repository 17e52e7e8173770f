// A file that is written whole or not at all.

import { closeSync, existsSync, openSync, renameSync, rmSync, statSync, writeFileSync } from "node:fs";

/** True where two paths lead to the same file; an archive is the file that a path into it begins with. */
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
 * Writes the pieces beside the file and then puts that in its place, so that nobody ever sees a half of it. Gives a sentence that
 * says why `what` could not be written; then the file is as it was. An interrupt waits until it is done.
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
 * An interrupt (Ctrl+C) would end the process between two writes and leave a half of the draft behind. One that is listened
 * for comes when the file is whole. The statuses are those of a shell: 128 and the number of the signal.
 */
function endAfterwards(): void {
	process.once("SIGINT", () => process.exit(130));
	process.once("SIGTERM", () => process.exit(143));
}
