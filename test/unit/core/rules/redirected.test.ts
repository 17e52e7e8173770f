import { checkRule } from "./ruleHelper.ts";

suite("redirected", () => {
	test("with its target", () =>
		checkRule("redirected", '0 INVITE 1\n1 302 1 INVITE | Contact: "Carol" <sip:carol@example.com>;q=0.7', [
			"information",
			1,
			"INVITE was redirected to carol@example.com: 302 Reason.",
			1,
		]));
	test("without a target", () =>
		checkRule("redirected", "0 INVITE 1\n1 300 1 INVITE", ["information", 1, "INVITE was redirected: 300 Reason.", 1]));
	test("at sign-in it is how a client finds its home server", () =>
		checkRule("redirected", "0 REGISTER 1\n1 301 1 REGISTER | Contact: <sip:pool02.example.com>", [
			"information",
			1,
			/to pool02\.example\.com: .* home server/,
			1,
		]));
	test("silent without the request", () => checkRule("redirected", "0 302 1 INVITE"));
});
