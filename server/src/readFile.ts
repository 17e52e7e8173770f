// Files of this machine, for a server that runs on it.

import { createReadStream } from "node:fs";
import { stat } from "node:fs/promises";
import { fileURLToPath } from "node:url";

/**
 * Reads the file of a `file:` URI. `progress` gets the share that is read by then, from 0 to 1. Rejects as Node does where the
 * file cannot be read or is something else, which may have no end; with a `RangeError` where it has more than `most` bytes; and
 * with an `AbortError` by the signal.
 */
export async function readFile(
	uri: string,
	most: number,
	progress: (share: number) => void,
	signal: AbortSignal,
): Promise<Uint8Array> {
	const path = fileURLToPath(uri);
	const found = await stat(path);
	if (!found.isFile()) throw new Error(found.isDirectory() ? "it is a folder" : "it is a device or a pipe");
	const chunks: Buffer[] = [];
	let read = 0;
	for await (const chunk of createReadStream(path, { highWaterMark: CHUNK, signal }) as AsyncIterable<Buffer>) {
		read += chunk.length;
		if (read > most) throw new RangeError(`The file has more than ${most} bytes.`);
		chunks.push(chunk);
		progress(Math.min(1, read / found.size));
	}
	return Buffer.concat(chunks);
}

const CHUNK = 4 * 1024 * 1024;
