// Numeric addresses of the Internet as bytes.

/** The 4 bytes of `192.0.2.1`, the 16 of `2001:db8::1` (RFC 4291 §2.2); `undefined` for a name, and for what is none. */
export function ipAddressBytes(host: string): Uint8Array | undefined {
	return host.includes(":") ? ipv6Bytes(host) : ipv4Bytes(host);
}

function ipv4Bytes(host: string): Uint8Array | undefined {
	const parts = host.split(".", 5);
	if (parts.length !== 4 || !parts.every((part) => /^\d{1,3}$/.test(part) && Number(part) < 256)) return undefined;
	return Uint8Array.from(parts, Number);
}

function ipv6Bytes(host: string): Uint8Array | undefined {
	if (host.length > LONGEST) return undefined;
	// The scope of a link-local address is a name that only its own computer knows (RFC 4007 §11).
	const [head, tail, ...others] = host.replace(/%.*$/s, "").split("::");
	if (others.length > 0) return undefined;
	const [before, behind] = [groupsOf(head!), groupsOf(tail ?? "")];
	if (!before || !behind) return undefined;
	const left = 16 - before.length - behind.length;
	// The two colons stand for one group of zeros at least.
	if (tail === undefined ? left !== 0 : left < 2) return undefined;
	return Uint8Array.from([...before, ...Array<number>(left).fill(0), ...behind]);
}

/** With an IPv4 address at its end and a scope no address is longer. */
const LONGEST = 100;

/** The bytes of groups with colons between them; `undefined` where one of them is none. */
function groupsOf(text: string): readonly number[] | undefined {
	if (text === "") return [];
	const bytes: number[] = [];
	const groups = text.split(":");
	for (const [at, group] of groups.entries()) {
		const ipv4 = at === groups.length - 1 ? ipv4Bytes(group) : undefined;
		if (ipv4) bytes.push(...ipv4);
		else if (/^[0-9a-f]{1,4}$/i.test(group))
			bytes.push(Number.parseInt(group, 16) >> 8, Number.parseInt(group, 16) & 255);
		else return undefined;
	}
	return bytes;
}
