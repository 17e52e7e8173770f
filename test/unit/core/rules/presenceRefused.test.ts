import { checkRule } from "./ruleHelper.ts";

const list = (...instances: readonly string[]) =>
	`Event: presence | Content-Type: application/rlmi+xml |  | <list uri="sip:alice@example.com">${instances.map((instance, at) => `<resource uri="sip:c${at}@example.com"><instance id="0" ${instance}/></resource>`).join("")}</list>`;
const REJECTED = 'state="terminated" reason="rejected"';
const GONE = 'state="terminated" reason="noresource"';

suite("presence-refused", () => {
	test("a finding for each contact", () =>
		checkRule(
			"presence-refused",
			`0 SUBSCRIBE 1\n1 200 1 SUBSCRIBE | ${list(REJECTED, 'state="active"', GONE)}`,
			["warning", 1, /^alice@example\.com .*c0@example\.com.*rejected/, 1],
			["warning", 1, /^alice@example\.com .*c2@example\.com.*noresource/, 1],
		));
	test("in a later notification as well", () =>
		checkRule(
			"presence-refused",
			`0 BENOTIFY 1 from=sip:bob@example.com to=sip:alice@example.com | ${list(REJECTED)}`,
			["warning", 0, /c0@example\.com/, 0],
		));
	test("silent on contacts that are visible, asked elsewhere, or asked later", () =>
		checkRule(
			"presence-refused",
			`0 BENOTIFY 1 | ${list('state="active"', 'state="pending"', 'state="resubscribe" poolFqdn="sip:p2"', 'state="terminated" reason="timeout"')}`,
		));
});
