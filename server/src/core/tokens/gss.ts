// The framing of GSS-API tokens, which names their mechanism (RFC 2743 §3.1).

import { type Header, readHeader } from "./asn1.ts";

/** A framed token. */
export interface GssToken {
	/** The mechanism as a dotted object id. */
	readonly mechanism: string;
	/** The mechanism's own token. */
	readonly inner: Uint8Array;
	readonly isCut: boolean;
}

/** Parses `[APPLICATION 0] { mechanism, inner }`; `undefined` for anything else. Ignores what follows the frame. */
export function readGss(bytes: Uint8Array): GssToken | undefined {
	const frame = readHeader(bytes, 0);
	if (frame?.tagByte !== 0x60) return undefined;
	const id = readHeader(bytes, frame.start);
	if (id?.tagByte !== 0x06 || id.end > bytes.length || id.end > frame.end) return undefined;
	const mechanism = dotted(bytes, id);
	return { mechanism, inner: bytes.subarray(id.end, frame.end), isCut: frame.end > bytes.length };
}

/** The name of the mechanism with this object id; the object id itself if unknown. */
export function mechanismName(id: string): string {
	return MECHANISMS[id] ?? id;
}

/** The object id of SPNEGO; for sources see `MECHANISMS`. */
export const SPNEGO = "1.3.6.1.5.5.2";
/** The object id of NTLM as a GSS-API mechanism ([MS-NLMP] 1.9). */
export const NTLM = "1.3.6.1.4.1.311.2.2.10";

/** True for Kerberos under each of its registered object ids. */
export function isKerberos(id: string): boolean {
	return mechanismName(id).startsWith("Kerberos");
}

/** RFC 4121 §4.1, RFC 4178 §3.1, [MS-SPNG] 1.9 and 2.2, [MS-NLMP] 1.9, [MS-NEGOEX] 1.9. */
const MECHANISMS: Readonly<Record<string, string>> = {
	"1.2.840.113554.1.2.2": "Kerberos 5",
	"1.2.840.48018.1.2.2": "Kerberos 5 (Microsoft's older OID)",
	"1.2.840.113554.1.2.2.3": "Kerberos 5 user-to-user",
	"1.3.6.1.5.2.5": "Kerberos 5 through the server (IAKERB)",
	[SPNEGO]: "SPNEGO",
	[NTLM]: "NTLM",
	"1.3.6.1.4.1.311.2.2.30": "NEGOEX",
};

/** X.690 8.19. Numbers of more than seven groups are inexact, but no relevant one is that large. */
function dotted(bytes: Uint8Array, { start, end }: Header): string {
	const arcs: number[] = [];
	let value = 0;
	for (let at = start; at < Math.min(end, start + MAX_ID); at++) {
		value = value * 128 + (bytes[at]! & 0x7f);
		if (bytes[at]! & 0x80) continue;
		if (arcs.length > 0) arcs.push(value);
		else arcs.push(Math.min(Math.floor(value / 40), 2), value - Math.min(Math.floor(value / 40), 2) * 40);
		value = 0;
	}
	return arcs.join(".");
}

const MAX_ID = 40;
