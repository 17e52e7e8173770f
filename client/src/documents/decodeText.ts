// The bytes of a file as text, for files that no editor has opened. Pure: no VS Code in here, so that it runs in a unit test.

/**
 * Decodes by the byte order mark, else as UTF-8, else, where the bytes are no UTF-8, as Windows-1252, in which every byte has
 * a meaning. The mark is no part of the text.
 */
export function decodeText(bytes: Uint8Array): string {
	if (bytes[0] === 0xff && bytes[1] === 0xfe) return new TextDecoder("utf-16le").decode(bytes);
	if (bytes[0] === 0xfe && bytes[1] === 0xff) return new TextDecoder("utf-16be").decode(bytes);
	try {
		return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
	} catch {
		return new TextDecoder("windows-1252").decode(bytes);
	}
}
