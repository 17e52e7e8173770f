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
	test("a sign-in that does not continue there within 32 s of the log", () => {
		const moved = "0 REGISTER 1\n1 301 1 REGISTER | Contact: <sip:pool02.example.com>";
		checkRule("redirected", `${moved}\n40 # tick`, [
			"warning",
			1,
			/^Sign-in of alice@example\.com stopped here: .* to pool02\.example\.com with 301 Reason, and the log shows no sign-in there in the next 39 s\.$/,
			1,
		]);
		const usual = ["information", 1, /This is how a client learns its home server/, 1] as const;
		checkRule("redirected", `${moved}\n33 # tick`, usual);
		checkRule("redirected", `${moved}\n2 REGISTER 1 call=2\n3 200 1 REGISTER call=2\n60 # tick`, usual);
	});
	test("silent without the request", () => checkRule("redirected", "0 302 1 INVITE"));
});
