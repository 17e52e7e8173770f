// Masks for data that must not be readable: credentials, texts written by people, unknown bodies.

/**
 * A text reduced to its form: letters become x, digits zero; blanks, line endings, punctuation and the character references
 * needed by XML are kept.
 */
export function maskText(text: string): string {
	return text.replace(LETTERS, (piece) => {
		if (piece.length > 1) return SYNTAX.test(piece) ? piece : "x";
		if (/\p{N}/u.test(piece)) return "0";
		return /\p{Lu}/u.test(piece) ? "X" : "x";
	});
}

const LETTERS = /&#?\w{1,10};|[\p{L}\p{M}\p{N}\p{So}]/gu;

/** The references that XML syntax requires (XML 1.0 §4.6). */
const SYNTAX = /^&(?:amp|lt|gt|quot|apos);$/;

/**
 * A credential of the same length. Hexadecimal digits become zeros and base64 characters A, so the encoding is preserved.
 * The part that identifies the type of token is kept: the signature and message type of NTLM ([MS-NLMP] 2.2.1), otherwise
 * the first three octets, which are an ASN.1 tag and length or the TLS version.
 */
export function maskCredential(credential: string): string {
	if (/^[0-9a-f]*$/i.test(credential)) return "0".repeat(credential.length);
	if (!BASE64.test(credential)) return credential.replace(/[^\s"<>&;,]/g, "x");
	const kept = credential.startsWith(NTLM) ? NTLM_KIND : credential.length > LONG ? FIRST : 0;
	return credential.slice(0, kept) + credential.slice(kept).replace(/[^=\s]/g, "A");
}

const BASE64 = /^[A-Za-z0-9+/\s]*={0,2}$/;

/** Base64 of `NTLMSSP\0`, and the number of characters up to the end of the message type. */
const NTLM = "TlRMTVNTUAA";
const NTLM_KIND = 16;

const FIRST = 4;
const LONG = 64;

/** The same number of lines, each with a placeholder; blank lines stay blank. */
export function maskBody(body: string): string {
	return body.replace(/\S[^\r\n]*/g, "[removed]");
}
