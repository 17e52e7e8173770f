// Finds identifying data by shape, wherever it occurs: addresses, URIs, GUIDs, host names, paths with user names.

import { readIpv4, readIpv6 } from "../sip/ipAddress.ts";
import { isNobodysAddress } from "./addresses.ts";
import { isStandardHost, looksLikeHost } from "./hosts.ts";
import { isSecretName, kindOfParameter } from "./parameters.ts";
import type { AddPlace } from "./place.ts";
import { isStandardValue } from "./standardWords.ts";

/**
 * Finds shapes in a line or part of one; offsets are relative to `line`. The most certain come first; `inOrder` resolves
 * overlaps. Linear in the length of the line.
 */
export function findShapes(line: string, add: AddPlace): void {
	if (line.includes("=") || line.includes(":")) {
		findSecrets(line, add);
		findStandardUris(line, add);
	}
	if (line.includes("-")) findGuids(line, add);
	if (line.includes(":")) findUris(line, add);
	if (line.includes("@")) findMailAddresses(line, add);
	if (line.includes("=")) findParameters(line, add);
	if (line.includes("\\") || line.includes("/")) findPaths(line, add);
	if (line.includes("=")) findDirectoryNames(line, add);
	if (line.includes(":")) findIpv6(line, add);
	if (line.includes(".")) findIpv4(line, add);
	findHardware(line, add);
	findRandom(line, add);
	if (line.includes(".")) findHosts(line, add);
	if (line.includes("+")) findNumbers(line, add);
}

/** `password=…`, `Authorization: Bearer …` and the like in records of other components. */
function findSecrets(line: string, add: AddPlace): void {
	for (const { 0: all, 1: name, 2: value, index } of line.matchAll(ASSIGNED)) {
		if (isSecretName(name!)) add(index + all.length - value!.length, index + all.length, "credential");
	}
	for (const { 0: all, 1: token, index } of line.matchAll(BEARER)) {
		add(index + all.length - token!.length, index + all.length, "credential");
	}
}

const ASSIGNED = /(?<![\w-])([A-Za-z][\w-]{2,29})["']?\s{0,3}[=:]\s{0,3}["']?([^\s"',;&<>]+)/g;
const BEARER = /\b(?:Bearer|Basic)\s+([\w.~+/-]{8,}={0,2})/g;

/** Names of schemas and protocols, which look like addresses but identify nobody. */
function findStandardUris(line: string, add: AddPlace): void {
	for (const { 0: uri, 1: host, index } of line.matchAll(URN)) {
		if (host === undefined || isStandardHost(host)) add(index, index + uri.length, "kept");
	}
}

const URN =
	/\b(?:urn:(?:ietf|schemas|microsoft|oasis|3gpp|gsma|xmlsoap)[^\s"'<>;,]+|https?:\/\/([\w.-]+)[^\s"'<>;,]*)/gi;

function findGuids(line: string, add: AddPlace): void {
	for (const { 0: guid, index } of line.matchAll(GUID)) add(index, index + guid.length, "guid");
}

const GUID = /(?<![\w-])[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}(?![\w-])/gi;

/** `sip:alice@contoso.com`, `tel:+1425…`, `https://pool.contoso.com/…` (RFC 3986). */
function findUris(line: string, add: AddPlace): void {
	// A URL inside a URL is part of its query and is processed only once.
	let urlEnd = 0;
	for (const { 0: all, 1: scheme, index } of line.matchAll(SCHEME)) {
		const start = index + all.length;
		if (/^(?:tel|callto)$/i.test(scheme!)) addNumber(line, start, add);
		else if (all.endsWith("//")) urlEnd = addUrl(line, start, urlEnd, add);
		else addAddress(line, start, add);
	}
}

const SCHEME = /(?<![\w-])(sips?|tel|callto|im|pres|mailto|xmpp|https?|ftp|wss?|ldaps?|stun|turns?)(?::\/\/|:)/gi;

function addNumber(line: string, start: number, add: AddPlace): void {
	const end = start + /^\+?[\d().-]*/.exec(line.slice(start, start + LONGEST_NUMBER))![0].length;
	add(start, end, "number");
}

const LONGEST_NUMBER = 40;

/** `user:password@host:port` after the scheme, or a host alone (RFC 3261 §19.1.1). */
function addAddress(line: string, start: number, add: AddPlace): void {
	const rest = line.slice(start, start + LONGEST_ADDRESS);
	const [, user, password] = /^([^\s<>"'@:]+)(?::([^\s<>"'@]*))?@/.exec(rest) ?? [];
	const at = user === undefined ? 0 : user.length + (password === undefined ? 0 : password.length + 1) + 1;
	if (user !== undefined) {
		addUser(user, start, add);
		if (password !== undefined) add(start + user.length + 1, start + user.length + 1 + password.length, "credential");
	}
	addHost(line, start + at, add);
}

const LONGEST_ADDRESS = 300;

function addUser(user: string, start: number, add: AddPlace): void {
	// Parameters may belong to the user part, as in `+14255550100;phone-context=…` (RFC 3261 §19.1.6).
	const length = user.search(/[;?]|$/);
	const name = user.slice(0, length);
	const end = start + length;
	if (STANDARD_USER.test(name)) return;
	if (/^\+?[\d().-]+$/.test(name) && /\d{3}/.test(name)) add(start, end, "number");
	else if (looksLikeHost(name)) add(start, end, "host");
	else if (/^[0-9a-f]{16,}$|^\{?[0-9a-f]{8}-[0-9a-f-]{27}\}?$/i.test(name)) add(start, end, "id");
	else add(start, end, "account");
}

const STANDARD_USER = /^(?:anonymous|unknown|restricted|invalid)$/i;

/** A host in a position where only a host can be, even without dots. */
export function addHost(line: string, start: number, add: AddPlace): number {
	if (line.charAt(start) === "[") {
		const close = line.indexOf("]", start);
		if (close < 0 || close - start > LONGEST_ADDRESS) return start;
		add(start + 1, start + 1 + line.slice(start + 1, close).search(/%|$/), "address");
		return close + 1;
	}
	const [name] = /^[\p{L}\p{N}_.-]*/u.exec(line.slice(start, start + LONGEST_ADDRESS))!;
	const host = name.replace(/[.-]+$/, "");
	if (/^[\d.]+$/.test(host)) add(start, start + host.length, isNobodysAddress(host) ? "kept" : "address");
	else if (host !== "") add(start, start + host.length, isStandardHost(host) ? "kept" : "host");
	return start + host.length;
}

/** The host of a URL, and data in its path and query unless a longer URL up to `known` has covered it. Returns its end. */
function addUrl(line: string, start: number, known: number, add: AddPlace): number {
	const [authority] = /^[^\s"'<>/?#]*/.exec(line.slice(start, start + LONGEST_ADDRESS))!;
	const at = authority.lastIndexOf("@");
	if (at > 0) add(start, start + at, "credential");
	const end = addHost(line, start + at + 1, add);
	if (end < known) return known;
	const [tail] = /^[^\s"'<>]*/.exec(line.slice(end, end + LONGEST_URL))!;
	for (const { 0: piece, index } of tail.matchAll(/[^/?#&=;:,]+/g)) {
		if (tail.charAt(index + piece.length) === "=" || /^\d{1,5}$/.test(piece) || isStandardValue(piece)) continue;
		const kind = looksLikeHost(piece) ? "host" : nameOrId(piece);
		if (piece.length > 2 && !piece.includes("%")) add(end + index, end + index + piece.length, kind);
	}
	return end + tail.length;
}

const LONGEST_URL = 4000;

/** Random values mix digits and letters. */
export function nameOrId(value: string): "name" | "id" {
	return /^[\w+/=-]{6,}$/.test(value) && /\d/.test(value) && /[a-z]/i.test(value) ? "id" : "name";
}

/**
 * `alice@contoso.com` without a scheme. Searches from each @ in both directions, limited to the maximum length of an
 * address.
 */
function findMailAddresses(line: string, add: AddPlace): void {
	for (let at = line.indexOf("@"); at >= 0; at = line.indexOf("@", at + 1)) {
		const user = /[\p{L}\p{N}_.+~!#$*-]*$/u.exec(line.slice(Math.max(0, at - LONGEST_USER), at))![0];
		if (user === "" || !/^[\p{L}\p{N}[]/u.test(line.slice(at + 1, at + 3))) continue;
		addUser(user, at - user.length, add);
		addHost(line, at + 1, add);
	}
}

const LONGEST_USER = 100;

/** Parameters that are ids or host names in any header and any URI: `;tag=…`, `;epid=…`, `;source="…"`. */
function findParameters(line: string, add: AddPlace): void {
	for (const { 0: all, 1: name, 2: written, index } of line.matchAll(PARAMETER)) {
		const kind = kindOfParameter(name!);
		if (!kind) continue;
		const quoted = /^["']/.test(written!) ? 1 : 0;
		const start = index + all.length - written!.length + quoted;
		addValue(written!.slice(quoted).replace(/["']$/, ""), start, kind, add);
	}
}

const PARAMETER = /(?<![\w+.-])(\+?[A-Za-z][\w.-]{0,40})\s?=\s?("[^"]*"|'[^']*'|[^\s;,&<>"'()]+)/g;

function addValue(value: string, start: number, kind: ReturnType<typeof kindOfParameter>, add: AddPlace): void {
	const end = start + value.length;
	if (kind === "host") addHost(value, 0, (from, to, each) => add(start + from, start + to, each));
	else if (kind === "epid" || kind === "tag" || kind === "callId" || kind === "account") add(start, end, kind);
	else if (kind === "credential") add(start, end, kind);
	else if (kind === "branch") add(start + (/^z9hG4bK/i.test(value) ? 7 : 0), end, "id");
	else if (!isStandardValue(value)) {
		// `app:conf:focus:id:7KQ2TN4M`, `user:epid:Xb3…`, `<urn:uuid:…>`: only the last part is random.
		const part = value.lastIndexOf(":") + 1;
		const inner = value.slice(part).replace(/>$/, "");
		if (!isStandardValue(inner)) add(start + part, start + part + inner.length, "id");
	}
}

/** `C:\Users\alice`, `/home/alice`, `\\server\share`. */
function findPaths(line: string, add: AddPlace): void {
	for (const { 0: all, 1: user, index } of line.matchAll(HOME)) {
		if (!isStandardValue(user!)) add(index + all.length - user!.length, index + all.length, "account");
	}
	for (const { 0: all, 1: host, index } of line.matchAll(SHARE)) {
		add(index + all.length - host!.length, index + all.length, "host");
	}
}

const HOME = /(?:[A-Za-z]:|\b)[\\/]{1,2}(?:Users|Documents and Settings|home)[\\/]{1,2}([^\\/:*?"<>|\r\n;,']{1,64})/gi;
const SHARE = /(?<![\w:\\])\\\\([A-Za-z0-9][\w.-]{1,62})(?=\\)/g;

/** `CN=Alice Smith,OU=Sales,DC=contoso,DC=com` (RFC 4514), `/o=Contoso/cn=Recipients/cn=alice`. */
function findDirectoryNames(line: string, add: AddPlace): void {
	for (const { 0: all, 1: value, index } of line.matchAll(DIRECTORY_NAME)) {
		if (!isStandardValue(value!)) add(index + all.length - value!.length, index + all.length, "name");
	}
}

const DIRECTORY_NAME = /(?:(?<![\w;])(?:CN|OU|DC)|(?<=\/)(?:o|ou|cn))=([^,;+/"<>\r\n=\\]{2,128})/g;

function findIpv6(line: string, add: AddPlace): void {
	for (const { 0: text, index } of line.matchAll(IPV6)) {
		// C++ names with `::` between two words are hexadecimal only by chance, and then without digits.
		if (!/\d/.test(text) || !readIpv6(text) || isNobodysAddress(text)) continue;
		add(index, index + text.length, "address");
	}
}

const IPV6 = /(?<![\w:.])(?:[0-9a-f]{1,4})?:[0-9a-f:]{1,40}(?:\d{1,3}(?:\.\d{1,3}){3})?(?!\.?\w|:)/gi;

/** A number with three dots after a slash or the word version is a product version. */
function findIpv4(line: string, add: AddPlace): void {
	for (const { 0: text, index } of line.matchAll(IPV4)) {
		if (!readIpv4(text) || isNobodysAddress(text)) continue;
		if (/(?:[a-z)]\/|v(?:er(?:sion)?)?[\s:="']{0,3})$/i.test(line.slice(Math.max(0, index - 12), index))) continue;
		add(index, index + text.length, "address");
	}
}

const IPV4 = /(?<![\w.])\d{1,3}(?:\.\d{1,3}){3}(?!\.?\w)/g;

/** Hardware addresses of network cards, and account ids of Windows ([MS-DTYP] 2.4.2). */
function findHardware(line: string, add: AddPlace): void {
	for (const { 0: text, index } of line.matchAll(HARDWARE)) {
		add(index + (/^S/i.test(text) ? DOMAIN_SID.length : 0), index + text.length, "id");
	}
}

/** The prefix of the ids of all domain accounts. */
const DOMAIN_SID = "S-1-5-21-";

const HARDWARE =
	/(?<![\w:-])(?:[0-9a-f]{2}([:-])(?:[0-9a-f]{2}\1){4}[0-9a-f]{2}(?![\w:-])|S-1-5-21(?:-\d{1,10}){3,4})/gi;

/** Long runs of hexadecimal digits or base64, which are never readable text. */
function findRandom(line: string, add: AddPlace): void {
	for (const { 0: text, index } of line.matchAll(RUN)) {
		if (/^(?:0x)?[0-9a-f]+$/i.test(text) ? /\d/.test(text) && /[a-f]/i.test(text) : changesOften(text)) {
			if (!text.startsWith("0x")) add(index, index + text.length, "id");
		}
	}
}

const RUN = /(?<![\w+/-])[\w+/-]{16,}={0,2}/g;

/**
 * In base64, nearly every other character differs in kind from the one before; in words written together, one of seven does.
 */
function changesOften(text: string): boolean {
	const changes = text.match(/(?=[a-z][A-Z0-9])|(?=[A-Z][0-9])|(?=[0-9][A-Za-z])/g)?.length ?? 0;
	return text.length >= 20 && /\d/.test(text) && changes * 5 > text.length;
}

function findHosts(line: string, add: AddPlace): void {
	for (const { 0: text, index } of line.matchAll(DOTTED)) {
		if (looksLikeHost(text) && !isStandardHost(text)) add(index, index + text.length, "host");
	}
}

const DOTTED = /(?<![\w.@%\\-])[A-Za-z0-9_][\w-]*(?:\.[\w-]+)+/g;

function findNumbers(line: string, add: AddPlace): void {
	for (const { 0: text, index } of line.matchAll(NUMBER)) add(index, index + text.length, "number");
}

/** With the plus sign of an international number (ITU-T E.123). */
const NUMBER = /(?<![\w+])\+\d[\d ().-]{5,18}\d(?!\w)/g;
