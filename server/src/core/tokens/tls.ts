// Flights of a TLS handshake, which TLS-DSK transports in its tokens ([MS-SIPAE] 3.2.5.2; RFC 5246, RFC 8446).

import { uintBe } from "./bytes.ts";
import { readCertificate, readName, unreadableCertificate } from "./certificate.ts";
import { ALERTS, HANDSHAKES, versionName } from "./tlsFacts.ts";
import { decodeOldHello, isOldHello, readClientHello, readServerHello, vectorReader } from "./tlsHello.ts";
import { type DecodedToken, field, hidden, listed, MAX_LISTED, sizeText, type TokenField, token } from "./token.ts";

/** True for bytes that begin with a TLS record (RFC 5246 §6.2.1) or with the hello of old clients (RFC 5246 §E.2). */
export function isTls(bytes: Uint8Array): boolean {
	return isRecord(bytes, 0) || isOldHello(bytes);
}

/** Decodes the records of one flight. */
export function decodeTls(bytes: Uint8Array): DecodedToken {
	return isOldHello(bytes) && !isRecord(bytes, 0) ? decodeOldHello(bytes) : decodeRecords(bytes);
}

const CHANGE_CIPHER_SPEC = 20;
const ALERT = 21;
const HANDSHAKE = 22;
const APPLICATION_DATA = 23;
const RECORD_HEADER = 5;
const CUT = "The flight is cut short.";

/** What has been decoded of a flight so far. */
interface Flight {
	/** The message names in order, for the summary. */
	readonly said: string[];
	readonly fields: TokenField[];
	/** The number of fields without the limit. */
	total: number;
	/** The version in the hello, which is more specific than that of the record. */
	version: number;
	readonly problems: string[];
}

function isRecord(bytes: Uint8Array, at: number): boolean {
	const type = bytes[at]!;
	return type >= CHANGE_CIPHER_SPEC && type <= APPLICATION_DATA && bytes[at + 1] === 3 && (bytes[at + 2] ?? 9) <= 4;
}

function decodeRecords(bytes: Uint8Array): DecodedToken {
	const flight: Flight = { said: [], fields: [], total: 0, version: 0, problems: [] };
	const recordVersion = uintBe(bytes, 1, 3);
	let isEncrypted = false;
	let at = 0;
	while (at + RECORD_HEADER <= bytes.length && isRecord(bytes, at)) {
		const type = bytes[at]!;
		const start = at + RECORD_HEADER;
		let end = start + uintBe(bytes, at + 3, start);
		let content = bytes.subarray(start, end);
		if (type === HANDSHAKE && !isEncrypted) {
			// A message may continue in the next record, and one record may contain several (RFC 5246 §6.2.1).
			const parts = [content];
			while (end + RECORD_HEADER <= bytes.length && bytes[end] === HANDSHAKE && isRecord(bytes, end)) {
				const next = end + RECORD_HEADER;
				end = next + uintBe(bytes, end + 3, next);
				parts.push(bytes.subarray(next, end));
			}
			content = joined(parts);
		}
		if (end > bytes.length) flight.problems.push(CUT);
		readRecord(flight, type, content, isEncrypted);
		isEncrypted ||= type === CHANGE_CIPHER_SPEC;
		at = end;
	}
	if (at < bytes.length) flight.problems.push(`${sizeText(bytes.length - at)} at the end are no TLS record.`);
	const version = versionName(flight.version || recordVersion);
	const kind =
		flight.said.every((each) => each.startsWith("alert")) && flight.said.length > 0 ? "TLS alert" : "TLS handshake";
	const said = flight.said.slice(0, MAX_SAID).join(", ");
	const more = flight.said.length > MAX_SAID ? `, ${flight.said.length - MAX_SAID} more` : "";
	return token(
		kind,
		`${version}: ${said}${more}`,
		[field("Record version", versionName(recordVersion)), ...listed(flight.fields, flight.total)],
		flight.problems,
	);
}

/** The maximum number of messages in the summary; no handshake flight has more. */
const MAX_SAID = 12;

function joined(parts: readonly Uint8Array[]): Uint8Array {
	if (parts.length === 1) return parts[0]!;
	const all = new Uint8Array(parts.reduce((length, part) => length + part.length, 0));
	let at = 0;
	for (const part of parts) {
		all.set(part, at);
		at += part.length;
	}
	return all;
}

function say(flight: Flight, said: string, make: () => TokenField): void {
	flight.said.push(said);
	if (flight.total++ < MAX_LISTED) flight.fields.push(make());
}

function readRecord(flight: Flight, type: number, content: Uint8Array, isEncrypted: boolean): void {
	switch (type) {
		case CHANGE_CIPHER_SPEC:
			say(flight, "ChangeCipherSpec", () => field("ChangeCipherSpec", "what follows is encrypted"));
			break;
		case ALERT: {
			if (content.length !== 2) {
				say(flight, "alert (encrypted)", () => hidden("Alert", content.length, "encrypted"));
				break;
			}
			const level = content[0] === 2 ? "fatal" : "warning";
			const alert = ALERTS[content[1]!] ?? { name: `unknown (${content[1]})` };
			const said = `alert ${level} ${alert.name}`;
			say(flight, alert.meaning ? `${said}, ${alert.meaning}` : said, () =>
				field("Alert", `${level}, ${alert.name}`, alert.meaning),
			);
			break;
		}
		case APPLICATION_DATA:
			say(flight, "encrypted data", () => hidden("Encrypted data", content.length));
			break;
		default:
			if (isEncrypted || !looksLikeHandshake(content)) {
				// After ChangeCipherSpec only Finished can follow, but it is encrypted.
				const name = isEncrypted ? "Finished" : "handshake message";
				say(flight, `${name} (encrypted)`, () => hidden(name, content.length, "encrypted"));
			} else readHandshakes(flight, content);
	}
}

/** True if the first message has a valid type and claims no more than the size of a certificate chain. */
function looksLikeHandshake(content: Uint8Array): boolean {
	return content.length < 4 || (HANDSHAKES[content[0]!] !== undefined && content[1]! < 4);
}

function readHandshakes(flight: Flight, content: Uint8Array): void {
	let at = 0;
	while (at + 4 <= content.length) {
		const type = content[at]!;
		const end = at + 4 + uintBe(content, at + 1, at + 4);
		const body = content.subarray(at + 4, end);
		if (end > content.length) flight.problems.push(CUT);
		readHandshake(flight, type, body);
		at = end;
	}
	if (at < content.length) flight.problems.push(CUT);
}

function readHandshake(flight: Flight, type: number, body: Uint8Array): void {
	const name = HANDSHAKES[type] ?? `unknown message (${type})`;
	const size = sizeText(body.length);
	if (flight.total >= MAX_LISTED) {
		flight.said.push(name);
		flight.total++;
		return;
	}
	switch (type) {
		case 1: {
			const hello = readClientHello(body);
			flight.version = hello.version;
			say(flight, hello.server ? `${name} for ${hello.server}` : name, () =>
				field(name, size, undefined, hello.fields),
			);
			break;
		}
		case 2: {
			const hello = readServerHello(body);
			flight.version = hello.version;
			say(flight, `${name} (${hello.cipher})`, () => field(name, size, undefined, hello.fields));
			break;
		}
		case 11: {
			const { names, fields } = readCertificates(body);
			const first = names[0] ? ` (${names[0]})` : fields.length === 0 ? " (none)" : "";
			say(flight, `${name}${first}`, () => field(name, size, undefined, fields));
			break;
		}
		case 13: {
			const fields = readCertificateRequest(body, flight.version);
			say(flight, name, () => field(name, size, "the client is asked for a certificate", fields));
			break;
		}
		default:
			// Keys, signatures, tickets and MACs are either unreadable or secret.
			say(flight, name, () => (body.length > 0 ? hidden(name, body.length) : field(name, "")));
	}
}

/** RFC 5246 §7.4.2: the sender's own certificate first, then those of its issuers. */
function readCertificates(body: Uint8Array): {
	readonly names: readonly string[];
	readonly fields: readonly TokenField[];
} {
	const reader = vectorReader(vectorReader(body, 0).vector(3), 0);
	const names: string[] = [];
	const fields: TokenField[] = [];
	while (!reader.isAtEnd() && fields.length < MAX_CHAIN) {
		const bytes = reader.vector(3);
		const certificate = readCertificate(bytes);
		const value = certificate ? certificate.name || "no name" : unreadableCertificate(bytes.length);
		if (certificate) names.push(value);
		fields.push(field(String(fields.length + 1), value, undefined, certificate?.fields));
	}
	return { names, fields };
}

/** Chains have two to four certificates. */
const MAX_CHAIN = 16;

/** RFC 5246 §7.4.4; TLS 1.2 added the algorithms. Without the hello the version is unknown, so both formats are tried. */
function readCertificateRequest(body: Uint8Array, version: number): readonly TokenField[] {
	const issuers =
		version === 0 ? (issuersOf(body, false) ?? issuersOf(body, true)) : issuersOf(body, version >= 0x0303);
	if (!issuers || issuers.length === 0) return [];
	return [field("Issuers", String(issuers.length), undefined, listed(issuers))];
}

function issuersOf(body: Uint8Array, hasAlgorithms: boolean): readonly TokenField[] | undefined {
	const reader = vectorReader(body, 0);
	reader.vector(1);
	if (hasAlgorithms) reader.vector(2);
	const list = vectorReader(reader.vector(2), 0);
	if (!reader.isAtEnd()) return undefined;
	const names: TokenField[] = [];
	while (!list.isAtEnd()) {
		const bytes = list.vector(2);
		if (names.length > MAX_LISTED) continue;
		const name = readName(bytes);
		if (name === undefined) return undefined;
		names.push(field(String(names.length + 1), name));
	}
	return names;
}
