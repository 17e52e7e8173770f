// NTLM messages ([MS-NLMP] 2.2.1): NEGOTIATE, CHALLENGE and AUTHENTICATE, and whose credentials the last one contains.

import { decodeBase64, hex, latin1, startsWith, u16le, u32le, utf16le } from "./bytes.ts";
import {
	AV_FLAG_MIC,
	AV_FLAGS,
	AV_PAIRS,
	EXTENDED_SESSION_SECURITY,
	KEY_EXCHANGE,
	NTLM_FLAGS,
	UNICODE,
	VERSION,
	windowsName,
} from "./ntlmFacts.ts";
import {
	type DecodedToken,
	field,
	hidden,
	listed,
	MAX_LISTED,
	printable,
	type TokenField,
	timeText,
	token,
} from "./token.ts";

/** The names in an AUTHENTICATE message; `null` for an empty one. Nothing secret is read. */
export interface NtlmAccount {
	readonly domain: string | null;
	readonly user: string | null;
	readonly workstation: string | null;
}

/** Parses the base64 text of a `gssapi-data`; `undefined` if it is not an AUTHENTICATE message or is truncated. */
export function readNtlmAccount(base64: string): NtlmAccount | undefined {
	// Most tokens are long and of another kind, which their beginning shows.
	const head = decodeBase64(base64.slice(0, HEAD_LENGTH)).bytes;
	if (head.length >= TYPE_END && !isAuthenticate(head)) return undefined;
	const { bytes } = decodeBase64(base64);
	if (bytes.length < FLAGS_END || !isAuthenticate(bytes)) return undefined;
	const read = readerOf(bytes, u32le(bytes, 60));
	const [domain, user, workstation] = [read.name(28), read.name(36), read.name(44)];
	if (domain === undefined || user === undefined || workstation === undefined) return undefined;
	return { domain: domain || null, user: user || null, workstation: workstation || null };
}

/** `CONTOSO\alice`, or `alice` if the token names no domain; empty without a user. */
export function accountName({ domain, user }: Pick<NtlmAccount, "domain" | "user">): string {
	if (!user) return "";
	return domain ? `${domain}\\${user}` : user;
}

function isAuthenticate(bytes: Uint8Array): boolean {
	return isNtlm(bytes) && u32le(bytes, 8) === AUTHENTICATE;
}

/** True for the start of every NTLM message: `NTLMSSP` and a zero byte ([MS-NLMP] 2.2.1). */
export function isNtlm(bytes: Uint8Array): boolean {
	return startsWith(bytes, SIGNATURE);
}

/** Decodes an NTLM message. */
export function decodeNtlm(bytes: Uint8Array): DecodedToken {
	switch (bytes.length < 12 ? 0 : u32le(bytes, 8)) {
		case NEGOTIATE:
			return decodeNegotiate(bytes);
		case CHALLENGE:
			return decodeChallenge(bytes);
		case AUTHENTICATE:
			return decodeAuthenticate(bytes);
		default: {
			const problem = bytes.length < 12 ? "The message is cut before its type." : "There is no such message type.";
			return token("NTLM message", "NTLM: a message of unknown type", [], [problem]);
		}
	}
}

const SIGNATURE = [0x4e, 0x54, 0x4c, 0x4d, 0x53, 0x53, 0x50, 0];
const NEGOTIATE = 1;
const CHALLENGE = 2;
const AUTHENTICATE = 3;
/** The end of the message type, and a number of base64 characters that is sure to contain it unless some are invalid. */
const TYPE_END = 12;
const HEAD_LENGTH = 32;
/** The end of the NegotiateFlags of an AUTHENTICATE message. */
const FLAGS_END = 64;
const VERSION_LENGTH = 8;
const MIC_LENGTH = 16;

/** [MS-NLMP] 2.2.1.1. Its names are in the machine's code page because Unicode is not negotiated yet. */
function decodeNegotiate(bytes: Uint8Array): DecodedToken {
	const flags = u32le(bytes, 12);
	// Windows 9x and minimal clients end their message here, which is allowed.
	const isShort = bytes.length === 16;
	const read = readerOf(bytes, 0);
	const fields: TokenField[] = [];
	const domain = isShort ? "" : read.name(16);
	const workstation = isShort ? "" : read.name(24);
	if (domain) fields.push(field("Domain", printable(domain)));
	if (workstation) fields.push(field("Workstation", printable(workstation)));
	const version = isShort ? undefined : versionField(bytes, 32, flags, read.payloadStart(16, 24));
	if (version) fields.push(version);
	fields.push(flagsField(flags));
	const from = [workstation && `from ${printable(workstation)}`, version && `on ${version.note ?? version.value}`];
	const summary = ["NTLM type 1: offer", ...from.filter(Boolean)].join(" ");
	const problems = bytes.length < 16 || (!isShort && bytes.length < 32) ? [CUT] : read.problems;
	return token("NTLM NEGOTIATE", summary, fields, problems);
}

/** [MS-NLMP] 2.2.1.2. */
function decodeChallenge(bytes: Uint8Array): DecodedToken {
	const flags = u32le(bytes, 20);
	const read = readerOf(bytes, flags);
	const target = read.name(12) ?? "";
	const info = bytes.length >= 48 ? read.bytes(40) : undefined;
	const pairs = readPairs(info ?? NOTHING);
	const fields: TokenField[] = [];
	if (target) fields.push(field("Target", printable(target), targetKind(flags)));
	if (pairs.fields.length > 0) fields.push(field("Target info", countOf(pairs.count), undefined, pairs.fields));
	fields.push(hidden("Server challenge", 8));
	const version = versionField(bytes, 48, flags, read.payloadStart(12, 40));
	if (version) fields.push(version);
	fields.push(flagsField(flags));
	const domain = pairs.names.get(2) || (target && targetKind(flags) === "a domain" ? target : "");
	const server = pairs.names.get(3) || pairs.names.get(1) || (domain === target ? "" : target);
	const from = [server && ` from ${printable(server)}`, domain && `, domain ${printable(domain)}`]
		.filter(Boolean)
		.join("");
	const problems = bytes.length < 32 ? [CUT] : [...read.problems, ...pairs.problems];
	return token("NTLM CHALLENGE", `NTLM type 2: challenge${from}`, fields, problems);
}

/** [MS-NLMP] 2.2.1.3. */
function decodeAuthenticate(bytes: Uint8Array): DecodedToken {
	const flags = u32le(bytes, 60);
	const read = readerOf(bytes, flags);
	const [domain, user, workstation] = [read.name(28) ?? "", read.name(36) ?? "", read.name(44) ?? ""];
	const [lm, nt, key] = [read.part(12), read.part(20), read.part(52)];
	const response = readResponse(lm, nt, flags);
	const start = read.payloadStart(12, 20, 28, 36, 44, 52);
	const hasMic = start >= FLAGS_END + VERSION_LENGTH + MIC_LENGTH;
	const fields: TokenField[] = [
		field("User", printable(user) || "none"),
		field("Domain", printable(domain) || "none"),
		field("Workstation", printable(workstation) || "none"),
		field("Response", response.name, response.note, response.fields),
	];
	if (nt.length > 0) fields.push(hidden("NT response", nt.length));
	if (lm.length > 0) fields.push(hidden("LM response", lm.length));
	if (key.length > 0) {
		const note = flags & KEY_EXCHANGE ? "the key exchange: encrypted" : "not announced by the flags";
		fields.push(hidden("Session key", key.length, note));
	}
	if (hasMic) {
		fields.push(
			hidden("Integrity code (MIC)", MIC_LENGTH, response.saysMic ? undefined : "not announced by the target info"),
		);
	} else {
		fields.push(field("Integrity code (MIC)", "none"));
	}
	const version = versionField(bytes, FLAGS_END, flags, start);
	if (version) fields.push(version);
	fields.push(flagsField(flags));
	const account = accountName({ domain: printable(domain), user: printable(user) }) || "nobody (anonymous)";
	const from = workstation ? ` from ${printable(workstation)}` : "";
	const problems = bytes.length < FLAGS_END ? [CUT] : [...read.problems, ...response.problems];
	if (hasMic !== response.saysMic && response.saysMic) problems.push("The integrity code is announced, but missing.");
	return token("NTLM AUTHENTICATE", `NTLM type 3: ${account}${from}, ${response.name}`, fields, problems);
}

const CUT = "The message is cut short.";
const NOTHING = new Uint8Array(0);

interface Part {
	readonly length: number;
	readonly bytes: Uint8Array;
}

/** Reads fields with a length and an offset ([MS-NLMP] 2.2.1: Len, MaxLen, BufferOffset). */
function readerOf(bytes: Uint8Array, flags: number) {
	const problems: string[] = [];
	return {
		problems,
		bytes(at: number): Uint8Array | undefined {
			const length = u16le(bytes, at);
			const offset = u32le(bytes, at + 4);
			if (at + 8 <= bytes.length && offset + length <= bytes.length) return bytes.subarray(offset, offset + length);
			problems.push(CUT);
			return undefined;
		},
		name(at: number): string | undefined {
			const found = this.bytes(at);
			return found && (flags & UNICODE ? utf16le(found) : latin1(found));
		},
		/** The content, and its length in the complete message. */
		part(at: number): Part {
			const offset = u32le(bytes, at + 4);
			const length = u16le(bytes, at);
			return { length, bytes: this.bytes(at) ?? bytes.subarray(offset, offset + length) };
		},
		/** The start of the first field's content, where the fixed part ends. */
		payloadStart(...fields: readonly number[]): number {
			const used = fields.filter((at) => u16le(bytes, at) > 0).map((at) => u32le(bytes, at + 4));
			return Math.min(bytes.length, ...used);
		},
	};
}

/** [MS-NLMP] 2.2.2.10; `undefined` if the flags announce none or names are in its place. */
function versionField(bytes: Uint8Array, at: number, flags: number, payloadStart: number): TokenField | undefined {
	if (!(flags & VERSION) || payloadStart < at + VERSION_LENGTH) return undefined;
	const [major, minor, build] = [bytes[at]!, bytes[at + 1]!, u16le(bytes, at + 2)];
	return field("Version", `${major}.${minor}.${build}`, windowsName(major, minor, build));
}

function flagsField(flags: number): TokenField {
	const set = NTLM_FLAGS.filter(({ bit }) => (flags & bit) !== 0);
	return field(
		"Flags",
		`0x${hex(flags, 8)}`,
		undefined,
		set.map(({ name, meaning }) => field(name, meaning)),
	);
}

function targetKind(flags: number): string | undefined {
	if (flags & 0x00010000) return "a domain";
	return flags & 0x00020000 ? "a server" : undefined;
}

interface Pairs {
	readonly count: number;
	readonly fields: readonly TokenField[];
	/** The names by AvId, unmodified. */
	readonly names: ReadonlyMap<number, string>;
	readonly flags: number;
	readonly problems: readonly string[];
}

/** [MS-NLMP] 2.2.2.1: pairs up to MsvAvEOL. */
function readPairs(bytes: Uint8Array): Pairs {
	const fields: TokenField[] = [];
	const names = new Map<number, string>();
	let flags = 0;
	let count = 0;
	let at = 0;
	for (; at + 4 <= bytes.length && u16le(bytes, at) !== 0; count++) {
		const id = u16le(bytes, at);
		const length = u16le(bytes, at + 2);
		const value = bytes.subarray(at + 4, at + 4 + length);
		at += 4 + length;
		// No server sends more; the rest is only counted.
		if (count >= MAX_LISTED) continue;
		if (id === 6) flags = u32le(value, 0);
		const pair = AV_PAIRS[id];
		if (pair?.kind === "name") names.set(id, utf16le(value));
		fields.push(pairField(id, value));
	}
	const isCut = bytes.length > 0 && at + 4 > bytes.length;
	return {
		count,
		fields: listed(fields, count),
		names,
		flags,
		problems: isCut ? ["The target info is cut short."] : [],
	};
}

function pairField(id: number, value: Uint8Array): TokenField {
	const pair = AV_PAIRS[id];
	switch (pair?.kind) {
		case "name":
			return field(pair.name, printable(utf16le(value)));
		case "time":
			return field(pair.name, fileTimeText(value));
		case "flags": {
			const flags = u32le(value, 0);
			const set = AV_FLAGS.filter(({ bit }) => flags & bit).map(({ meaning }) => meaning);
			return field(pair.name, `0x${hex(flags, 8)}`, set.join("; "));
		}
		case "hidden":
			return value.every((byte) => byte === 0) ? field(pair.name, "none") : hidden(pair.name, value.length);
		default:
			return hidden(`Unknown (${id})`, value.length);
	}
}

/** A FILETIME: 100 ns since 1601, little-endian ([MS-DTYP] 2.3.3). */
function fileTimeText(bytes: Uint8Array): string {
	const ticks = (BigInt(u32le(bytes, 4)) << 32n) | BigInt(u32le(bytes, 0));
	return ticks === 0n ? "not set" : timeText(Number(ticks / 10_000n) - 11_644_473_600_000);
}

interface Response {
	readonly name: string;
	readonly note?: string;
	readonly fields?: readonly TokenField[];
	readonly saysMic: boolean;
	readonly problems: readonly string[];
}

/** The kind of NTLM response ([MS-NLMP] 2.2.2.3 to 2.2.2.8, 3.3.1, 3.3.2). */
function readResponse(lm: Part, nt: Part, flags: number): Response {
	const plain = { saysMic: false, problems: [] };
	if (nt.length === 0) return lm.length > 1 ? { name: "LM only", ...plain } : { name: "no response", ...plain };
	if (nt.length > 24) {
		// 16 bytes of proof, then NTLMv2_CLIENT_CHALLENGE: time at 8, client challenge at 16, AV pairs at 28.
		const pairs = readPairs(nt.bytes.subarray(16 + 28));
		const time = field(
			"Time",
			fileTimeText(nt.bytes.subarray(16 + 8, 16 + 16)),
			"on the clock of the client or of the server",
		);
		const info = field("Target info", countOf(pairs.count), "the server's, and what the client adds", pairs.fields);
		const saysMic = (pairs.flags & AV_FLAG_MIC) !== 0;
		return { name: "NTLMv2", fields: [time, info], saysMic, problems: pairs.problems };
	}
	// With NTLM2 session security, the LM response is the client challenge padded with zeros (3.3.1).
	const isSession =
		(flags & EXTENDED_SESSION_SECURITY) !== 0 && lm.length === 24 && lm.bytes.subarray(8).every((byte) => byte === 0);
	if (isSession) return { name: "NTLMv1 with NTLM2 session security", note: OLD, ...plain };
	return { name: "NTLMv1", note: OLD, ...plain };
}

const OLD = "servers that require NTLMv2 refuse it";

function countOf(entries: number): string {
	return entries === 1 ? "1 entry" : `${entries} entries`;
}
