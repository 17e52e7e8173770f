import assert from "node:assert/strict";
import { diagnose, parseTrace } from "../../../../server/src/core/index.ts";
import { checkRule } from "./ruleHelper.ts";

suite("malformed-message", () => {
	test("a mandatory header is missing", () => {
		checkRule("malformed-message", "0 BYE 1 call=-\n9 # end", ["warning", 0, /it has no Call-ID\./, 0]);
		checkRule("malformed-message", "0 BYE -\n9 # end", ["warning", 0, /it has no CSeq\./, 0]);
		checkRule("malformed-message", "0 BYE - call=-\n9 # end", ["warning", 0, /it has no Call-ID, no CSeq\./, 0]);
	});
	test("an invalid CSeq", () => {
		checkRule("malformed-message", "0 BYE x\n9 # end", ["warning", 0, /its CSeq is not a number and a method/, 0]);
		checkRule("malformed-message", "0 BYE 2147483648\n9 # end", ["warning", 0, /above 2\^31 - 1/, 0]);
		checkRule("malformed-message", "0 BYE 99999999999\n9 # end", ["warning", 0, /far above 2\^31 - 1/, 0]);
		checkRule("malformed-message", "0 BYE - | CSeq: 1 INVITE\n9 # end", [
			"warning",
			0,
			/names INVITE, but the request is BYE/,
			0,
		]);
	});
	test("silent on the largest CSeq, a response to another method, and optional headers", () => {
		checkRule("malformed-message", "0 BYE 2147483647\n0 200 1 INVITE\n9 # end");
		checkRule("malformed-message", "0 BYE 1 tag=- branch=-\n9 # end");
	});
	test("silent on a message cut off by the end of the file", () => {
		const cut = "10:00:00.000 1:1 INFO  :: BYE sip:bob@example.com SIP/2.0\r\nTo: <sip:b";
		const rules = diagnose(parseTrace(cut)).map(({ rule }) => rule);
		assert.ok(rules.includes("truncated-message") && !rules.includes("malformed-message"), rules.join());
	});
});
