// ASN.1 in DER (X.690), as the tokens have it: Kerberos (RFC 4120 §5.1), SPNEGO (RFC 4178 §4.2) and certificates (RFC 5280 §4.1)
// ask for lengths that are written out, and none of them has a tag above 30.

import { latin1, utf8 } from "./bytes.ts";

/** An ASN.1 value; primitive ones have no children, constructed ones no content of their own. */
export interface Asn1 {
	readonly tagClass: "universal" | "application" | "context" | "private";
	readonly tag: number;
	readonly children: readonly Asn1[];
	readonly content: Uint8Array;
	/** The dotted form of an object id, or a time in milliseconds since 1970. */
	readonly value: string | number | undefined;
}

/** The outermost value of a token. */
export interface ReadAsn1 {
	readonly root: Asn1;
	/** True if the token ends before the value does. */
	readonly isCut: boolean;
}

/**
 * Reads the value that `bytes` begins with; `undefined` when there is none. A value that is cut short is read as far as
 * it goes. Total and bounded: in size, in depth, and in the number of values.
 */
export function readAsn1(bytes: Uint8Array): ReadAsn1 | undefined {
	const header = readHeader(bytes, 0);
	if (!header) return undefined;
	const isCut = header.end > bytes.length;
	const whole = isCut ? withCorrectedLengths(bytes) : bytes.subarray(0, header.end);
	if (whole.length > MAX_SIZE) return undefined;
	const [root, ...others] = readValues(whole, 0, whole.length, 0, { left: MAX_VALUES }) ?? [];
	return root && others.length === 0 ? { root, isCut } : undefined;
}

/** The values that fill the bytes from `start` to `end`; `undefined` when they do not, or are too many or too deep. */
function readValues(
	bytes: Uint8Array,
	start: number,
	end: number,
	depth: number,
	budget: { left: number },
): Asn1[] | undefined {
	if (depth > MAX_DEPTH) return undefined;
	const values: Asn1[] = [];
	for (let at = start; at < end; ) {
		const header = readHeader(bytes, at);
		if (!header || header.end > end || budget.left-- === 0) return undefined;
		const children = isConstructed(header) ? readValues(bytes, header.start, header.end, depth + 1, budget) : [];
		if (!children) return undefined;
		values.push(nodeOf(header, children, bytes.subarray(header.start, header.end)));
		at = header.end;
	}
	return values;
}

function nodeOf(header: Header, children: readonly Asn1[], content: Uint8Array): Asn1 {
	const tagClass = CLASSES[header.tagByte >>> 6]!;
	const tag = header.tagByte & 0x1f;
	if (isConstructed(header)) return { tagClass, tag, children, content: NOTHING, value: undefined };
	if (tagClass !== "universal") return { tagClass, tag, children, content, value: undefined };
	// The first byte of a BIT STRING counts the bits at its end that are none of it.
	const own = tag === BIT_STRING ? content.subarray(1) : content;
	return { tagClass, tag, children, content: own, value: scalarOf(tag, content) };
}

function scalarOf(tag: number, content: Uint8Array): string | number | undefined {
	if (tag === OBJECT_IDENTIFIER) return dotted(content);
	if (tag === UTC_TIME) return utcTime(latin1(content));
	return tag === GENERALIZED_TIME ? generalizedTime(latin1(content)) : undefined;
}

/** X.690 8.19: seven bits a byte, and the first number holds the first two, of which the first is at most 2. */
function dotted(content: Uint8Array): string | undefined {
	const numbers: number[] = [];
	let number = 0;
	for (const byte of content) {
		number = number * 128 + (byte & 0x7f);
		if (number > Number.MAX_SAFE_INTEGER) return undefined;
		if (byte & 0x80) continue;
		const root = Math.min(Math.floor(number / 40), 2);
		numbers.push(...(numbers.length === 0 ? [root, number - root * 40] : [number]));
		number = 0;
	}
	return numbers.length > 0 && (content.at(-1)! & 0x80) === 0 ? numbers.join(".") : undefined;
}

/** YYMMDDhhmmssZ, of the years 1950 to 2049 (RFC 5280 §4.1.2.5.1). */
function utcTime(text: string): number | undefined {
	const century = text < "50" ? "20" : "19";
	return /^\d{12}Z$/.test(text) ? generalizedTime(century + text) : undefined;
}

/** YYYYMMDDhhmmssZ (RFC 5280 §4.1.2.5.2). */
function generalizedTime(text: string): number | undefined {
	const iso = text.replace(/^(\d{4})(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)(\.\d{1,3})?Z$/, "$1-$2-$3T$4:$5:$6$7Z");
	const time = iso === text ? Number.NaN : Date.parse(iso);
	return Number.isNaN(time) ? undefined : time;
}

/**
 * Shortens the values that are truncated at the end of `bytes` to the length that is left: their lengths come first, so they
 * can be corrected.
 */
function withCorrectedLengths(bytes: Uint8Array): Uint8Array<ArrayBuffer> {
	const open: Header[] = [];
	let at = 0;
	for (let header = readHeader(bytes, at); header && open.length <= MAX_DEPTH; header = readHeader(bytes, at)) {
		if (header.end <= bytes.length) {
			at = header.end;
			continue;
		}
		open.push(header);
		at = isConstructed(header) ? header.start : bytes.length;
	}
	// Drop a tag at the very end that has lost its length.
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

/** The extent of a value with a definite length. */
export interface Header {
	readonly tagByte: number;
	/** The offset of the length bytes; for a short length, the byte itself. */
	readonly lengthAt: number;
	readonly start: number;
	/** May be beyond the end of a truncated token. */
	readonly end: number;
}

/** Parses a one-byte tag and its length (X.690 8.1.2, 8.1.3); `undefined` for any other. */
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

function isConstructed({ tagByte }: Header): boolean {
	return (tagByte & 0x20) !== 0;
}

/** The value inside the explicit context tag `[tag]` among the elements of a SEQUENCE; `undefined` when it is absent. */
export function element(sequence: Asn1 | undefined, tag: number): Asn1 | undefined {
	return sequence?.children.find((child) => child.tagClass === "context" && child.tag === tag)?.children[0];
}

/** A string of any type as text; `undefined` if missing. */
export function textOf(node: Asn1 | undefined): string | undefined {
	if (node?.tagClass !== "universal" || node.children.length > 0) return undefined;
	if (node.tag === BMP_STRING) {
		const units: string[] = [];
		for (let at = 0; at + 1 < node.content.length; at += 2) {
			units.push(String.fromCharCode((node.content[at]! << 8) | node.content[at + 1]!));
		}
		return units.join("");
	}
	// RFC 4120 §5.2.1 specifies ASCII; Windows writes UTF-8.
	return utf8(node.content);
}

/** An INTEGER or ENUMERATED of up to six bytes; `undefined` if missing or larger. */
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

/** True if bit `bit`, counted from the first, is set in a BIT STRING (X.690 8.6). */
export function bitOf(node: Asn1 | undefined, bit: number): boolean {
	if (node?.tagClass !== "universal" || node.tag !== 3) return false;
	return ((node.content[bit >>> 3] ?? 0) & (0x80 >>> (bit & 7))) !== 0;
}

/** The largest Windows tickets are 64 KB (MaxTokenSize 65,535), and no other token is nearly as large. */
const MAX_SIZE = 1 << 17;

/** A ticket has some sixty values, a certificate with a hundred names some three hundred. */
const MAX_VALUES = 3000;

/** A certificate within a ticket within a token has some fifteen. */
const MAX_DEPTH = 40;

const BIT_STRING = 3;
const OBJECT_IDENTIFIER = 6;
const UTC_TIME = 23;
const GENERALIZED_TIME = 24;
const BMP_STRING = 30;

const CLASSES = ["universal", "application", "context", "private"] as const;
const NOTHING = new Uint8Array(0);
