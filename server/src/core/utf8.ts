// Encodes text as UTF-8 (RFC 3629). A lone surrogate becomes U+FFFD, as in all Web encoders.

/** The octets of a text. */
export function encodeUtf8(text: string): Uint8Array {
	const bytes = new Uint8Array(text.length * 3);
	let end = 0;
	for (let at = 0; at < text.length; at++) {
		let code = text.codePointAt(at)!;
		if (code > 0xffff) at++;
		else if (code >= 0xd800 && code <= 0xdfff) code = 0xfffd;
		if (code < 0x80) bytes[end++] = code;
		else {
			const more = octetsOf(code) - 1;
			bytes[end++] = ((0xff00 >> (more + 1)) & 0xff) | (code >> (6 * more));
			for (let left = more - 1; left >= 0; left--) bytes[end++] = 0x80 | ((code >> (6 * left)) & 0x3f);
		}
	}
	return bytes.slice(0, end);
}

/** The number of octets in a text. */
export function octetsIn(text: string): number {
	let octets = 0;
	for (let at = 0; at < text.length; at++) {
		const code = text.codePointAt(at)!;
		if (code > 0xffff) at++;
		octets += octetsOf(code);
	}
	return octets;
}

/** The number of octets in the character with this code point. */
export function octetsOf(code: number): number {
	if (code < 0x80) return 1;
	if (code < 0x800) return 2;
	return code > 0xffff ? 4 : 3;
}
