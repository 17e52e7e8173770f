import assert from "node:assert/strict";
import { ipAddressBytes, readIpv6 } from "../../../../server/src/core/sip/ipAddress.ts";

suite("IP addresses", () => {
	test("an IPv6 address in any of its forms, and other texts", () => {
		assert.deepEqual(readIpv6("::ffff:192.0.2.1"), [0, 0, 0, 0, 0, 0xffff, 0xc000, 0x201]);
		assert.deepEqual(readIpv6("2001:DB8::1"), readIpv6("2001:db8:0:0:0:0:0:1"));
		for (const text of ["10:38:58", "::1::", "1:2:3:4:5:6:7", "g::1", "1:2:3:4:5:6:7:8:9"])
			assert.equal(readIpv6(text), undefined);
	});

	test("as bytes", () => {
		const shown = (host: string) => {
			const bytes = ipAddressBytes(host);
			return bytes && Buffer.from(bytes).toString("hex");
		};
		const cases: readonly (readonly [string, string | undefined])[] = [
			["192.0.2.1", "c0000201"],
			["::", "0".repeat(32)],
			["2001:db8::ff00:42:8329", "20010db8000000000000ff0000428329"],
			["::ffff:192.0.2.1", "00000000000000000000ffffc0000201"],
			["fe80::1%12", "fe800000000000000000000000000001"],
			["1:2:3:4:5:6:7:8", "00010002000300040005000600070008"],
			["1:2:3:4:5:6:7::8", undefined],
			["1::2::3", undefined],
			["192.0.2.1::", undefined],
			["1:2:3", undefined],
			["192.0.2.256", undefined],
			["192.0.2", undefined],
			["pool.contoso.com", undefined],
			["", undefined],
		];
		for (const [host, expected] of cases) assert.equal(shown(host), expected, host);
	});
});
