// The entries of a ZIP archive, each to be unpacked in memory. What the archive says of itself is believed of none.

import { crc32 } from "node:zlib";
import { type Entry, fromBufferPromise, getFileNameLowLevel, type ZipFile } from "yauzl";
import { type Unpacked, unpack } from "./unpack.ts";

/** What an archive lists. */
export interface Zip {
	/** In the order of the archive. */
	readonly entries: readonly ZipEntry[];
	/** Why there are no more of them, in whole sentences. */
	readonly problem?: string;
}

/** A file in an archive. Its name comes from somebody else: it is neither printable nor a path to write to. */
export interface ZipEntry {
	/** With slashes between folders; one at the end is that of a folder. */
	readonly name: string;
	readonly isEncrypted: boolean;
	/** Whether it is packed in a way that `unpack` knows: not at all, or by deflate. */
	readonly canBeUnpacked: boolean;
	/** Unpacks at most so many bytes, and no more than the archive says there are. Never rejects. */
	readonly unpack: (most: number) => Promise<Unpacked>;
}

/** Lists the entries of an archive, of which all bytes are given. Never rejects. */
export async function openZip(bytes: Uint8Array): Promise<Zip> {
	const entries: ZipEntry[] = [];
	try {
		const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
		// Names are decoded here: one that leads out of its folder should not keep the others from being read. Sizes are
		// compared when an entry is unpacked.
		const zip = await fromBufferPromise(buffer, { decodeStrings: false, validateEntrySizes: false });
		if (zip.entryCount > MOST_ENTRIES) return { entries, problem: tooMany(zip.entryCount) };
		for await (const entry of zip.eachEntry()) entries.push(zipEntry(zip, buffer, entry));
		return { entries };
	} catch (error) {
		return { entries, problem: brokenOff(error as Error) };
	}
}

/** More than any folder of traces has, and few enough to look into each. */
const MOST_ENTRIES = 1000;

function tooMany(count: number): string {
	const [most, found] = [MOST_ENTRIES, count].map((number) => number.toLocaleString("en-US"));
	return `This ZIP archive contains ${found} files; the limit is ${most}. Unpack it and name the logs.`;
}

function brokenOff({ message }: Error): string {
	return (
		`This ZIP archive is damaged, cut off or of a kind that is not read (${message.replace(/\.$/, "")}). ` +
		"Copy it again, or unpack it with another program and name the logs."
	);
}

function zipEntry(zip: ZipFile, archive: Buffer, entry: Entry): ZipEntry {
	return {
		name: getFileNameLowLevel(entry.generalPurposeBitFlag, entry.fileNameRaw, entry.extraFields, false),
		isEncrypted: entry.isEncrypted(),
		canBeUnpacked: entry.canDecodeFileData(),
		unpack: (most) => unpackEntry(zip, archive, entry, most),
	};
}

async function unpackEntry(zip: ZipFile, archive: Buffer, entry: Entry, most: number): Promise<Unpacked> {
	const packed = await packedBytes(zip, archive, entry);
	if (!packed) return { bytes: new Uint8Array(), end: "damaged" };
	const limit = Math.min(most, entry.uncompressedSize);
	const unpacked = entry.isCompressed() ? await unpack(packed, "deflate", limit) : copy(packed, limit);
	// There is more than the archive says: that is damage, or a lie.
	if (unpacked.end === "limit" && limit < most) return { ...unpacked, end: "damaged" };
	return unpacked.end === "whole" && !isAsListed(unpacked.bytes, entry) ? { ...unpacked, end: "damaged" } : unpacked;
}

async function packedBytes(zip: ZipFile, archive: Buffer, entry: Entry): Promise<Buffer | undefined> {
	try {
		const { fileDataStart } = await zip.readLocalFileHeaderPromise(entry, { minimal: true });
		return archive.subarray(fileDataStart, fileDataStart + entry.compressedSize);
	} catch {
		return undefined;
	}
}

function copy(stored: Buffer, limit: number): Unpacked {
	return { bytes: stored.subarray(0, limit), end: stored.length > limit ? "limit" : "whole" };
}

/** The first releases of Node 20 cannot compute the checksum. There only the size is compared. */
function isAsListed(bytes: Uint8Array, { uncompressedSize, crc32: listed }: Entry): boolean {
	return bytes.length === uncompressedSize && (crc32?.(bytes) ?? listed) === listed;
}
