import { checkFindings, checkRule } from "./ruleHelper.ts";

suite("slow-transaction", () => {
	test("a response after the limit", () => {
		checkRule("slow-transaction", "0 BYE 1\n5 200 1 BYE");
		checkRule("slow-transaction", "0 BYE 1\n5.001 200 1 BYE", [
			"information",
			1,
			"BYE was answered only after 5 s, with 200 Reason.",
			1,
		]);
	});
	test("for an INVITE, the first response: a person may take their time", () => {
		checkRule("slow-transaction", "0 INVITE 1\n1 180 1 INVITE\n90 200 1 INVITE");
		checkRule("slow-transaction", "0 INVITE 1\n6 180 1 INVITE\n90 200 1 INVITE", [
			"information",
			1,
			/^INVITE was first answered only after 6 s/,
			1,
		]);
		checkRule("slow-transaction", "0 SUBSCRIBE 1\n1 100 1 SUBSCRIBE\n6 200 1 SUBSCRIBE", [
			"information",
			2,
			/with 200/,
			1,
		]);
	});
	test("the limit that a user sets", () => {
		const found = [["information", 1, /100 ms/, 1]] as const;
		checkFindings("slow-transaction", "0 BYE 1\n0.1 200 1 BYE", { slowTransactionMs: 50 }, found);
		checkFindings("slow-transaction", "0 BYE 1\n9 200 1 BYE", { slowTransactionMs: 10_000 }, []);
	});
	test("silent without the request, and if the clock was set back", () => {
		checkRule("slow-transaction", "9 200 1 BYE");
		checkRule("slow-transaction", "9 BYE 1\n0 200 1 BYE");
	});
});
