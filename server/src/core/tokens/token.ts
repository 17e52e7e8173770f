// What a decoded security token looks like, whatever its format: plain words for a reader, with everything secret left out.
import { printable as everyCharacter, LONGEST_WORDS } from "../printable.ts";
import { shortened } from "../words.ts";

/** One thing that a token says. All texts are plain: what a token names comes from the log and is never markup. */
export interface TokenField {
	readonly name: string;
	readonly value: string;
	/** What the value means, where it does not speak for itself. */
	readonly note?: string;
	readonly fields?: readonly TokenField[];
}

/** A token in words. Secrets (challenges, responses, proofs, keys, checksums, ciphertext) are named and counted only. */
export interface DecodedToken {
	/** Format and message, as their specification calls them: `NTLM CHALLENGE`, `Kerberos AP-REQ`, `TLS handshake`. */
	readonly kind: string;
	/** One line: `NTLM type 3: CONTOSO\bob from PC-0815, NTLMv2`. */
	readonly summary: string;
	readonly fields: readonly TokenField[];
	/** What is wrong with the token, in sentences; absent when nothing is. */
	readonly problem?: string;
}

/** A field, without the parts that it does not have. */
export function field(name: string, value: string, note?: string, fields?: readonly TokenField[]): TokenField {
	return { name, value, ...(note ? { note } : {}), ...(fields && fields.length > 0 ? { fields } : {}) };
}

/** A token, with a `problem` only where there is one. Each of a thousand records could add to either, so both are cut. */
export function token(
	kind: string,
	summary: string,
	fields: readonly TokenField[],
	problems: readonly string[] = [],
): DecodedToken {
	const problem = shortened([...new Set(problems)].join(" "), LONGEST_WORDS);
	return { kind, summary: shortened(summary, LONGEST_WORDS), fields, ...(problem ? { problem } : {}) };
}

/** A field whose bytes nobody should see: its size, and that it is left out on purpose. */
export function hidden(name: string, length: number, note?: string): TokenField {
	return field(name, `${sizeText(length)}, not shown`, note);
}

/** `1 byte`, `24 bytes`. */
export function sizeText(length: number): string {
	return length === 1 ? "1 byte" : `${length} bytes`;
}

/** Lists at most `MAX_LISTED` fields: a token is read by a person, and may have been made to be tiring. */
export function listed(fields: readonly TokenField[], total = fields.length): readonly TokenField[] {
	const shown = fields.slice(0, MAX_LISTED);
	return total > shown.length ? [...shown, field("…", `${total - shown.length} more`)] : shown;
}

/** How many entries of one list are shown. */
export const MAX_LISTED = 100;

/** A name out of a token, with every character of it, since a name decides who somebody is; what is too long for one is cut. */
export function printable(text: string): string {
	return everyCharacter(shortened(text, MAX_NAME));
}

/** The longest host name has 255 characters (RFC 1035 §2.3.4), and a SIP address is not much longer. */
const MAX_NAME = 320;

/** `2026-11-23 03:17:23 UTC` of milliseconds since 1970, with a fraction where there is one. */
export function timeText(ms: number): string {
	// Beyond these years (ECMA-262 §21.4.1.1) there is no date.
	if (!(Math.abs(ms) <= 8.64e15)) return "not a valid time";
	return `${new Date(ms)
		.toISOString()
		.replace("T", " ")
		.replace(/(\.000)?Z$/, "")} UTC`;
}
