// Deflated bytes unpacked, and no further than a limit: a small file may unpack to more than any memory holds.

import { constants, createGunzip, createInflateRaw } from "node:zlib";

/** What came out of packed bytes. */
export interface Unpacked {
	/** All of it, or what came out before it broke off. */
	readonly bytes: Uint8Array;
	readonly end: UnpackedEnd;
}

/**
 * How the unpacking ended: with all there is; where the packed bytes end too early; where they make no sense, or do not
 * fit their checksum; at the limit; or where it was given up, since no log packs as well as that.
 */
export type UnpackedEnd = "whole" | "cut" | "damaged" | "limit" | "bomb";

/**
 * Unpacks gzip, with all its members (RFC 1952 §2.2), or a bare deflate stream (RFC 1951), to at most `most` bytes. It is
 * counted what comes out, whatever the packed bytes say of themselves. Never rejects: any bytes give an answer.
 */
export async function unpack(packed: Uint8Array, format: "gzip" | "deflate", most: number): Promise<Unpacked> {
	const unpacked = await run(packed, format, most, { chunkSize: 65_536 });
	if (unpacked.end !== "cut" && unpacked.end !== "damaged") return unpacked;
	// zlib keeps back the piece in which it fails. In small pieces next to nothing is lost, but that is slow.
	const { bytes } = await run(packed, format, most, { chunkSize: 1024, finishFlush: constants.Z_SYNC_FLUSH });
	return { bytes, end: unpacked.end };
}

/**
 * The most that one packed byte may unpack to, on average. A log of nothing but keep-alives gives some 50. The most that
 * deflate can do is 1032 (zlib Technical Details), and a file that is made to fill the memory comes close to that.
 */
const MOST_RATIO = 250;

/** Up to here any ratio will do: this fits into every memory, and small logs may hold the same line again and again. */
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
