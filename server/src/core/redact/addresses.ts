// IP addresses: which ones identify a computer, and the documentation addresses that replace them.

import { readIpv4, readIpv6 } from "../sip/ipAddress.ts";

/** True for an address that does not identify a computer: loopback, the unspecified address, a mask (RFC 6890). */
export function isNobodysAddress(text: string): boolean {
	const four = readIpv4(text);
	if (four) return four[0] === 127 || four[0] === 0 || four[0] === 255;
	const eight = readIpv6(text);
	return eight?.slice(0, 7).every((group) => group === 0) === true && eight[7]! < 2;
}

/**
 * Documentation addresses by number, from 0. A private IPv4 address (RFC 1918, RFC 6598, RFC 3927) gets one from
 * 192.0.2.0/24, any other IPv4 address one from 198.51.100.0/24 and 203.0.113.0/24 (RFC 5737). When these run out, addresses
 * from 198.18.0.0/15 follow, reserved for tests (RFC 2544), and then from 240.0.0.0/4, which must not be used (RFC 1112 §4).
 * An IPv6 address gets one from 2001:db8::/32 (RFC 3849).
 */
export function documentationAddress(kind: "private" | "public" | "ipv6", number: number): string {
	if (kind === "ipv6") {
		const [high, low] = [Math.floor(number / 0x10000), (number % 0x10000) + 1];
		return high === 0 ? `2001:db8::${hex(low % 0x10000)}` : `2001:db8::${hex(high)}:${hex(low % 0x10000)}`;
	}
	const nets = kind === "private" ? PRIVATE_NETS : PUBLIC_NETS;
	const net = nets[Math.floor(number / HOSTS)];
	if (net !== undefined) return `${net}.${(number % HOSTS) + 1}`;
	// The two kinds alternate in these ranges.
	const rest = 2 * (number - nets.length * HOSTS) + (kind === "private" ? 0 : 1);
	const value = rest < TESTS ? FIRST_OF_TESTS + rest : FIRST_RESERVED + rest - TESTS;
	return [24, 16, 8, 0].map((shift) => (value >>> shift) & 255).join(".");
}

/** 198.18.0.0/15, and 240.0.0.0/4. */
const FIRST_OF_TESTS = 0xc6120000;
const TESTS = 0x20000;
const FIRST_RESERVED = 0xf0000000;

const PRIVATE_NETS = ["192.0.2"];
const PUBLIC_NETS = ["198.51.100", "203.0.113"];
const HOSTS = 254;

/** The kind of replacement for an address. An invalid address such as 192.168.511.39 is judged by how it begins. */
export function addressKind(text: string): "private" | "public" | "ipv6" {
	if (text.includes(":")) return "ipv6";
	return PRIVATE.test(text) ? "private" : "public";
}

const PRIVATE =
	/^(?:10|192\.168|192\.0\.2|169\.254|172\.(?:1[6-9]|2\d|3[01])|100\.(?:6[4-9]|[789]\d|1[01]\d|12[0-7]))\./;

/** A canonical key, equal for all notations of the same address. */
export function addressKey(text: string): string {
	return readIpv6(text)?.map(hex).join(":") ?? text.toLowerCase();
}

function hex(number: number): string {
	return number.toString(16);
}
