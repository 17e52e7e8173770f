// Addresses of documentation: they are in their ranges, and do not run out.

import assert from "node:assert/strict";
import { documentationAddress, isNobodysAddress, readIpv6 } from "../../../../server/src/core/redact/addresses.ts";

suite("redact: addresses", () => {
	test("the first of each kind are those of RFC 5737 and RFC 3849, the others those of nobody", () => {
		assert.equal(documentationAddress("private", 0), "192.0.2.1");
		assert.equal(documentationAddress("private", 253), "192.0.2.254");
		assert.equal(documentationAddress("private", 254), "198.18.0.0");
		assert.equal(documentationAddress("public", 254), "203.0.113.1");
		assert.equal(documentationAddress("public", 508), "198.18.0.1");
		assert.equal(documentationAddress("public", 508 + 0x10000), "240.0.0.1");
		assert.equal(documentationAddress("ipv6", 0), "2001:db8::1");
		assert.equal(documentationAddress("ipv6", 0x10000), "2001:db8::1:1");
	});

	test("no two numbers have the same address", () => {
		const made = new Set<string>();
		for (let number = 0; number < 70_000; number++) {
			for (const kind of ["private", "public", "ipv6"] as const) made.add(documentationAddress(kind, number));
		}
		assert.equal(made.size, 210_000);
	});

	test("an IPv6 address in any of its forms, and what is none", () => {
		assert.deepEqual(readIpv6("::ffff:192.0.2.1"), [0, 0, 0, 0, 0, 0xffff, 0xc000, 0x201]);
		assert.deepEqual(readIpv6("2001:DB8::1"), readIpv6("2001:db8:0:0:0:0:0:1"));
		for (const text of ["10:38:58", "::1::", "1:2:3:4:5:6:7", "g::1", "1:2:3:4:5:6:7:8:9"])
			assert.equal(readIpv6(text), undefined);
		for (const text of ["127.0.0.1", "0.0.0.0", "::", "::1", "255.255.255.0"]) assert.ok(isNobodysAddress(text));
	});
});
