// Decodes the bytes of a file, in any encoding that Windows may have used.

/** The text of a log and its encoding. */
export interface Decoded {
	readonly text: string;
	readonly encoding: "utf-8" | "utf-16le" | "utf-16be" | "windows-1252";
}

/**
 * Decodes a log: according to its byte order mark, otherwise as UTF-8, and if it is not valid UTF-8, as Windows-1252, in
 * which every byte is valid. UTF-16 without a mark is recognised by its zero bytes. The mark is not part of the text. Fails
 * only if the text exceeds the engine's maximum string length.
 */
export function decodeLog(bytes: Uint8Array): Decoded {
	const marked = markedEncoding(bytes) ?? unmarkedUtf16(bytes);
	if (marked) return { text: decodePieces(bytes, marked), encoding: marked };
	try {
		return { text: new TextDecoder("utf-8", { fatal: true }).decode(bytes), encoding: "utf-8" };
	} catch {
		const text = new TextDecoder("utf-8").decode(bytes);
		if (isMostlyUtf8(text)) return { text, encoding: "utf-8" };
		return { text: new TextDecoder("windows-1252").decode(bytes), encoding: "windows-1252" };
	}
}

/**
 * Decodes in pieces: Node's decoder accepts at most 256 MB of UTF-16 at once, only half as many characters as a string can
 * have.
 */
function decodePieces(bytes: Uint8Array, encoding: Decoded["encoding"]): string {
	const decoder = new TextDecoder(encoding);
	let text = "";
	for (let at = 0; at < bytes.length; at += PIECE) {
		text += decoder.decode(bytes.subarray(at, at + PIECE), { stream: true });
	}
	return text + decoder.decode();
}

const PIECE = 64 * 1024 * 1024;

function markedEncoding(bytes: Uint8Array): Decoded["encoding"] | undefined {
	if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) return "utf-8";
	if (bytes[0] === 0xff && bytes[1] === 0xfe) return "utf-16le";
	if (bytes[0] === 0xfe && bytes[1] === 0xff) return "utf-16be";
	return undefined;
}

/** A log begins with ASCII characters, so in UTF-16 every second byte of its beginning is zero. */
function unmarkedUtf16(bytes: Uint8Array): Decoded["encoding"] | undefined {
	const head = bytes.subarray(0, 64);
	if (head.length < 8) return undefined;
	const zeros = (parity: number) => head.every((byte, at) => at % 2 !== parity || byte === 0);
	const letters = (parity: number) => head.every((byte, at) => at % 2 !== parity || byte !== 0);
	if (zeros(1) && letters(0)) return "utf-16le";
	return zeros(0) && letters(1) ? "utf-16be" : undefined;
}

/**
 * True if the text is UTF-8 with a few invalid bytes: a log that was cut within a character, or that quotes a packet in
 * another encoding. Text in Windows-1252 contains hardly any valid UTF-8 sequences, because two accented letters would have
 * to be adjacent.
 */
function isMostlyUtf8(lenientlyDecoded: string): boolean {
	let read = 0;
	let failed = 0;
	for (let at = 0; at < lenientlyDecoded.length; at++) {
		const code = lenientlyDecoded.charCodeAt(at);
		if (code === 0xfffd) failed++;
		else if (code > 0x7f) read++;
	}
	return read > failed;
}
