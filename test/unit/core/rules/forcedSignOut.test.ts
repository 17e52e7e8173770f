import assert from "node:assert/strict";
import { diagnose, parseTrace } from "../../../../server/src/core/index.ts";
import { writeServerLog } from "../../../support/fixture.ts";
import { checkOf, checkRule } from "./ruleHelper.ts";

const notify = (body: string, header = "") =>
	`0 NOTIFY 1 | Event: registration-notify${header && ` | ${header}`} |  | ${body}\n0 200 1 NOTIFY`;

suite("forced-sign-out", () => {
	test("the reason that the server gives", () => {
		checkRule("forced-sign-out", notify("deregistered;event=rejected"), [
			"error",
			0,
			/^The server signed this client out\. .+\.$/,
			0,
		]);
		checkRule("forced-sign-out", notify('Deregistered; event="moonrise"'), ["error", 0, /moonrise/, 0]);
		checkRule("forced-sign-out", notify("deregistered"), ["error", 0, /^The server signed this client out\. ?$/, 0]);
	});
	test("the reason in ms-diagnostics, with its advice", () => {
		const script = notify("deregistered;event=rejected", "ms-diagnostics-public: 4141");
		checkRule("forced-sign-out", script, ["error", 0, /\(ms-diagnostics-public 4141\)\.$/, 0]);
		assert.match(checkOf("forced-sign-out", script), /administrator has disabled/);
		assert.match(checkOf("forced-sign-out", notify("deregistered;event=rejected")), /at that time/);
	});
	test("in a BENOTIFY", () =>
		checkRule("forced-sign-out", notify("deregistered;event=rejected").replace("NOTIFY", "BENOTIFY"), [
			"error",
			0,
			/out\./,
			0,
		]));
	test("silent on other events and other bodies", () => {
		checkRule("forced-sign-out", notify("registered"));
		checkRule("forced-sign-out", notify("deregistered;event=rejected").replace("registration-notify", "presence"));
		checkRule("forced-sign-out", "0 NOTIFY 1 | Event: registration-notify");
	});
	test("in the log of a server it was some client", () => {
		const [found] = diagnose(parseTrace(writeServerLog(notify("deregistered;event=moonrise")))).filter(
			({ rule }) => rule === "forced-sign-out",
		);
		assert.match(found!.message, /^The server signed a client out\. .*moonrise/);
	});
});
