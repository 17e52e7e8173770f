// Reads pcapng according to its specification (IETF draft-ietf-opsawg-pcapng), and exported PDUs according to Wireshark.
// Independent of the code under test, which must not be its own reference.

import assert from "node:assert/strict";

/** A block, with the fixed part before its options. */
export interface Block {
	readonly type: number;
	readonly body: Buffer;
	/** The values of the options by code. */
	readonly options: ReadonlyMap<number, readonly Buffer[]>;
}

/** A packet of link type 252. */
export interface Packet {
	readonly timeUnits: bigint;
	readonly comments: readonly string[];
	readonly flags: number | undefined;
	readonly tags: ReadonlyMap<number, Buffer>;
	readonly payload: Buffer;
}

/** The length of the fixed part between the head of a block and its options; a packet's data come in addition. */
const FIXED: Readonly<Record<number, number>> = { 168627466: 16, 1: 8, 6: 20 };

/** All blocks of a little-endian file. Fails if a length, a padding or an end of options is invalid. */
export function readBlocks(file: Buffer): readonly Block[] {
	const blocks: Block[] = [];
	for (let at = 0; at < file.length; ) {
		const type = file.readUInt32LE(at);
		const length = file.readUInt32LE(at + 4);
		assert.equal(length % 4, 0, "a block is a multiple of 4 bytes (§3.1)");
		assert.ok(length >= 12 && at + length <= file.length, "a block ends within the file");
		assert.equal(file.readUInt32LE(at + length - 4), length, "its length stands at its end, too");
		const content = file.subarray(at + 8, at + length - 4);
		const fixed = FIXED[type];
		assert.ok(fixed !== undefined, `block type ${type}`);
		const data = type === 6 ? aligned(content.readUInt32LE(12)) : 0;
		if (type === 6) checkZeros(content.subarray(fixed + content.readUInt32LE(12), fixed + data));
		blocks.push({
			type,
			body: content.subarray(0, fixed + data),
			options: readOptions(content.subarray(fixed + data)),
		});
		at += length;
	}
	return blocks;
}

/** Parses an enhanced packet block, whose data begin with tags. */
export function readPacket({ type, body, options }: Block): Packet {
	assert.equal(type, 6);
	assert.equal(body.readUInt32LE(0), 0, "the first interface");
	assert.equal(body.readUInt32LE(12), body.readUInt32LE(16), "captured as a whole");
	const data = body.subarray(20, 20 + body.readUInt32LE(12));
	const tags = new Map<number, Buffer>();
	let at = 0;
	while (data.readUInt16BE(at) !== 0) {
		const length = data.readUInt16BE(at + 2);
		assert.equal(length % 4, 0, "a tag is a multiple of 4 bytes");
		assert.ok(!tags.has(data.readUInt16BE(at)), "each tag once");
		tags.set(data.readUInt16BE(at), data.subarray(at + 4, at + 4 + length));
		at += 4 + length;
	}
	assert.equal(data.readUInt16BE(at + 2), 0, "the last tag is empty");
	return {
		timeUnits: (BigInt(body.readUInt32LE(4)) << 32n) | BigInt(body.readUInt32LE(8)),
		comments: (options.get(1) ?? []).map(String),
		flags: options.get(2)?.[0]?.readUInt32LE(0),
		tags,
		payload: data.subarray(at + 4),
	};
}

function readOptions(content: Buffer): ReadonlyMap<number, readonly Buffer[]> {
	const options = new Map<number, Buffer[]>();
	for (let at = 0; ; ) {
		const [code, length] = [content.readUInt16LE(at), content.readUInt16LE(at + 2)];
		if (code === 0) {
			assert.deepEqual([length, at + 4], [0, content.length], "the end of the options is the end of the block (§3.5)");
			return options;
		}
		const value = content.subarray(at + 4, at + 4 + length);
		assert.equal(value.length, length);
		checkZeros(content.subarray(at + 4 + length, at + 4 + aligned(length)));
		options.set(code, [...(options.get(code) ?? []), value]);
		at += 4 + aligned(length);
	}
}

function aligned(length: number): number {
	return Math.ceil(length / 4) * 4;
}

function checkZeros(padding: Buffer): void {
	assert.ok(
		padding.every((byte) => byte === 0),
		"padding is zeros",
	);
}
