// What takes the place of something that nobody is to read: of credentials, of texts that people wrote, of unknown bodies.

/**
 * A text of which only the form is left: a letter is an x, a digit a zero; blanks, line ends, punctuation and the references to
 * characters that XML needs stay.
 */
export function maskText(text: string): string {
	return text.replace(LETTERS, (piece) => {
		if (piece.length > 1) return SYNTAX.test(piece) ? piece : "x";
		if (/\p{N}/u.test(piece)) return "0";
		return /\p{Lu}/u.test(piece) ? "X" : "x";
	});
}

const LETTERS = /&#?\w{1,10};|[\p{L}\p{M}\p{N}\p{So}]/gu;

/** The references without which a text is no XML any more (XML 1.0 §4.6). */
const SYNTAX = /^&(?:amp|lt|gt|quot|apos);$/;

/**
 * A credential of the same length. Hexadecimal digits become zeros and base64 an A for each character, so that it stays what it
 * is. What tells the kind of a token stays: the signature and the type of an NTLM message ([MS-NLMP] 2.2.1), else the first three
 * octets, a tag and a length or the version of TLS.
 */
export function maskCredential(credential: string): string {
	if (/^[0-9a-f]*$/i.test(credential)) return "0".repeat(credential.length);
	if (!BASE64.test(credential)) return credential.replace(/[^\s"<>&;,]/g, "x");
	const kept = credential.startsWith(NTLM) ? NTLM_KIND : credential.length > LONG ? FIRST : 0;
	return credential.slice(0, kept) + credential.slice(kept).replace(/[^=\s]/g, "A");
}

const BASE64 = /^[A-Za-z0-9+/\s]*={0,2}$/;

/** Base64 of `NTLMSSP\0`, and how many characters reach over the type of the message. */
const NTLM = "TlRMTVNTUAA";
const NTLM_KIND = 16;

const FIRST = 4;
const LONG = 64;

/** As many lines, each of which says that something was here; blank ones stay blank. */
export function maskBody(body: string): string {
	return body.replace(/\S[^\r\n]*/g, "[removed]");
}
