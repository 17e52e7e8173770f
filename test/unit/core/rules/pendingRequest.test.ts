import { checkRule } from "./ruleHelper.ts";

suite("pending-request", () => {
	test("the log ends before the time limit", () => {
		checkRule("pending-request", "0 BYE 1\n3 # end", [
			"hint",
			0,
			"BYE has no final response yet: the log of this client ends 3 s after it.",
			0,
		]);
		checkRule("pending-request", "0 BYE 1\n32 # end", ["hint", 0, /32 s/, 0]);
		checkRule("pending-request", "0 BYE 1\n32.001 # end");
	});
	test("a ringing INVITE may take three minutes", () => {
		checkRule("pending-request", "0 INVITE 1\n1 180 1 INVITE\n180 # end", [
			"hint",
			0,
			/^INVITE has no final response yet: /,
			0,
		]);
		checkRule("pending-request", "0 INVITE 1\n1 180 1 INVITE\n181 # end");
	});
	test("100 Trying only confirms receipt by the next hop", () =>
		checkRule("pending-request", "0 INVITE 1\n1 100 1 INVITE\n3 # end", [
			"hint",
			0,
			/only 100 Reason, which only confirms that the next hop got it/,
			0,
		]));
	test("a call that ended before the response", () =>
		checkRule("pending-request", "0 INFO 1 totag=b\n2 BYE 2 totag=b\n2 200 2 BYE totag=b", [
			"hint",
			0,
			/^INFO was still open when the call ended with BYE/,
			1,
		]));
	test("another process's records do not count, and some requests need no response", () => {
		checkRule("pending-request", "0 BYE 1 pid=1\n90 # end pid=2", ["hint", 0, /ends 0 ms after it/, 0]);
		checkRule("pending-request", "0 BENOTIFY 1\n0 ACK 1");
	});
});
