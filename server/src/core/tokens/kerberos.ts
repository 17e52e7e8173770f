// Kerberos messages as the GSS-API mechanism sends them (RFC 4120 §5.5, §5.9.1; RFC 4121 §4.1): AP-REQ, AP-REP, KRB-ERROR.

import { type Asn1, bitOf, element, integerOf, octetsOf, readAsn1, textOf, timeOf } from "./asn1.ts";
import { encryptionName, KERBEROS_ERRORS, NAME_TYPES } from "./kerberosFacts.ts";
import { type DecodedToken, field, hidden, listed, printable, type TokenField, timeText, token } from "./token.ts";

/** Decodes the content of a Kerberos GSS-API frame: a two-byte token id, then the message (RFC 4121 §4.1). */
export function decodeKerberosInner(inner: Uint8Array, isCut: boolean): DecodedToken {
	const id = inner.length < 2 ? -1 : (inner[0]! << 8) | inner[1]!;
	if (MESSAGE_IDS.includes(id)) return decodeKerberosMessage(inner.subarray(2), isCut);
	const name = OTHER_IDS[id];
	const problems = isCut || id < 0 ? [CUT] : [];
	if (name) return token(`Kerberos ${name}`, `Kerberos ${name}`, [], problems);
	return token("Kerberos token", "Kerberos: a token of unknown type", [], [...problems, UNREADABLE]);
}

/** True for the first byte of an unframed message, as in Windows' three-leg DCE style ([MS-KILE] 3.4.5). */
export function isKerberosMessage(bytes: Uint8Array): boolean {
	return bytes[0] !== undefined && [AP_REQ, AP_REP, KRB_ERROR].some((tag) => bytes[0] === 0x60 + tag);
}

/** Decodes a Kerberos message. */
export function decodeKerberosMessage(bytes: Uint8Array, isCut = false): DecodedToken {
	const read = readAsn1(bytes);
	const body = read?.root.tagClass === "application" ? read.root.children[0] : undefined;
	const problems = isCut || read?.isCut ? [CUT] : [];
	switch (body && read!.root.tag) {
		case AP_REQ:
			return decodeApReq(body!, problems);
		case AP_REP: {
			const fields = [encrypted("Encrypted part", element(body, 2))].flat();
			return token("Kerberos AP-REP", "Kerberos AP-REP: the server proves who it is", fields, problems);
		}
		case KRB_ERROR:
			return decodeError(body!, problems);
		default: {
			const name = NAMES[bytes[0]! - 0x60] ?? "message";
			return token(`Kerberos ${name}`, `Kerberos ${name} that cannot be read`, [], [...problems, UNREADABLE]);
		}
	}
}

const AP_REQ = 14;
const AP_REP = 15;
const KRB_ERROR = 30;
const NAMES: Readonly<Record<number, string>> = { [AP_REQ]: "AP-REQ", [AP_REP]: "AP-REP", [KRB_ERROR]: "KRB-ERROR" };

/** RFC 4121 §4.1: AP-REQ, AP-REP, KRB-ERROR. */
const MESSAGE_IDS = [0x0100, 0x0200, 0x0300];

/** RFC 1964 §1.2, RFC 4121 §4.2.2, and the user-to-user messages of draft-ietf-cat-user2user. */
const OTHER_IDS: Readonly<Record<number, string>> = {
	257: "MIC token (RFC 1964)",
	258: "context deletion token (RFC 1964)",
	513: "wrap token (RFC 1964)",
	1024: "TGT-REQ (user-to-user)",
	1025: "TGT-REP (user-to-user)",
};

const CUT = "The token is cut short.";
const UNREADABLE = "Its content cannot be read.";

/** RFC 4120 §5.5.1. */
function decodeApReq(body: Asn1, problems: readonly string[]): DecodedToken {
	const ticket = element(body, 3)?.children[0];
	const realm = textOf(element(ticket, 1));
	const service = principal(element(ticket, 2));
	const options = element(body, 2);
	const fields: TokenField[] = [];
	if (service.name) fields.push(field("Service", service.name, service.type));
	if (realm !== undefined) fields.push(field("Realm", printable(realm)));
	fields.push(...encrypted("Ticket", element(ticket, 3)), ...encrypted("Authenticator", element(body, 4)));
	fields.push(field("Mutual authentication", bitOf(options, 2) ? "required" : "not asked for"));
	if (bitOf(options, 1))
		fields.push(field("Session key", "that of the service's ticket-granting ticket (user-to-user)"));
	const target = service.name ? `: ticket for ${service.name}` : "";
	const at = realm ? `@${printable(realm)}` : "";
	const etype = integerOf(element(element(ticket, 3), 0));
	const encryption = etype === undefined ? "" : `, ${encryptionName(etype)}`;
	const missing = ticket ? [] : [UNREADABLE];
	return token("Kerberos AP-REQ", `Kerberos AP-REQ${target}${target && at}${encryption}`, fields, [
		...problems,
		...missing,
	]);
}

/** RFC 4120 §5.9.1. */
function decodeError(body: Asn1, problems: readonly string[]): DecodedToken {
	const code = integerOf(element(body, 6));
	const known = code === undefined ? undefined : KERBEROS_ERRORS[code];
	const fields: TokenField[] = [];
	const add = (name: string, value: string | undefined, note?: string) => {
		if (value) fields.push(field(name, value, note));
	};
	if (code !== undefined) add("Error", `${code} ${known?.name ?? "(unknown)"}`, known?.meaning);
	const text = textOf(element(body, 11));
	add("Text", text && printable(text));
	const server = principal(element(body, 10));
	add("Service", server.name, server.type);
	add("Realm", printable(textOf(element(body, 9)) ?? ""));
	const client = principal(element(body, 8));
	add("Client", client.name, client.type);
	add("Client's realm", printable(textOf(element(body, 7)) ?? ""));
	add("Server's time", preciseTime(element(body, 4), element(body, 5)));
	add("Client's time", preciseTime(element(body, 2), element(body, 3)));
	const data = octetsOf(element(body, 12));
	if (data) fields.push(hidden("Further data", data.length));
	const words = code === undefined ? "" : `: ${code} ${known?.name ?? ""}`.trimEnd();
	const meaning = known ? `, ${known.meaning}` : "";
	return token("Kerberos KRB-ERROR", `Kerberos error${words}${meaning}`, fields, problems);
}

/** EncryptedData (RFC 4120 §5.2.9): how it is encrypted, never the content. */
function encrypted(name: string, node: Asn1 | undefined): readonly TokenField[] {
	const etype = integerOf(element(node, 0));
	const cipher = octetsOf(element(node, 2));
	if (!node || (etype === undefined && !cipher)) return [];
	const kvno = integerOf(element(node, 1));
	const fields: TokenField[] = [];
	if (etype !== undefined) fields.push(field("Encryption", encryptionName(etype)));
	if (kvno !== undefined) {
		// The upper half is the number of a read-only domain controller, zero for all others ([MS-KILE] 3.1.5.8).
		const controller = kvno >>> 16;
		const note = controller === 0 ? undefined : `of the read-only domain controller ${controller}`;
		fields.push(field("Key version", String(kvno & 0xffff), note));
	}
	return [{ ...hidden(name, cipher?.length ?? 0, "encrypted"), fields }];
}

/** PrincipalName (RFC 4120 §5.2.2) with a slash between its parts. */
function principal(node: Asn1 | undefined): { readonly name: string; readonly type: string | undefined } {
	const parts = listed((element(node, 1)?.children ?? []).map((part) => field("", printable(textOf(part) ?? ""))));
	const type = integerOf(element(node, 0));
	return {
		name: printable(parts.map(({ value }) => value).join("/")),
		type: type === undefined ? undefined : NAME_TYPES[type],
	};
}

/** KerberosTime and its microseconds (RFC 4120 §5.2.3). */
function preciseTime(time: Asn1 | undefined, microseconds: Asn1 | undefined): string | undefined {
	const ms = timeOf(time);
	return ms === undefined ? undefined : timeText(ms + Math.floor((integerOf(microseconds) ?? 0) / 1000));
}
