// Decodes security tokens of any format. Works offline and accepts any text.

import { decodeBase64 } from "./bytes.ts";
import { isKerberos, mechanismName, NTLM, readGss, SPNEGO } from "./gss.ts";
import { decodeKerberosInner, decodeKerberosMessage, isKerberosMessage } from "./kerberos.ts";
import { decodeNtlm, isNtlm } from "./ntlm.ts";
import { decodeSpnego, isSpnego } from "./spnego.ts";
import { decodeTls, isTls } from "./tls.ts";
import { type DecodedToken, hidden, printable, sizeText, token } from "./token.ts";

/**
 * Decodes the base64 of a `gssapi-data` ([MS-SIPAE] 2.2). The format is detected from the bytes; `scheme`, from the header,
 * is used only if that fails.
 */
export function decodeToken(scheme: string, base64: string): DecodedToken {
	const { bytes, strange } = decodeBase64(base64);
	const decoded = bytes.length === 0 ? decodeEmpty(scheme, base64.trim() !== "") : decodeBytes(scheme, bytes, 0);
	if (strange === 0) return decoded;
	const problem = `${strange === 1 ? "1 character is" : `${strange} characters are`} not base64 and skipped.`;
	return token(decoded.kind, decoded.summary, decoded.fields, [problem, ...(decoded.problem ? [decoded.problem] : [])]);
}

/** A one-line summary of a `gssapi-data`. */
export function tokenSummary(scheme: string, base64: string): string {
	return decodeToken(scheme, base64).summary;
}

function decodeEmpty(scheme: string, hasText: boolean): DecodedToken {
	const name = printable(scheme) || "Unknown";
	const kind = `${name} token`;
	if (hasText) return token(kind, `${name} token that cannot be read`, []);
	// NTLM in datagram mode has no type 1 message, so the client's first token is empty ([MS-SIPAE] 4.1).
	const means = scheme.toLowerCase() === "ntlm" ? ": the client asks for a challenge" : "";
	return token(kind, `${name}: empty token${means}`, []);
}

/** `depth` is the nesting depth: a mechanism inside SPNEGO has depth one, and nothing needs more than three. */
function decodeBytes(scheme: string, bytes: Uint8Array, depth: number): DecodedToken {
	if (isNtlm(bytes)) return decodeNtlm(bytes);
	if (isTls(bytes)) return decodeTls(bytes);
	if (depth < 3) {
		const inside = (inner: Uint8Array) => decodeBytes(scheme, inner, depth + 1);
		const frame = readGss(bytes);
		if (frame?.mechanism === SPNEGO) return decodeSpnego(frame.inner, frame.isCut, inside);
		if (frame?.mechanism === NTLM) return inside(frame.inner);
		if (frame && isKerberos(frame.mechanism)) return decodeKerberosInner(frame.inner, frame.isCut);
		if (frame) {
			const name = mechanismName(frame.mechanism);
			return token("GSS-API token", `GSS-API token of ${name}`, [hidden("Content", frame.inner.length)]);
		}
		if (isSpnego(bytes)) return decodeSpnego(bytes, false, inside);
	}
	if (isKerberosMessage(bytes)) return decodeKerberosMessage(bytes);
	const name = printable(scheme) || "Unknown";
	const says = `${name} token that cannot be read, ${sizeText(bytes.length)}`;
	return token(`${name} token`, says, [], ["It is not NTLM, Kerberos, SPNEGO or TLS, or its start is missing."]);
}
