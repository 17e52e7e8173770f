// A decoded security token of any format: plain text for readers, with all secrets omitted.
import { printable as everyCharacter, LONGEST_WORDS } from "../printable.ts";
import { shortened } from "../words.ts";

/** One piece of information in a token. All texts are plain: names in a token come from the log and are never markup. */
export interface TokenField {
	readonly name: string;
	readonly value: string;
	/** An explanation of the value, if needed. */
	readonly note?: string;
	readonly fields?: readonly TokenField[];
}

/**
 * A token in readable form. Secrets (challenges, responses, proofs, keys, checksums, ciphertext) appear only with their name
 * and size.
 */
export interface DecodedToken {
	/** Format and message as in their specification: `NTLM CHALLENGE`, `Kerberos AP-REQ`, `TLS handshake`. */
	readonly kind: string;
	/** One line: `NTLM type 3: CONTOSO\bob from PC-0815, NTLMv2`. */
	readonly summary: string;
	readonly fields: readonly TokenField[];
	/** What is wrong with the token, in sentences; absent if nothing is. */
	readonly problem?: string;
}

/** Creates a field, omitting absent parts. */
export function field(name: string, value: string, note?: string, fields?: readonly TokenField[]): TokenField {
	return { name, value, ...(note ? { note } : {}), ...(fields && fields.length > 0 ? { fields } : {}) };
}

/**
 * Creates a token, with a `problem` only if there is one. A thousand records could contribute to either text, so both are
 * limited.
 */
export function token(
	kind: string,
	summary: string,
	fields: readonly TokenField[],
	problems: readonly string[] = [],
): DecodedToken {
	const problem = shortened([...new Set(problems)].join(" "), LONGEST_WORDS);
	return { kind, summary: shortened(summary, LONGEST_WORDS), fields, ...(problem ? { problem } : {}) };
}

/** A field with secret bytes: its size, and a note that it is hidden on purpose. */
export function hidden(name: string, length: number, note?: string): TokenField {
	return field(name, `${sizeText(length)}, not shown`, note);
}

/** `1 byte`, `24 bytes`. */
export function sizeText(length: number): string {
	return length === 1 ? "1 byte" : `${length} bytes`;
}

/** Lists at most `MAX_LISTED` fields: tokens are read by people and may be crafted to be tedious. */
export function listed(fields: readonly TokenField[], total = fields.length): readonly TokenField[] {
	const shown = fields.slice(0, MAX_LISTED);
	return total > shown.length ? [...shown, field("…", `${total - shown.length} more`)] : shown;
}

/** The maximum number of entries shown of one list. */
export const MAX_LISTED = 100;

/**
 * A printable name from a token with every character preserved, because names identify accounts; overlong ones are
 * truncated.
 */
export function printable(text: string): string {
	return everyCharacter(shortened(text, MAX_NAME));
}

/** The longest host name has 255 characters (RFC 1035 §2.3.4), and a SIP address is not much longer. */
const MAX_NAME = 320;

/** `2026-11-23 03:17:23 UTC` from milliseconds since 1970, with a fraction if there is one. */
export function timeText(ms: number): string {
	// Beyond these years (ECMA-262 §21.4.1.1) there is no date.
	if (!(Math.abs(ms) <= 8.64e15)) return "not a valid time";
	return `${new Date(ms)
		.toISOString()
		.replace("T", " ")
		.replace(/(\.000)?Z$/, "")} UTC`;
}
