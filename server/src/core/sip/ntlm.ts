// Whose credentials an NTLM token carries ([MS-NLMP] 2.2.1.3 AUTHENTICATE_MESSAGE).

/** The names of an AUTHENTICATE message; `null` for a name that it leaves empty. Nothing secret is read. */
export interface NtlmAccount {
	readonly domain: string | null;
	readonly user: string | null;
	readonly workstation: string | null;
}

/** Reads the base64 text of a `gssapi-data`; `undefined` when it is no AUTHENTICATE message, or cut short. */
export function readNtlmAccount(base64: string): NtlmAccount | undefined {
	const bytes = decodeBase64(base64);
	const view = new DataView(bytes.buffer);
	if (bytes.length < FIXED_LENGTH || !SIGNATURE.every((byte, at) => bytes[at] === byte)) return undefined;
	if (view.getUint32(8, true) !== AUTHENTICATE) return undefined;
	const isUnicode = (view.getUint32(60, true) & NEGOTIATE_UNICODE) !== 0;
	const field = (at: number) => readName(bytes, view.getUint16(at, true), view.getUint32(at + 4, true), isUnicode);
	const [domain, user, workstation] = [field(28), field(36), field(44)];
	if (domain === undefined || user === undefined || workstation === undefined) return undefined;
	return { domain: domain || null, user: user || null, workstation: workstation || null };
}

/** `CONTOSO\alice`, or `alice` where the token names no domain; empty without a user. */
export function accountName({ domain, user }: NtlmAccount): string {
	if (!user) return "";
	return domain ? `${domain}\\${user}` : user;
}

/** `NTLMSSP` and a zero. */
const SIGNATURE = [0x4e, 0x54, 0x4c, 0x4d, 0x53, 0x53, 0x50, 0];
const AUTHENTICATE = 3;
const NEGOTIATE_UNICODE = 1;
/** Up to and with the NegotiateFlags. */
const FIXED_LENGTH = 64;

function readName(bytes: Uint8Array, length: number, offset: number, isUnicode: boolean): string | undefined {
	if (offset + length > bytes.length) return undefined;
	let name = "";
	for (let at = offset; at + (isUnicode ? 1 : 0) < offset + length; at += isUnicode ? 2 : 1) {
		name += String.fromCharCode(isUnicode ? bytes[at]! | (bytes[at + 1]! << 8) : bytes[at]!);
	}
	return name;
}

/** Decodes what can be decoded; characters outside the alphabet are passed over (RFC 4648 §3.3). */
function decodeBase64(text: string): Uint8Array<ArrayBuffer> {
	const bytes = new Uint8Array(Math.floor((text.length * 3) / 4));
	let length = 0;
	let bits = 0;
	let buffer = 0;
	for (const char of text) {
		const value = ALPHABET.indexOf(char);
		if (value < 0) continue;
		buffer = ((buffer << 6) | value) & 0xffff;
		bits += 6;
		if (bits < 8) continue;
		bits -= 8;
		bytes[length++] = (buffer >>> bits) & 0xff;
	}
	return bytes.slice(0, length);
}

const ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
