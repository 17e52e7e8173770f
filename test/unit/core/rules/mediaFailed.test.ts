import { checkRule } from "./ruleHelper.ts";

const CALL = "0 INVITE 1\n1 200 1 INVITE\n1 ACK 1";
const bye = (id: string) => `${CALL}\n9 BYE 2 totag=b | ms-client-diagnostics: ${id}`;

suite("media-failed", () => {
	test("a call that was set up and whose media never connected", () =>
		checkRule("media-failed", bye("22"), [
			"error",
			3,
			/call .*media never connected.*\(ms-client-diagnostics 22\)/,
			1,
		]));
	test("a sharing session", () =>
		checkRule(
			"media-failed",
			bye("24").replace("INVITE 1", "INVITE 1 | Content-Type: application/sdp |  | m=applicationsharing 1 TCP 1"),
			["error", 3, /^Sharing between .*\(ms-client-diagnostics 24\)/, 1],
		));
	test("once per call, whoever reports it", () =>
		checkRule("media-failed", `${bye("23")}\n9 200 2 BYE totag=b | ms-client-diagnostics: 23`, [
			"error",
			3,
			/connect/,
			1,
		]));
	test("replaces the refusal that reports it", () => {
		const refused = "0 INVITE 1\n1 488 1 INVITE | ms-client-diagnostics: 24";
		checkRule("media-failed", refused, ["error", 1, /connect/, 1]);
		checkRule("failed-transaction", refused);
	});
	test("silent on other ends of a call", () => {
		checkRule("media-failed", bye("51004"));
		checkRule("media-failed", bye("52063"));
		checkRule("media-failed", `${CALL}\n9 BYE 2 totag=b`);
		checkRule("media-failed", `${CALL}\n9 INFO 2 totag=b | ms-client-diagnostics: 23`);
	});
});
