// Any text gives a result, in time linear in its length, and nothing in the result can break out of its line.

import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import {
	type DecodedToken,
	decodeSignature,
	decodeToken,
	type TokenField,
	tokenDocument,
} from "../../../../server/src/core/index.ts";
import { printable } from "../../../../server/src/core/printable.ts";
import { assertLinear } from "../../../support/cpuTime.ts";

const FOLDER = join(import.meta.dirname, "../../../fixtures/tokens");
const VECTORS = readdirSync(FOLDER)
	.filter((name) => /\.(?:base64|hex)$/.test(name))
	.map((name) => Buffer.from(readFileSync(join(FOLDER, name), "utf8"), name.endsWith("hex") ? "hex" : "base64"));

suite("tokens: any input", () => {
	test("any text", () => {
		fc.assert(
			fc.property(fc.string({ unit: "binary", maxLength: 200 }), fc.string({ unit: "binary" }), (text, scheme) => {
				checkSound(decodeToken(scheme, text));
				checkSound(decodeSignature(scheme, text, { name: "snum", value: scheme }));
			}),
			{ numRuns: 2000 },
		);
	});

	test("any bytes after the start of each format", () => {
		const starts = ["", "4e544c4d5353500001000000", "4e544c4d5353500002000000", "4e544c4d5353500003000000"];
		starts.push("60", "602806062b0601050502", "a1", "a0", "6e", "6f", "7e", "160301", "15030100021630", "8040010301");
		fc.assert(
			fc.property(fc.constantFrom(...starts), fc.uint8Array({ maxLength: 200 }), (start, rest) => {
				checkBytes(Buffer.concat([Buffer.from(start, "hex"), rest]));
			}),
			{ numRuns: 5000 },
		);
	});

	test("every vector, cut anywhere", () => {
		for (const bytes of VECTORS) {
			// After the fixed parts, every seventh cut is enough.
			for (let end = 0; end < bytes.length; end += end < 128 ? 1 : 7) checkBytes(bytes.subarray(0, end));
		}
	});

	test("every vector with some of its bytes changed", () => {
		const change = fc.array(fc.tuple(fc.nat(), fc.nat(255)), { minLength: 1, maxLength: 8 });
		fc.assert(
			fc.property(fc.constantFrom(...VECTORS), change, (bytes, changes) => {
				const changed = Buffer.from(bytes);
				for (const [at, value] of changes) changed[at % changed.length] = value;
				checkBytes(changed);
			}),
			{ numRuns: 5000 },
		);
	});

	test("names are printable: no control characters and no direction marks", () => {
		const name = "A\r\nB\u202e\u2028\u0000\u001b[31m\ud800";
		const decoded = decodeToken("NTLM", authenticate(name).toString("base64"));
		checkSound(decoded);
		assert.equal(decoded.fields[0]!.value, "A\\u{d}\\u{a}B\\u{202e}\\u{2028}\\u{0}\\u{1b}[31m\\u{d800}");
		const lines = tokenDocument(decoded).split("\n");
		assert.equal(
			lines.length,
			tokenDocument(decodeToken("NTLM", authenticate("bob").toString("base64"))).split("\n").length,
		);
	});
});

suite("tokens: time", () => {
	const shapes: Record<string, (size: number) => Buffer> = {
		"constructed values inside one another": (size) => nested(size, 0x30),
		"the same with no end": (size) => Buffer.alloc(size, Buffer.from([0x30, 0x80])),
		"octet strings inside one another": (size) => nested(size, 0x24),
		"many small values": (size) => Buffer.concat([header(0xa1, size), Buffer.alloc(size, Buffer.from([5, 0]))]),
		"one great object id": (size) =>
			Buffer.concat([header(0xa1, size + 5), header(0x06, size), Buffer.alloc(size, 0xff)]),
		"one great integer": (size) =>
			Buffer.concat([header(0xa1, size + 5), header(0x02, size), Buffer.alloc(size, 0xff)]),
		"frames inside one another": (size) => Buffer.alloc(size, Buffer.from("6084ffffffff06062b0601050502", "hex")),
		"a length that promises 4 GB": (size) => Buffer.concat([Buffer.from("6e84ffffffff", "hex"), Buffer.alloc(size)]),
		"many TLS records": (size) => Buffer.alloc(size, Buffer.from("1503010002ffff", "hex")),
		"many empty TLS records": (size) => Buffer.alloc(size, Buffer.from("1603010000", "hex")),
		"many handshake messages": (size) =>
			Buffer.concat(
				Array.from({ length: size / 16384 }, () => record(Buffer.alloc(16384, Buffer.from("0e000000", "hex")))),
			),
		"many certificates": (size) => flight(11, vector24(Buffer.alloc(size, Buffer.from("0000043002300000", "hex")))),
		"great certificates": (size) =>
			flight(11, vector24(Buffer.concat(Array.from({ length: size / 65536 }, () => vector24(nested(65536, 0x30)))))),
		"many requests for certificates": (size) =>
			Buffer.concat(
				Array.from({ length: size / 16384 }, () => flight(13, Buffer.alloc(16000, Buffer.from("000000043002", "hex")))),
			),
		"a message of NTLM with many pairs": (size) => Buffer.concat([authenticate("bob"), Buffer.alloc(size, 1)]),
	};

	for (const [name, make] of Object.entries(shapes)) {
		test(name, () => {
			assertLinear(1 << 18, (size) => {
				const base64 = make(size).toString("base64");
				return () => checkSound(decodeToken("NTLM", base64));
			});
		});
	}

	test("large texts that are not tokens", () => {
		for (const text of ["!".repeat(4_000_000), "A".repeat(4_000_000), "\u{1f600}".repeat(1_000_000)]) {
			checkSound(decodeToken("NTLM", text));
			checkSound(decodeSignature("NTLM", text));
		}
	});
});

/** Decodes bytes as a token and as a signature. */
function checkBytes(bytes: Uint8Array): void {
	checkSound(decodeToken("NTLM", Buffer.from(bytes).toString("base64")));
	checkSound(decodeSignature("Kerberos", Buffer.from(bytes).toString("hex")));
}

function checkSound(decoded: DecodedToken): void {
	const texts = [decoded.kind, decoded.summary, decoded.problem ?? "", ...fieldTexts(decoded.fields)];
	for (const text of texts) assert.equal(printable(text), text);
	assert.notEqual(decoded.summary, "");
	assert.ok(texts.length < 20_000, "more than anybody reads");
	assert.ok(tokenDocument(decoded).endsWith("\n"));
}

function fieldTexts(fields: readonly TokenField[]): readonly string[] {
	return fields.flatMap(({ name, value, note, fields: nestedFields }) => [
		name,
		value,
		note ?? "",
		...fieldTexts(nestedFields ?? []),
	]);
}

/** An AUTHENTICATE message with only a user in it. */
function authenticate(user: string): Buffer {
	const fixed = Buffer.alloc(64);
	fixed.write("NTLMSSP\0\x03", "latin1");
	const name = Buffer.from([...user].flatMap((_, at) => [user.charCodeAt(at) & 255, user.charCodeAt(at) >> 8]));
	fixed.writeUInt16LE(name.length, 36);
	fixed.writeUInt32LE(64, 40);
	fixed.writeUInt32LE(1, 60);
	return Buffer.concat([fixed, name]);
}

/** A tag and a length of four bytes. */
function header(tag: number, length: number): Buffer {
	const bytes = Buffer.from([tag, 0x83, 0, 0, 0]);
	bytes.writeUIntBE(Math.min(length, 0xffffff), 2, 3);
	return bytes;
}

/** `size` bytes of nested values, each with the correct length. */
function nested(size: number, tag: number): Buffer {
	const depth = Math.floor(size / 5);
	return Buffer.concat(Array.from({ length: depth }, (_, at) => header(tag, (depth - at - 1) * 5)));
}

function vector24(content: Buffer): Buffer {
	const length = Buffer.alloc(3);
	length.writeUIntBE(Math.min(content.length, 0xffffff), 0, 3);
	return Buffer.concat([length, content]);
}

function record(content: Buffer): Buffer {
	const head = Buffer.from([0x16, 3, 3, 0, 0]);
	head.writeUInt16BE(content.length, 3);
	return Buffer.concat([head, content]);
}

/** A handshake message, in as many records as necessary. */
function flight(type: number, body: Buffer): Buffer {
	const message = Buffer.concat([Buffer.from([type]), vector24(body)]);
	const records: Buffer[] = [];
	for (let at = 0; at < message.length; at += 16384) records.push(record(message.subarray(at, at + 16384)));
	return Buffer.concat(records);
}
