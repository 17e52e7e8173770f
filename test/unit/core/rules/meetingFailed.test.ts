import { checkRule } from "./ruleHelper.ts";

const c3p = (code: string) =>
	`Content-Type: application/cccp+xml |  | <response xmlns="urn:ietf:params:xml:ns:cccp" C3PVersion="1" requestId="1" code="${code}"><getConference reason="conferenceDoesntExist"/></response>`;

suite("meeting-failed", () => {
	test("a meeting that refuses in a successful response", () =>
		checkRule("meeting-failed", `0 SERVICE 1\n1 200 1 SERVICE | ${c3p("failure")}`, [
			"error",
			1,
			/meeting.*\(C3P conferenceDoesntExist\)\.$/,
			1,
		]));
	test("a meeting that refuses later, in a request", () =>
		checkRule("meeting-failed", `0 INFO 2 totag=b | ${c3p("failure")}`, ["error", 0, /C3P/, 0]));
	test("silent if it agrees or waits", () => {
		checkRule("meeting-failed", `0 SERVICE 1\n1 200 1 SERVICE | ${c3p("success")}`);
		checkRule("meeting-failed", `0 INVITE 1\n1 200 1 INVITE | ${c3p("pending")}`);
	});
	test("a request that failed in SIP is left to another rule, with the body as its cause", () => {
		const failed = `0 SERVICE 1\n1 404 1 SERVICE | ${c3p("failure")}`;
		checkRule("meeting-failed", failed);
		checkRule("failed-transaction", failed, ["error", 1, /\(C3P conferenceDoesntExist\)\.$/, 1]);
	});
});
