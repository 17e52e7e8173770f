// Parses numeric IP addresses.

/** The four numbers of an IPv4 address; `undefined` if it is not one. */
export function readIpv4(text: string): readonly number[] | undefined {
	const numbers = /^\d{1,3}(?:\.\d{1,3}){3}$/.test(text) ? text.split(".").map(Number) : [];
	return numbers.length === 4 && numbers.every((each) => each < 256) ? numbers : undefined;
}

/** The eight numbers of an IPv6 address without brackets and zone (RFC 4291 §2.2); `undefined` if it is not one. */
export function readIpv6(text: string): readonly number[] | undefined {
	const [, head = "", tail] = /^([0-9a-f:]*:)(\d{1,3}(?:\.\d{1,3}){3})$/i.exec(text) ?? [];
	const four = tail === undefined ? undefined : readIpv4(tail);
	if (tail !== undefined && !four) return undefined;
	const plain = four ? `${head}${hex(four[0]! * 256 + four[1]!)}:${hex(four[2]! * 256 + four[3]!)}` : text;
	const halves = plain.split("::");
	if (halves.length > 2) return undefined;
	const groups = halves.map((half) => (half === "" ? [] : half.split(":")));
	if (!groups.flat().every((group) => /^[0-9a-f]{1,4}$/i.test(group))) return undefined;
	// The double colon stands for at least one group of zeros.
	const missing = 8 - groups.flat().length;
	if (halves.length === 1 ? missing !== 0 : missing < 1) return undefined;
	const zeros = new Array<string>(halves.length === 1 ? 0 : missing).fill("0");
	return [...groups[0]!, ...zeros, ...(groups[1] ?? [])].map((group) => Number.parseInt(group, 16));
}

/** The 4 bytes of `192.0.2.1`, the 16 of `2001:db8::1`; `undefined` for a name or invalid address. */
export function ipAddressBytes(host: string): Uint8Array | undefined {
	if (host.length > LONGEST) return undefined;
	if (!host.includes(":")) return bytesOf(readIpv4(host));
	// The zone of a link-local address only has a meaning on its own host (RFC 4007 §11).
	return bytesOf(readIpv6(host.replace(/%.*$/s, ""))?.flatMap((group) => [group >> 8, group & 255]));
}

function bytesOf(numbers: readonly number[] | undefined): Uint8Array | undefined {
	return numbers && Uint8Array.from(numbers);
}

/** No address is longer, even with an embedded IPv4 address and a zone. */
const LONGEST = 100;

function hex(number: number): string {
	return number.toString(16);
}
