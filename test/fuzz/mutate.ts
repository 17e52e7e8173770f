// Mutates texts for fuzzing; the same seed always gives the same mutations.

/** Pseudorandom numbers from 0 to below 1, the same for the same seed (Mulberry32). */
export function randomFrom(seed: number): () => number {
	let state = seed | 0;
	return () => {
		state = (state + 0x6d2b79f5) | 0;
		let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
		mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
		return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
	};
}

/** A random integer from 0 to below `end`. */
export function pick(random: () => number, end: number): number {
	return Math.floor(random() * end);
}

/** A random element. */
export function oneOf<T>(random: () => number, all: readonly T[]): T {
	return all[pick(random, all.length)]!;
}

/** The text with one to six mutations; pieces to insert come from `other`. At most `LONGEST` characters. */
export function mutated(random: () => number, text: string, other: string): string {
	let result = text;
	for (let count = 1 + pick(random, 6); count > 0; count--) {
		result = oneOf(random, CHANGES)(random, result, other).slice(0, LONGEST);
	}
	return result;
}

/** Longer texts find nothing more and slow down every trial. */
export const LONGEST = 30_000;

type Change = (random: () => number, text: string, other: string) => string;

const CHANGES: readonly Change[] = [
	// Deletes, duplicates or moves a piece, or inserts one from another text.
	(random, text) => {
		const [start, end] = stretch(random, text);
		return text.slice(0, start) + text.slice(end);
	},
	(random, text) => {
		const [start, end] = stretch(random, text);
		return text.slice(0, end) + text.slice(start, end).repeat(1 + pick(random, 3)) + text.slice(end);
	},
	(random, text) => {
		const [start, end] = stretch(random, text);
		const at = pick(random, text.length + 1);
		return text.slice(0, at) + text.slice(start, end) + text.slice(at);
	},
	(random, text, other) => {
		const [start, end] = stretch(random, other);
		const at = pick(random, text.length + 1);
		return text.slice(0, at) + other.slice(start, end) + text.slice(at);
	},
	// Swaps lines, as happens when two threads write.
	(random, text) => {
		const lines = text.split("\n");
		const [one, another] = [pick(random, lines.length), pick(random, lines.length)];
		[lines[one], lines[another]] = [lines[another]!, lines[one]!];
		return lines.join("\n");
	},
	// Inserts a word of the grammar or a malicious one anywhere, or replaces a word with it.
	(random, text) => {
		const at = pick(random, text.length + 1);
		return text.slice(0, at) + oneOf(random, WORDS) + text.slice(at);
	},
	(random, text) => {
		const at = pick(random, text.length + 1);
		const end = /[\s;,:="<>]/.exec(text.slice(at))?.index ?? 0;
		return text.slice(0, at) + oneOf(random, WORDS) + text.slice(at + end);
	},
	// Replaces a character, or replaces a number with one at the limit of its type.
	(random, text) => {
		const at = pick(random, text.length + 1);
		return text.slice(0, at) + String.fromCharCode(pick(random, random() < 0.8 ? 128 : 65_536)) + text.slice(at + 1);
	},
	(random, text) => {
		const at = pick(random, text.length + 1);
		return text.slice(0, at) + text.slice(at).replace(/\d+/, oneOf(random, NUMBERS));
	},
	// Cuts off the end, or the beginning.
	(random, text) => text.slice(0, pick(random, text.length + 1)),
	(random, text) => text.slice(pick(random, text.length + 1)),
];

/** A random range: usually a few characters, sometimes some lines. */
function stretch(random: () => number, text: string): readonly [number, number] {
	const start = pick(random, text.length + 1);
	const length = Math.floor(random() ** 3 * 2000);
	return [start, Math.min(text.length, start + length)];
}

const NUMBERS = ["0", "-1", "1", "99", "65536", "2147483648", "4294967295", "4294967296", "1e9", "00", "9".repeat(40)];

const WORDS = [
	...[
		"\r\n",
		"\n",
		"\r",
		"\r\n\r\n",
		"\t",
		" ",
		"\u0000",
		"\u001b[31m",
		"\u202e",
		"\ufeff",
		"\ud800",
		"\ufffe",
		"\u2028",
	],
	...["<", ">", '"', "\\", ";", ",", ":", "=", "@", "%00", "&lt;", "`", "]]>", "<!--", "--b\r\n", "$(x)"],
	...["constructor", "__proto__", "undefined", "NaN", "null", "toString"],
	...[
		"SIP/2.0 401 Unauthorized",
		"SIP/2.0 200 OK",
		"INVITE sip:bob@contoso.com SIP/2.0",
		"REGISTER",
		"BYE",
		"ACK",
		"CANCEL",
	],
	...["REFER", "NOTIFY", "SUBSCRIBE", "SERVICE", "Call-ID: c", "CSeq: 1 INVITE", ";tag=a", ";branch=z9hG4bK1", "Via: "],
	...["Content-Length: 999999", "Content-Type: application/sdp", "Content-Type: multipart/mixed;boundary=b"],
	...[
		"10:00:00.000 33C:B00 INFO  :: ",
		"04/16/2013|03:17:30.168 1F68:C14 INFO  :: ",
		"Sending Packet - 192.0.2.1:5061",
	],
	...["Authorization: NTLM gssapi-data=", "WWW-Authenticate: NTLM", "ms-diagnostics: 1;reason=", "0x80ef0191"],
	...["<presence xmlns='x'>", "</presence>", "m=audio 1 RTP/AVP 0", "a=candidate:1 1 UDP 1 192.0.2.1 1 typ host"],
];
