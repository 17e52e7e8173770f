// Reads files of the machine that the server runs on.

import { createReadStream } from "node:fs";
import { stat } from "node:fs/promises";
import { fileURLToPath } from "node:url";

/**
 * Reads the file of a `file:` URI. `progress` receives the share read so far, from 0 to 1. Rejects with Node's error if the
 * file cannot be read; with an `Error` if it is not a regular file, since a device or a pipe may never end; with a
 * `RangeError` if it has more than `most` bytes; and with an `AbortError` if the signal aborts.
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
