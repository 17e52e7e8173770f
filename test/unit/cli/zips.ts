// ZIP archives created byte by byte, so that they can be invalid in every way (PKWARE APPNOTE 4.3).

import { crc32, deflateRawSync } from "node:zlib";

/** A file to pack; everything except its name and bytes is for unusual entries. */
export interface Packed {
	readonly name: string;
	readonly bytes: string | Uint8Array;
	/** True to store it uncompressed instead of deflated. */
	readonly stored?: boolean;
	readonly method?: number;
	readonly encrypted?: boolean;
	/** The size that the archive states. */
	readonly claimed?: number;
	readonly checksum?: number;
	/** Its data is that of the first entry. */
	readonly overlaps?: boolean;
}

/** An archive of these files. */
export function zipOf(files: readonly Packed[]): Buffer {
	const local: Buffer[] = [];
	const central: Buffer[] = [];
	let offset = 0;
	let first: { readonly offset: number; readonly packed: Buffer } | undefined;
	for (const file of files) {
		const bytes = Buffer.from(file.bytes as string);
		const packed = file.overlaps && first ? first.packed : file.stored ? bytes : deflateRawSync(bytes);
		const at = file.overlaps && first ? first.offset : offset;
		central.push(header(0x02014b50, file, bytes, packed, at));
		first ??= { offset, packed };
		if (file.overlaps) continue;
		const start = header(0x04034b50, file, bytes, packed, 0);
		local.push(start, packed);
		offset += start.length + packed.length;
	}
	const directory = Buffer.concat(central);
	const end = Buffer.alloc(22);
	end.writeUInt32LE(0x06054b50, 0);
	end.writeUInt16LE(files.length, 8);
	end.writeUInt16LE(files.length, 10);
	end.writeUInt32LE(directory.length, 12);
	end.writeUInt32LE(offset, 16);
	return Buffer.concat([...local, directory, end]);
}

/** The header before a file, or the one in the directory at the end, which has the same fields with more before and after. */
function header(signature: number, file: Packed, bytes: Buffer, packed: Buffer, at: number): Buffer {
	const inDirectory = signature === 0x02014b50;
	const name = Buffer.from(file.name);
	const fields = Buffer.alloc(26);
	fields.writeUInt16LE(20, 0);
	fields.writeUInt16LE(0x800 | (file.encrypted ? 1 : 0), 2);
	fields.writeUInt16LE(file.method ?? (file.stored ? 0 : 8), 4);
	fields.writeUInt32LE(file.checksum ?? crc32(bytes), 10);
	fields.writeUInt32LE(packed.length, 14);
	fields.writeUInt32LE(file.claimed ?? bytes.length, 18);
	fields.writeUInt16LE(name.length, 22);
	const before = Buffer.alloc(inDirectory ? 6 : 4);
	before.writeUInt32LE(signature, 0);
	const behind = Buffer.alloc(inDirectory ? 14 : 0);
	if (inDirectory) behind.writeUInt32LE(at, 10);
	return Buffer.concat([before, fields, behind, name]);
}
