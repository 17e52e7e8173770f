// ASN.1 (X.690) as the tokens use it: the library reads the tags and lengths, this file says what a reader asks of a node.

import { fromBER, ObjectIdentifier, UTCTime } from "asn1js";
import { utf8 } from "./bytes.ts";

/** A value of ASN.1; a primitive one has no children, a constructed one no content of its own. */
export interface Asn1 {
	readonly tagClass: "universal" | "application" | "context" | "private";
	readonly tag: number;
	readonly children: readonly Asn1[];
	readonly content: Uint8Array;
	/** The dotted form of an object id, the milliseconds since 1970 of a time. */
	readonly value: string | number | undefined;
}

/** The outermost value of a token. */
export interface ReadAsn1 {
	readonly root: Asn1;
	/** True when the token ends before the value does. */
	readonly isCut: boolean;
}

/**
 * Reads the value that `bytes` begins with; `undefined` when there is none. A value that is cut short is read as far as
 * it goes. Total and bounded: the library limits depth and number of the values, and this function their size.
 */
export function readAsn1(bytes: Uint8Array): ReadAsn1 | undefined {
	const header = readHeader(bytes, 0);
	if (!header) return undefined;
	const isCut = header.end > bytes.length;
	const whole = isCut ? mended(bytes) : bytes.subarray(0, header.end);
	if (whole.length > MAX_SIZE) return undefined;
	try {
		const { offset, result } = fromBER(whole, { ...LIMITS, parseEmbedded: false, copyInput: false });
		return offset < 0 ? undefined : { root: convert(result as unknown as Block), isCut };
	} catch {
		// The library reports what it cannot read; some values it only meets when it converts them, and those it throws at.
		return undefined;
	}
}

/** The values that the end of `bytes` cuts, made as long as what is there of them: their lengths stand in front. */
function mended(bytes: Uint8Array): Uint8Array<ArrayBuffer> {
	const open: Header[] = [];
	let at = 0;
	for (let header = readHeader(bytes, at); header && open.length <= LIMITS.maxDepth; header = readHeader(bytes, at)) {
		if (header.end <= bytes.length) {
			at = header.end;
			continue;
		}
		open.push(header);
		const isConstructed = (header.tagByte & 0x20) !== 0;
		at = isConstructed ? header.start : bytes.length;
	}
	// A tag at the very end that has lost its length is left out.
	const whole = bytes.slice(0, at);
	for (const { start, lengthAt } of open) {
		let length = at - start;
		for (let byte = start - 1; byte >= lengthAt; byte--) {
			whole[byte] = length & 0xff;
			length >>>= 8;
		}
	}
	return whole;
}

/** Where the contents of a value with a definite length stand. */
export interface Header {
	readonly tagByte: number;
	/** Where the bytes of the length itself begin; a length of one byte stands in the byte that says how long it is. */
	readonly lengthAt: number;
	readonly start: number;
	/** May lie behind the end of a token that is cut. */
	readonly end: number;
}

/** Reads a tag of one byte and its length (X.690 8.1.2, 8.1.3); `undefined` for any other. */
export function readHeader(bytes: Uint8Array, at: number): Header | undefined {
	const tagByte = bytes[at];
	const first = bytes[at + 1];
	if (tagByte === undefined || first === undefined || (tagByte & 0x1f) === 0x1f) return undefined;
	if (first < 0x80) return { tagByte, lengthAt: at + 1, start: at + 2, end: at + 2 + first };
	const count = first & 0x7f;
	if (count === 0 || count > 4 || at + 2 + count > bytes.length) return undefined;
	let length = 0;
	for (let index = 0; index < count; index++) length = length * 256 + bytes[at + 2 + index]!;
	return { tagByte, lengthAt: at + 2, start: at + 2 + count, end: at + 2 + count + length };
}

/** The value inside the explicit context tag `[tag]` among the elements of a SEQUENCE; `undefined` when it is absent. */
export function element(sequence: Asn1 | undefined, tag: number): Asn1 | undefined {
	return sequence?.children.find((child) => child.tagClass === "context" && child.tag === tag)?.children[0];
}

/** A string of any of the types as text; `undefined` when there is none. */
export function textOf(node: Asn1 | undefined): string | undefined {
	if (node?.tagClass !== "universal" || node.children.length > 0) return undefined;
	if (node.tag === BMP_STRING) {
		const units: string[] = [];
		for (let at = 0; at + 1 < node.content.length; at += 2) {
			units.push(String.fromCharCode((node.content[at]! << 8) | node.content[at + 1]!));
		}
		return units.join("");
	}
	// RFC 4120 §5.2.1 says ASCII; Windows writes UTF-8.
	return utf8(node.content);
}

/** An INTEGER or ENUMERATED of up to six bytes; `undefined` when there is none, or a greater one. */
export function integerOf(node: Asn1 | undefined): number | undefined {
	if (node?.tagClass !== "universal" || (node.tag !== 2 && node.tag !== 10)) return undefined;
	const { content } = node;
	if (content.length === 0 || content.length > 6) return undefined;
	return content.reduce((value, byte) => value * 256 + byte, content[0]! & 0x80 ? -1 : 0);
}

/** The dotted form of an OBJECT IDENTIFIER. */
export function objectIdOf(node: Asn1 | undefined): string | undefined {
	return typeof node?.value === "string" ? node.value : undefined;
}

/** A UTCTime or GeneralizedTime in milliseconds since 1970. */
export function timeOf(node: Asn1 | undefined): number | undefined {
	return typeof node?.value === "number" ? node.value : undefined;
}

/** The bytes of an OCTET STRING. */
export function octetsOf(node: Asn1 | undefined): Uint8Array | undefined {
	return node?.tagClass === "universal" && node.tag === 4 && node.children.length === 0 ? node.content : undefined;
}

/** True when bit `bit`, counted from the first, is set in a BIT STRING (X.690 8.6). */
export function bitOf(node: Asn1 | undefined, bit: number): boolean {
	if (node?.tagClass !== "universal" || node.tag !== 3) return false;
	return ((node.content[bit >>> 3] ?? 0) & (0x80 >>> (bit & 7))) !== 0;
}

/** The greatest tickets of Windows have 64 KB (MaxTokenSize 65,535), and nothing else comes near. */
const MAX_SIZE = 1 << 17;

/** A ticket has some sixty values, a certificate with a hundred names some three hundred. */
const LIMITS = { maxDepth: 40, maxNodes: 3000 };

const BMP_STRING = 30;

/** The parts of the library's many classes that all of them share. */
interface Block {
	readonly idBlock: { readonly tagClass: number; readonly tagNumber: number; readonly isConstructed: boolean };
	readonly valueBlock: { readonly value?: unknown; readonly valueHexView?: Uint8Array };
}

function convert(block: Block): Asn1 {
	const { tagClass, tagNumber, isConstructed } = block.idBlock;
	const { value, valueHexView } = block.valueBlock;
	return {
		tagClass: CLASSES[tagClass - 1] ?? "private",
		tag: tagNumber,
		children: isConstructed && Array.isArray(value) ? (value as Block[]).map(convert) : [],
		content: valueHexView ?? NOTHING,
		value: scalarOf(block),
	};
}

function scalarOf(block: Block): string | number | undefined {
	if (block instanceof ObjectIdentifier) return block.getValue();
	if (block instanceof UTCTime) return block.toDate().getTime();
	return undefined;
}

const CLASSES = ["universal", "application", "context", "private"] as const;
const NOTHING = new Uint8Array(0);
