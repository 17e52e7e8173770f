// The hello messages of a TLS handshake: what a client offers, and what the server chooses (RFC 5246 §7.4.1, RFC 8446 §4.1).

import { latin1, uintBe } from "./bytes.ts";
import { cipherSuiteName, versionName } from "./tlsFacts.ts";
import {
	type DecodedToken,
	field,
	hidden,
	listed,
	MAX_LISTED,
	printable,
	sizeText,
	type TokenField,
	token,
} from "./token.ts";

/** The hello of one side. */
export interface Hello {
	/** The newest version a client offers, or the one a server chooses. */
	readonly version: number;
	readonly fields: readonly TokenField[];
}

/** Reads length-prefixed vectors (RFC 5246 §4.3); truncated ones are shortened to what is left. */
export function vectorReader(bytes: Uint8Array, from: number) {
	let at = from;
	return {
		take(length: number): Uint8Array {
			const taken = bytes.subarray(at, at + length);
			at = Math.min(at + length, bytes.length);
			return taken;
		},
		number(size: number): number {
			return uintBe(this.take(size), 0, size);
		},
		/** The content of a vector whose length takes `size` bytes. */
		vector(size: number): Uint8Array {
			return this.take(at + size <= bytes.length ? this.number(size) : 0);
		},
		isAtEnd: () => at >= bytes.length,
	};
}

/** RFC 5246 §7.4.1.2. */
export function readClientHello(body: Uint8Array): Hello & { readonly server: string | undefined } {
	const reader = vectorReader(body, 0);
	const version = reader.number(2);
	const random = reader.take(32);
	const session = reader.vector(1);
	const suites = reader.vector(2);
	reader.vector(1);
	const extensions = readExtensions(reader.vector(2));
	const names: TokenField[] = [];
	for (let at = 0; at + 2 <= suites.length && names.length <= MAX_LISTED; at += 2) {
		names.push(field(String(names.length + 1), cipherSuiteName(uintBe(suites, at, at + 2))));
	}
	const server = serverName(extensions.get(SERVER_NAME));
	const versions = versionList(extensions.get(SUPPORTED_VERSIONS));
	const fields = [
		field(
			"Version",
			versions.length > 0 ? versions.join(", ") : versionName(version),
			"the newest that the client knows",
		),
		...(server ? [field("Server name", server)] : []),
		sessionField(session),
		field("Cipher suites", String(suites.length >>> 1), "the preferred one first", listed(names, suites.length >>> 1)),
		...protocolFields(extensions.get(PROTOCOLS)),
		hidden("Random", random.length),
	];
	return { version: newest(version, extensions.get(SUPPORTED_VERSIONS)), fields, server };
}

/** RFC 5246 §7.4.1.3. */
export function readServerHello(body: Uint8Array): Hello & { readonly cipher: string } {
	const reader = vectorReader(body, 0);
	const legacy = reader.number(2);
	const random = reader.take(32);
	const session = reader.vector(1);
	const cipher = cipherSuiteName(reader.number(2));
	reader.take(1);
	const extensions = readExtensions(reader.vector(2));
	const chosen = extensions.get(SUPPORTED_VERSIONS);
	const version = chosen?.length === 2 ? uintBe(chosen, 0, 2) : legacy;
	const fields = [
		field("Version", versionName(version)),
		field("Cipher suite", cipher),
		sessionField(session),
		...protocolFields(extensions.get(PROTOCOLS)),
		hidden("Random", random.length),
	];
	return { version, fields, cipher };
}

/** The session id is neither secret nor readable; a non-empty one indicates a resumption. */
function sessionField(session: Uint8Array): TokenField {
	return field("Session id", session.length === 0 ? "none" : sizeText(session.length));
}

const SERVER_NAME = 0;
const PROTOCOLS = 16;
const SUPPORTED_VERSIONS = 43;

/** RFC 5246 §7.4.1.4: the extensions that this file reads. */
function readExtensions(bytes: Uint8Array): ReadonlyMap<number, Uint8Array> {
	const found = new Map<number, Uint8Array>();
	const reader = vectorReader(bytes, 0);
	while (!reader.isAtEnd()) {
		const type = reader.number(2);
		const body = reader.vector(2);
		if (type === SERVER_NAME || type === PROTOCOLS || type === SUPPORTED_VERSIONS) found.set(type, body);
	}
	return found;
}

/** RFC 6066 §3: a list whose only entry type is host name. */
function serverName(extension: Uint8Array | undefined): string | undefined {
	if (!extension || extension.length < 5) return undefined;
	return printable(latin1(vectorReader(extension, 3).vector(2).subarray(0, 1000))) || undefined;
}

/** RFC 8446 §4.2.1. */
function versionList(extension: Uint8Array | undefined): readonly string[] {
	if (!extension) return [];
	const list = vectorReader(extension, 0).vector(1);
	const names: string[] = [];
	for (let at = 0; at + 2 <= list.length; at += 2) names.push(versionName(uintBe(list, at, at + 2)));
	return names;
}

function newest(legacy: number, extension: Uint8Array | undefined): number {
	const list = extension ? vectorReader(extension, 0).vector(1) : new Uint8Array(0);
	let version = legacy;
	for (let at = 0; at + 2 <= list.length; at += 2) {
		const offered = uintBe(list, at, at + 2);
		if (offered <= 0x0304) version = Math.max(version, offered);
	}
	return version;
}

/** RFC 7301 §3.1. */
function protocolFields(extension: Uint8Array | undefined): readonly TokenField[] {
	if (!extension) return [];
	const reader = vectorReader(extension, 2);
	const names: string[] = [];
	while (!reader.isAtEnd() && names.length < MAX_LISTED) names.push(printable(latin1(reader.vector(1))));
	return names.length > 0 ? [field("Protocols (ALPN)", names.join(", "))] : [];
}

/** A ClientHello in SSL 2.0 format, which Windows XP sends by default (RFC 5246 §E.2). */
export function isOldHello(bytes: Uint8Array): boolean {
	return (bytes[0] ?? 0) >= 0x80 && bytes[2] === 1 && (bytes[3] === 3 || (bytes[3] === 0 && bytes[4] === 2));
}

/** Decodes a hello recognised by `isOldHello`. */
export function decodeOldHello(bytes: Uint8Array): DecodedToken {
	const version = uintBe(bytes, 3, 5);
	const suites = vectorReader(bytes, 11).take(uintBe(bytes, 5, 7));
	const names: TokenField[] = [];
	for (let at = 0; at + 3 <= suites.length && names.length <= MAX_LISTED; at += 3) {
		const id = uintBe(suites, at, at + 3);
		names.push(field(String(names.length + 1), id < 0x10000 ? cipherSuiteName(id) : "one of SSL 2.0"));
	}
	const count = Math.floor(suites.length / 3);
	const fields = [
		field("Frame", "SSL 2.0", "old clients start like this, whatever version they continue with"),
		field("Version", versionName(version), "the newest that the client knows"),
		field("Cipher suites", String(count), "the preferred one first", listed(names, count)),
	];
	const length = ((bytes[0]! & 0x7f) << 8) | (bytes[1] ?? 0);
	return token(
		"TLS handshake",
		`${versionName(version)}: ClientHello in the frame of SSL 2.0`,
		fields,
		bytes.length < 2 + length ? ["The flight is cut short."] : [],
	);
}
