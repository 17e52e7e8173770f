// The entries of a ZIP archive, decompressed in memory. Nothing that the archive claims about them is trusted.

import { crc32 } from "node:zlib";
import { type Entry, fromBufferPromise, getFileNameLowLevel, type ZipFile } from "yauzl";
import { type Unpacked, unpack } from "./unpack.ts";

/** The contents of an archive. */
export interface Zip {
	/** In archive order. */
	readonly entries: readonly ZipEntry[];
	/** Why entries are missing, in whole sentences. */
	readonly problem?: string;
}

/** A file in an archive. Its name is untrusted: it may be unprintable, and must not be used as a path to write to. */
export interface ZipEntry {
	/** Folders are separated by slashes; the name of a folder ends with one. */
	readonly name: string;
	readonly isEncrypted: boolean;
	/** Whether `unpack` supports the compression method: stored or deflate. */
	readonly canBeUnpacked: boolean;
	/** Decompresses at most `most` bytes, and no more than the size that the archive lists. Never rejects. */
	readonly unpack: (most: number) => Promise<Unpacked>;
}

/** Lists the entries of an archive, given all its bytes. Never rejects. */
export async function openZip(bytes: Uint8Array): Promise<Zip> {
	const entries: ZipEntry[] = [];
	try {
		const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
		// Names are decoded here, because the library would stop at a name that points outside the archive. Sizes are
		// compared when an entry is unpacked.
		const zip = await fromBufferPromise(buffer, { decodeStrings: false, validateEntrySizes: false });
		if (zip.entryCount > MOST_ENTRIES) return { entries, problem: tooMany(zip.entryCount) };
		for await (const entry of zip.eachEntry()) entries.push(zipEntry(zip, buffer, entry));
		return { entries };
	} catch (error) {
		return { entries, problem: brokenOff(error as Error) };
	}
}

/** More than a folder of traces ever has, and few enough to examine each. */
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
	// There is more data than the archive lists, by damage or on purpose.
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

/** Early releases of Node 20 have no `crc32`; there, only the size is compared. */
function isAsListed(bytes: Uint8Array, { uncompressedSize, crc32: listed }: Entry): boolean {
	return bytes.length === uncompressedSize && (crc32?.(bytes) ?? listed) === listed;
}
