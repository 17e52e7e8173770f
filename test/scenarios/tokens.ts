import { Buffer } from "node:buffer";

/** Security tokens as they appear in gssapi-data: invented, but well-formed ([MS-NLMP] 2.2.1, RFC 4121, RFC 5246). */

/** Random numbers that are the same on every run. */
export class Dice {
	#state: number;

	constructor(seed: string) {
		let hash = 0x811c9dc5;
		for (const char of seed) hash = Math.imul(hash ^ char.charCodeAt(0), 0x01000193);
		this.#state = hash >>> 0;
	}

	next(below: number): number {
		this.#state = (this.#state + 0x6d2b79f5) >>> 0;
		let mixed = Math.imul(this.#state ^ (this.#state >>> 15), this.#state | 1);
		mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
		return ((mixed ^ (mixed >>> 14)) >>> 0) % below;
	}

	bytes(count: number): Buffer {
		return Buffer.from(Array.from({ length: count }, () => this.next(256)));
	}

	hex(digits: number): string {
		return Array.from({ length: digits }, () => this.next(16).toString(16)).join("");
	}

	uuid(): string {
		return [8, 4, 4, 4, 12].map((digits) => this.hex(digits)).join("-");
	}
}

const NTLM = "NTLMSSP\0";

function le32(value: number): Buffer {
	const bytes = Buffer.alloc(4);
	bytes.writeUInt32LE(value >>> 0);
	return bytes;
}

/** An NTLM message: signature, type, then fields in order; a Buffer in `fields` goes to the payload, a number stays in place. */
function ntlm(type: number, fields: readonly (Buffer | { inline: Buffer })[]): string {
	const headSize =
		NTLM.length + 4 + fields.reduce((size, field) => size + ("inline" in field ? field.inline.length : 8), 0);
	const head: Buffer[] = [Buffer.from(NTLM, "latin1"), le32(type)];
	const payload: Buffer[] = [];
	let offset = headSize;
	for (const field of fields) {
		if ("inline" in field) {
			head.push(field.inline);
			continue;
		}
		const size = Buffer.alloc(4);
		size.writeUInt16LE(field.length, 0);
		size.writeUInt16LE(field.length, 2);
		head.push(size, le32(offset));
		payload.push(field);
		offset += field.length;
	}
	return Buffer.concat([...head, ...payload]).toString("base64");
}

const utf16 = (text: string): Buffer => Buffer.from(text, "utf16le");
const VERSION = Buffer.from("0501280a0000000f", "hex");

/** NEGOTIATE: the first message of a client that does not use datagram mode. */
export function ntlmNegotiate(): string {
	return ntlm(1, [{ inline: le32(0xa208b207) }, Buffer.alloc(0), Buffer.alloc(0), { inline: VERSION }]);
}

export function ntlmChallenge(dice: Dice, domain: string, server: string): string {
	const pair = (id: number, value: string): Buffer => {
		const head = Buffer.alloc(4);
		head.writeUInt16LE(id, 0);
		head.writeUInt16LE(value.length * 2, 2);
		return Buffer.concat([head, utf16(value)]);
	};
	const info = Buffer.concat([pair(2, domain), pair(1, server), Buffer.alloc(4)]);
	return ntlm(2, [
		utf16(domain),
		{ inline: le32(0x6289c245) },
		{ inline: dice.bytes(8) },
		{ inline: Buffer.alloc(8) },
		info,
		{ inline: VERSION },
	]);
}

export function ntlmAuthenticate(dice: Dice, domain: string, user: string, host: string): string {
	return ntlm(3, [
		dice.bytes(24),
		dice.bytes(24),
		utf16(domain),
		utf16(user),
		utf16(host),
		dice.bytes(16),
		{ inline: le32(0x62888255) },
		{ inline: VERSION },
	]);
}

/** A GSS-API initial token with Kerberos' object id and an AP-REQ: its base64 begins with `YII`. */
export function kerberosToken(dice: Dice): string {
	const ticket = dice.bytes(1260);
	const body = Buffer.concat([Buffer.from("06092a864886f71201020201006e8204f03082", "hex"), ticket]);
	const head = Buffer.from([0x60, 0x82, 0, 0]);
	head.writeUInt16BE(body.length, 2);
	return Buffer.concat([head, body]).toString("base64");
}

/** TLS handshake records: their base64 begins with `FgMBA`. */
export function tlsFlight(dice: Dice, size: number): string {
	const head = Buffer.from([0x16, 0x03, 0x01, 0, 0]);
	head.writeUInt16BE(size, 3);
	return Buffer.concat([head, dice.bytes(size)]).toString("base64");
}

/** The last flight of a TLS server, ChangeCipherSpec and Finished: its base64 begins with `FAMBAAEBFgMB`. */
export function tlsFinished(dice: Dice): string {
	const head = Buffer.from("14030100010116030100", "hex");
	return Buffer.concat([head, Buffer.from([48]), dice.bytes(48)]).toString("base64");
}
