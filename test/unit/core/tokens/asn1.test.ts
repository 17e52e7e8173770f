// ASN.1 in DER: our output matches that of a complete ASN.1 library.

import assert from "node:assert/strict";
import { fromBER, ObjectIdentifier, UTCTime } from "asn1js";
import fc from "fast-check";
import { type Asn1, readAsn1, timeOf } from "../../../../server/src/core/tokens/asn1.ts";

suite("tokens: ASN.1", () => {
	test("any DER is read as by the reference library", () => {
		fc.assert(
			fc.property(der, (bytes) => {
				const { offset, result } = fromBER(Uint8Array.from(bytes), { parseEmbedded: false });
				assert.equal(offset, bytes.length);
				const read = readAsn1(Uint8Array.from(bytes));
				assert.deepEqual([read && comparable(read.root), read?.isCut], [converted(result as unknown as Block), false]);
			}),
			{ numRuns: 1000 },
		);
	});

	test("a value longer than its container is invalid", () => {
		assert.equal(read("30 03 04 02 41"), undefined);
		assert.equal(read("30 80 04 01 41 00 00"), undefined);
	});

	test("depth and number of values are limited", () => {
		const deep = Buffer.concat(Array.from({ length: 20_000 }, () => Buffer.from([0x30, 0x83, 1, 0, 0])));
		assert.equal(readAsn1(deep), undefined);
		assert.equal(readAsn1(Buffer.concat([Buffer.from([0x30, 0x82, 0x40, 0]), Buffer.alloc(0x4000)])), undefined);
	});

	const times: Readonly<Record<string, string | undefined>> = {
		"17 500101000000Z": "1950-01-01T00:00:00.000Z",
		"17 491231235959Z": "2049-12-31T23:59:59.000Z",
		"18 20240229120000Z": "2024-02-29T12:00:00.000Z",
		"18 20240229120000.5Z": "2024-02-29T12:00:00.500Z",
		"18 20241399120000Z": undefined,
		"18 20240229120000": undefined,
		"17 2402291200Z": undefined,
	};
	for (const [input, expected] of Object.entries(times)) {
		test(`the time ${input}`, () => {
			const [tag = "", text = ""] = input.split(" ");
			const time = timeOf(readAsn1(Buffer.from([Number.parseInt(tag, 16), text.length, ...Buffer.from(text)]))?.root);
			assert.equal(time && new Date(time).toISOString(), expected);
		});
	}
});

function read(hex: string): Asn1 | undefined {
	return readAsn1(Buffer.from(hex.replaceAll(" ", ""), "hex"))?.root;
}

/** A value with its tag and length. */
function encoded(tagByte: number, content: readonly number[]): number[] {
	const { length } = content;
	if (length < 0x80) return [tagByte, length, ...content];
	return [tagByte, 0x82, length >>> 8, length & 0xff, ...content];
}

const byte = fc.integer({ min: 0, max: 255 });
const strings = fc.constantFrom(0x04, 0x0c, 0x1b, 0x80, 0x41, 0x9e);
const arcs = fc.array(fc.integer({ min: 0, max: 0x7fffffff }), { maxLength: 6 });

const primitive = fc.oneof(
	fc.tuple(strings, fc.array(byte, { maxLength: 200 })).map(([tag, content]) => encoded(tag, content)),
	fc.tuple(byte, fc.array(byte, { maxLength: 3 })).map(([first, rest]) => encoded(0x02, [(first & 0x7f) | 1, ...rest])),
	fc.array(byte, { minLength: 1, maxLength: 4 }).map((content) => encoded(0x03, [0, ...content])),
	fc
		.tuple(fc.integer({ min: 0, max: 119 }), arcs)
		.map(([first, rest]) => encoded(0x06, [first, ...rest.flatMap(sevenBits)])),
	fc
		.date({ min: new Date("1951-01-01"), max: new Date("2049-01-01"), noInvalidDate: true })
		.map((date) => date.toISOString().replace(/\.\d+|[-:T]/g, ""))
		.chain((text) =>
			fc.constantFrom(encoded(0x18, [...Buffer.from(text)]), encoded(0x17, [...Buffer.from(text.slice(2))])),
		),
);

/** A component of an object id: seven bits per byte, with the high bit set in all but the last one. */
function sevenBits(arc: number): number[] {
	const bytes = [arc & 0x7f];
	for (let rest = Math.floor(arc / 128); rest > 0; rest = Math.floor(rest / 128)) bytes.unshift((rest & 0x7f) | 0x80);
	return bytes;
}

const { der } = fc.letrec<{ der: number[] }>((tie) => ({
	der: fc.oneof(
		{ maxDepth: 5 },
		primitive,
		fc
			.tuple(fc.constantFrom(0x30, 0x31, 0x60, 0xa0, 0xbe), fc.array(tie("der"), { maxLength: 4 }))
			.map(([tag, values]) => encoded(tag, values.flat())),
	),
}));

/** The properties that the library's many classes share. */
interface Block {
	readonly idBlock: { readonly tagClass: number; readonly tagNumber: number; readonly isConstructed: boolean };
	readonly valueBlock: { readonly value?: unknown; readonly valueHexView?: Uint8Array };
}

function converted(block: Block): Asn1 {
	const { tagClass, tagNumber, isConstructed } = block.idBlock;
	const { value, valueHexView } = block.valueBlock;
	return comparable({
		tagClass: (["universal", "application", "context"] as const)[tagClass - 1] ?? "private",
		tag: tagNumber,
		children: isConstructed && Array.isArray(value) ? (value as Block[]).map(converted) : [],
		content: valueHexView ?? new Uint8Array(0),
		value: scalar(block),
	});
}

/** The library does not keep the bytes of an object id or a time. */
function comparable(node: Asn1): Asn1 {
	const content = node.value === undefined ? Uint8Array.from(node.content) : new Uint8Array(0);
	return { ...node, content, children: node.children.map(comparable) };
}

function scalar(block: Block): string | number | undefined {
	if (block instanceof ObjectIdentifier) return block.getValue();
	return block instanceof UTCTime ? block.toDate().getTime() : undefined;
}
