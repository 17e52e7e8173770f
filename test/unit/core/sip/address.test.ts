import assert from "node:assert/strict";
import { addressName, readAddress } from "../../../../server/src/core/sip/address.ts";

/** `displayName | uri | user | host | short form`, `-` for what is missing. */
function check(value: string, expected: string): void {
	const address = readAddress(value);
	const { displayName, uri, user, host } = address;
	assert.equal([displayName ?? "-", uri, user ?? "-", host ?? "-", addressName(address)].join(" | "), expected);
}

suite("address", () => {
	const cases: readonly [string, string, string][] = [
		["in brackets", "<sip:a@h.example>;tag=1", "- | sip:a@h.example | a | h.example | a@h.example"],
		["bare", "sip:a@h;tag=1", "- | sip:a@h | a | h | a@h"],
		["quoted name", '"Alice A." <sip:a@h>', "Alice A. | sip:a@h | a | h | a@h"],
		["name of words", "Alice A <sip:a@h>", "Alice A | sip:a@h | a | h | a@h"],
		["empty name", '"" <sip:a@h>', "- | sip:a@h | a | h | a@h"],
		["brackets in the name", '"a <b> c" <sip:a@h>', "a <b> c | sip:a@h | a | h | a@h"],
		["escaped quote in the name", '"a \\" <b" <sip:a@h>', 'a \\" <b | sip:a@h | a | h | a@h'],
		["port, parameters and headers", "<sip:a@h:5060;lr?x=y>", "- | sip:a@h:5060;lr?x=y | a | h | a@h"],
		["empty user", "<sip:@h>", "- | sip:@h | - | h | h"],
		["host only", "<sip:h.example>", "- | sip:h.example | - | h.example | h.example"],
		["host and port", "<sip:192.0.2.1:7519>", "- | sip:192.0.2.1:7519 | - | 192.0.2.1 | 192.0.2.1"],
		["IPv6", "<sip:a@[2001:db8::1]:5060>", "- | sip:a@[2001:db8::1]:5060 | a | [2001:db8::1] | a@[2001:db8::1]"],
		["tel", "<tel:+15550100;phone-context=x>", "- | tel:+15550100;phone-context=x | +15550100 | - | +15550100"],
		["a user with parameters", "<sip:a;x=y@h>", "- | sip:a;x=y@h | - | a | a"],
		["two ats", "<sip:a@b@h>", "- | sip:a@b@h | a@b | h | a@b@h"],
		["no scheme", "<a@h>", "- | a@h | a | h | a@h"],
		["a name from a paste without scheme", "<yun.zheng>;tag=1", "- | yun.zheng | - | yun.zheng | yun.zheng"],
		["brackets that never close", "<sip:a@h", "- | sip:a@h | a | h | a@h"],
		["a quote that never closes", '"Alice <sip:a@h>', '"Alice | sip:a@h | a | h | a@h'],
		["empty brackets", "<>", "- |  | - | - | "],
		["empty", "", "- |  | - | - | "],
	];
	for (const [name, value, expected] of cases) test(name, () => check(value, expected));
});
