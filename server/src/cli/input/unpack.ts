// Decompresses data up to a limit, because a small file may decompress to more than fits in memory.

import { constants, createGunzip, createInflateRaw } from "node:zlib";

/** The result of decompressing. */
export interface Unpacked {
	/** All of it, or what was decompressed before it failed. */
	readonly bytes: Uint8Array;
	readonly end: UnpackedEnd;
}

/**
 * How decompression ended: `whole`, at the end of the data; `cut`, because the compressed data is incomplete; `damaged`,
 * because it is invalid or does not match its checksum; `limit`, at the limit; `bomb`, because no log compresses that well.
 */
export type UnpackedEnd = "whole" | "cut" | "damaged" | "limit" | "bomb";

/**
 * Decompresses gzip, including all its members (RFC 1952 §2.2), or a raw deflate stream (RFC 1951), to at most `most` bytes.
 * The limit applies to the actual output, whatever sizes the data claims. Accepts any bytes, and never rejects.
 */
export async function unpack(packed: Uint8Array, format: "gzip" | "deflate", most: number): Promise<Unpacked> {
	const unpacked = await run(packed, format, most, { chunkSize: 65_536 });
	if (unpacked.end !== "cut" && unpacked.end !== "damaged") return unpacked;
	// On an error, zlib discards the chunk in progress. With small chunks almost nothing is lost, but they are too slow to
	// use from the start.
	const { bytes } = await run(packed, format, most, { chunkSize: 1024, finishFlush: constants.Z_SYNC_FLUSH });
	return { bytes, end: unpacked.end };
}

/**
 * The highest plausible ratio of output to input. A log consisting only of keep-alives reaches about 50. Deflate can reach
 * 1032 (zlib Technical Details), and files made to exhaust memory come close to that.
 */
const MOST_RATIO = 250;

/** Up to this size, in bytes, any ratio is accepted: it fits into memory, and a small log may repeat one line many times. */
const HARMLESS = 64 * 1024 * 1024;

function run(
	packed: Uint8Array,
	format: "gzip" | "deflate",
	most: number,
	options: { readonly chunkSize: number; readonly finishFlush?: number },
): Promise<Unpacked> {
	const stream = format === "gzip" ? createGunzip(options) : createInflateRaw(options);
	const chunks: Buffer[] = [];
	let size = 0;
	return new Promise((resolve) => {
		const finish = (end: UnpackedEnd) => {
			stream.destroy();
			resolve({ bytes: Buffer.concat(chunks), end });
		};
		stream.on("data", (chunk: Buffer) => {
			if (size > most) return;
			size += chunk.length;
			chunks.push(size > most ? chunk.subarray(0, chunk.length - (size - most)) : chunk);
			if (size > most) finish("limit");
			else if (size > HARMLESS && size > MOST_RATIO * stream.bytesWritten) finish("bomb");
		});
		stream.on("end", () => finish("whole"));
		stream.on("error", ({ code }: NodeJS.ErrnoException) => finish(code === "Z_BUF_ERROR" ? "cut" : "damaged"));
		stream.end(packed);
	});
}
