// Signatures of SIP messages: a client's `response` or a server's `rspauth`, in hexadecimal digits ([MS-SIPAE] 2.2).

import { decodeHex, hex, startsWith, u32le, uintBe } from "./bytes.ts";
import { isKerberos, readGss } from "./gss.ts";
import { SIGN_ALGORITHMS } from "./kerberosFacts.ts";
import { type DecodedToken, field, hidden, printable, sizeText, type TokenField, token } from "./token.ts";

/** The number of the signed message: a parameter beside the signature. */
export interface SignatureCounter {
	/** `snum` for a server, `cnum` for a client. */
	readonly name: string;
	readonly value: string;
}

/** Decodes a signature. The scheme in the log is used only if the bytes do not identify their format. */
export function decodeSignature(scheme: string, digits: string, counter?: SignatureCounter): DecodedToken {
	const { bytes, strange } = decodeHex(digits);
	const problems = strange > 0 ? ["Not all of its characters are hexadecimal digits."] : [];
	const made = ntlm(bytes) ?? kerberos(bytes) ?? other(scheme, bytes);
	const count = counter?.value ? [field(`Counter (${counter.name})`, printable(counter.value), COUNTER)] : [];
	const summary = count.length > 0 ? `${made.summary}, ${counter!.name} ${printable(counter!.value)}` : made.summary;
	return token(made.kind, summary, [...made.fields, ...count], [...problems, ...made.problems]);
}

const COUNTER = "how many messages the sender has signed on this association";

interface Signature {
	readonly kind: string;
	readonly summary: string;
	readonly fields: readonly TokenField[];
	readonly problems: readonly string[];
}

/** NTLMSSP_MESSAGE_SIGNATURE ([MS-NLMP] 2.2.2.9): version 1, checksum, sequence number. */
function ntlm(bytes: Uint8Array): Signature | undefined {
	if (!startsWith(bytes, [1, 0, 0, 0])) return undefined;
	const kind = "NTLM signature";
	const fields = [field("Version", "1")];
	if (bytes.length !== 16) {
		const problem = `It has ${sizeText(bytes.length)} instead of 16.`;
		return { kind, summary: kind, fields, problems: [problem] };
	}
	const sequence = u32le(bytes, 12);
	fields.push(
		hidden("Checksum", 8),
		field("Sequence", String(sequence), sequence === SIP_SEQUENCE ? FIXED : undefined),
	);
	return { kind, summary: `NTLM signature, sequence ${sequence}`, fields, problems: [] };
}

const SIP_SEQUENCE = 100;
const FIXED = "always 100 in SIP ([MS-SIPAE] 3.3.4.1)";

/** MIC tokens of RFC 1964 §1.2.1 (with the numbers of RFC 4757 §7.2 for RC4) and of RFC 4121 §4.2.6.1. */
function kerberos(bytes: Uint8Array): Signature | undefined {
	const kind = "Kerberos signature";
	if (startsWith(bytes, [4, 4])) {
		const by = bytes[2]! & 1 ? "acceptor (server)" : "initiator (client)";
		const fields = [field("Token", "MIC", "RFC 4121: AES and newer"), field("Signed by", by)];
		if (bytes.length < 16) return { kind, summary: kind, fields, problems: ["It is cut short."] };
		const sequence = uintBe(bytes, 8, 16);
		fields.push(field("Sequence", String(sequence)), hidden("Checksum", bytes.length - 16));
		return { kind, summary: `Kerberos signature by the ${by}, sequence ${sequence}`, fields, problems: [] };
	}
	const frame = readGss(bytes);
	if (!frame || !isKerberos(frame.mechanism) || !startsWith(frame.inner, [1, 1])) return undefined;
	const algorithm = uintBe(frame.inner, 2, 4);
	const name = SIGN_ALGORITHMS[algorithm] ?? `unknown (${hex(algorithm, 4)})`;
	const fields = [
		field("Token", "MIC", "RFC 1964: RC4 and older"),
		field("Algorithm", name),
		hidden("Sequence", 8, "encrypted"),
		hidden("Checksum", Math.max(frame.inner.length - 16, 0)),
	];
	return { kind, summary: `Kerberos signature, ${name}`, fields, problems: frame.isCut ? ["It is cut short."] : [] };
}

/** A signature without a recognisable format: that of TLS-DSK is a plain HMAC with the handshake keys ([MS-SIPAE]). */
function other(scheme: string, bytes: Uint8Array): Signature {
	const name = printable(scheme) || "Unknown";
	const isTlsDsk = scheme.toLowerCase() === "tls-dsk";
	const fields = [hidden(isTlsDsk ? "HMAC" : "Signature", bytes.length)];
	const kind = `${name} signature`;
	const problems = isTlsDsk || bytes.length === 0 ? [] : [`It does not look like one of ${name}.`];
	const says = bytes.length === 0 ? `${kind}, empty` : `${kind}, ${sizeText(bytes.length)}`;
	return { kind, summary: says, fields, problems };
}
