// X.509 certificates (RFC 5280 §4.1), limited to what matters for a sign-in: subject, issuer, and validity.

import { type Asn1, element, objectIdOf, octetsOf, readAsn1, textOf, timeOf } from "./asn1.ts";
import { latin1 } from "./bytes.ts";
import { field, listed, printable, sizeText, type TokenField, timeText } from "./token.ts";

/** A certificate in readable form. */
export interface Certificate {
	/** The common name of the subject, otherwise its full name; may be empty. */
	readonly name: string;
	readonly fields: readonly TokenField[];
}

/** Parses the DER encoding of a certificate; `undefined` if it is not one or is truncated. */
export function readCertificate(bytes: Uint8Array): Certificate | undefined {
	const read = readAsn1(bytes);
	const body = read?.root.children[0];
	if (!read || read.isCut || !body || !isSequence(read.root) || !isSequence(body)) return undefined;
	// TBSCertificate: an optional version, then serial number, signature, issuer, validity, subject and key, in this order.
	const parts = body.children.filter(({ tagClass }) => tagClass === "universal");
	const [, , issuer, validity, subject] = parts;
	if (!issuer || !validity || !subject) return undefined;
	const [from, to] = [timeOf(validity.children[0]), timeOf(validity.children[1])];
	const names = alternativeNames(element(body, 3));
	const fields: TokenField[] = [
		field("Subject", nameText(subject) || "none"),
		field("Issuer", nameText(issuer) || "none"),
	];
	if (from !== undefined) fields.push(field("Valid from", timeText(from)));
	if (to !== undefined) fields.push(field("Valid until", timeText(to)));
	if (names.length > 0) fields.push(field("Other names", names.map(({ value }) => value).join(", ")));
	return { name: commonName(subject) || nameText(subject), fields };
}

/** A distinguished name with its most specific part first, as in RFC 4514; `undefined` if it is not one. */
export function readName(bytes: Uint8Array): string | undefined {
	const read = readAsn1(bytes);
	return read && isSequence(read.root) ? nameText(read.root) : undefined;
}

/** `certificate, 781 bytes`: the field text for an unreadable certificate. */
export function unreadableCertificate(length: number): string {
	return `${sizeText(length)} that cannot be read`;
}

function isSequence({ tagClass, tag }: Asn1): boolean {
	return tagClass === "universal" && tag === 16;
}

function nameText(name: Asn1): string {
	const parts = name.children.flatMap((set) =>
		set.children.map((attribute) => {
			const id = objectIdOf(attribute.children[0]) ?? "";
			return field("", `${ATTRIBUTES[id] ?? id}=${printable(textOf(attribute.children[1]) ?? "")}`);
		}),
	);
	return printable(
		listed(parts.reverse())
			.map(({ value }) => value)
			.join(", "),
	);
}

function commonName(name: Asn1): string | undefined {
	const attributes = name.children.flatMap(({ children }) => children);
	const found = attributes.findLast(({ children }) => objectIdOf(children[0]) === COMMON_NAME);
	const text = textOf(found?.children[1]);
	return text && printable(text);
}

/** The DNS names, email addresses and URIs in the extension subjectAltName (RFC 5280 §4.2.1.6). */
function alternativeNames(extensions: Asn1 | undefined): readonly TokenField[] {
	const extension = extensions?.children.find(({ children }) => objectIdOf(children[0]) === ALTERNATIVE_NAMES);
	const octets = octetsOf(extension?.children.at(-1));
	const names = octets && readAsn1(octets);
	if (!names) return [];
	const readable = names.root.children.filter(({ tagClass, tag }) => tagClass === "context" && [1, 2, 6].includes(tag));
	return listed(
		readable.slice(0, 1000).map(({ content }) => field("", printable(latin1(content)))),
		readable.length,
	);
}

const COMMON_NAME = "2.5.4.3";
const ALTERNATIVE_NAMES = "2.5.29.17";

/** RFC 4514 §3 and RFC 5280 appendix A.1. */
const ATTRIBUTES: Readonly<Record<string, string>> = {
	[COMMON_NAME]: "CN",
	"2.5.4.4": "SN",
	"2.5.4.5": "serialNumber",
	"2.5.4.6": "C",
	"2.5.4.7": "L",
	"2.5.4.8": "ST",
	"2.5.4.9": "street",
	"2.5.4.10": "O",
	"2.5.4.11": "OU",
	"2.5.4.42": "givenName",
	"0.9.2342.19200300.100.1.1": "UID",
	"0.9.2342.19200300.100.1.25": "DC",
	"1.2.840.113549.1.9.1": "emailAddress",
};
