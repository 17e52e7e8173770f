// Documentation addresses: they are within their ranges, and never run out.

import assert from "node:assert/strict";
import { documentationAddress, isNobodysAddress } from "../../../../server/src/core/redact/addresses.ts";

suite("redact: addresses", () => {
	test("the first of each kind are those of RFC 5737 and RFC 3849, then unassigned ones", () => {
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

	test("unassigned addresses", () => {
		for (const text of ["127.0.0.1", "0.0.0.0", "::", "::1", "255.255.255.0"]) assert.ok(isNobodysAddress(text));
	});
});
