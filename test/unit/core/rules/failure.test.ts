// One failure is one problem.

import assert from "node:assert/strict";
import { diagnose, parseTrace, type RuleSettings } from "../../../../server/src/core/index.ts";
import { assertLinear } from "../../../support/cpuTime.ts";
import { writeLog } from "../../../support/fixture.ts";

/** The problems: `error auth-failed 3>2,0`, with the number of the message it is on, and those of its related locations. */
function problems(script: string, rules: RuleSettings = {}): readonly string[] {
	const trace = parseTrace(writeLog(script));
	const messageAt = (offset: number) => trace.messageAtLine(trace.lines.lineAt(offset));
	return diagnose(trace, rules)
		.filter(({ severity }) => severity === "error" || severity === "warning")
		.map(({ severity, rule, span, related }) => {
			const places = related.map((place) => messageAt(place.span.start));
			return `${severity} ${rule} ${messageAt(span.start)}>${places.join()}`;
		});
}

function check(script: string, ...expected: readonly string[]): void {
	assert.deepEqual(problems(script), expected);
}

const NTLM = 'Authorization: NTLM realm=x, targetname=pool, gssapi-data="TlRMTVNTUAADAAAA"';
const ASKS = "WWW-Authenticate: NTLM realm=x, targetname=pool";
const FORBIDDEN = `0 REGISTER 1\n0 401 1 REGISTER | ${ASKS}\n1 REGISTER 2 | ${NTLM}\n1 403 2 REGISTER | ms-diagnostics: 4004`;
const MEDIA = "0 INVITE 1\n1 200 1 INVITE\n9 BYE 2 totag=b | ms-client-diagnostics: 23\n9 481 2 BYE totag=b";

suite("one problem for one failure", () => {
	test("of several rules, the one that knows most reports it", () => {
		check(FORBIDDEN, "error auth-failed 3>2");
		check("0 INVITE 1\n1 488 1 INVITE | ms-client-diagnostics: 24", "error media-failed 1>0");
	});

	test("a failure reported in messages outranks a missing ACK or response", () => {
		const unacknowledged = "0 INVITE 1\n1 200 1 INVITE totag=b";
		check(`${unacknowledged}\n50 # end`, "warning missing-ack 1>0");
		check(
			`${unacknowledged}\n9 BYE 2 totag=b | ms-client-diagnostics: 23\n9 200 2 BYE totag=b\n50 # end`,
			"error media-failed 2>0,1",
		);
		check(
			`${unacknowledged}\n9 BYE 2 totag=b | ms-client-diagnostics: 52063\n9 200 2 BYE totag=b\n50 # end`,
			"error reported-failure 2>0,1",
		);
	});

	test("if that rule is turned off, the next one reports it", () => {
		assert.deepEqual(problems(FORBIDDEN, { "auth-failed": "off" }), ["error failed-transaction 3>2"]);
		assert.deepEqual(problems(FORBIDDEN, { "auth-failed": "off", "failed-transaction": "off" }), []);
		const refused = "0 INVITE 1\n1 488 1 INVITE | ms-client-diagnostics: 24";
		assert.deepEqual(problems(refused, { "media-failed": "off" }), ["error failed-transaction 1>0"]);
	});

	test("a problem downgraded to information outranks nothing, and is not outranked", () => {
		assert.deepEqual(problems(FORBIDDEN, { "auth-failed": "information" }), ["error failed-transaction 3>2"]);
		const all = diagnose(parseTrace(writeLog(FORBIDDEN)), { "failed-transaction": "hint" });
		assert.deepEqual(
			all.filter(({ rule }) => rule !== "auth-challenge").map(({ severity, rule }) => `${severity} ${rule}`),
			["hint failed-transaction", "error auth-failed"],
		);
	});

	test("of several attempts, the last one counts, and the others are related locations", () =>
		check(
			"0 INVITE 1\n1 503 1 INVITE\n2 INVITE 2\n3 503 2 INVITE\n4 INVITE 3\n5 503 3 INVITE",
			"error failed-transaction 5>4,1,0,3,2",
		));

	test("attempts after a challenge are attempts as well", () =>
		check(
			`0 INVITE 1\n1 503 1 INVITE\n2 INVITE 2\n2 407 2 INVITE | Proxy-Authenticate: NTLM realm=x\n3 INVITE 3 | Proxy-${NTLM}\n3 503 3 INVITE`,
			"error failed-transaction 5>4,1,0",
		));

	test("a request repeated much later is a new failure", () =>
		check(
			"0 INVITE 1\n1 503 1 INVITE\n900 INVITE 2\n901 503 2 INVITE",
			"error failed-transaction 1>0",
			"error failed-transaction 3>2",
		));

	test("a clock difference is part of the sign-in that failed because of it", () => {
		const skewed = `10:07:00.000 REGISTER 1\n10:07:00.000 401 1 REGISTER | Date: Tue, 16 Apr 2013 10:00:00 GMT | WWW-Authenticate: Kerberos realm=x`;
		check(`${skewed}\n10:09:00.000 # end`, "warning auth-abandoned 1>0,1");
		check(skewed, "warning clock-skew 1>");
	});

	test("two failures of one call are two", () =>
		check(`${MEDIA}`, "error media-failed 2>0", "warning failed-transaction 3>2"));

	test("presence of two contacts in one message stays two problems", () =>
		check(
			'0 SUBSCRIBE 1\n1 200 1 SUBSCRIBE | Content-Type: application/rlmi+xml |  | <list><resource uri="sip:c@b"><instance state="terminated" reason="rejected"/></resource><resource uri="sip:d@b"><instance state="terminated" reason="rejected"/></resource></list>',
			"warning presence-refused 1>0",
			"warning presence-refused 1>0",
		));

	test("a successful retry leaves no problem", () =>
		check("0 INVITE 1\n1 503 1 INVITE\n2 INVITE 2\n3 200 2 INVITE\n3 ACK 2"));

	test("the number of related locations is limited", () => {
		const tries = Array.from({ length: 100 }, (_, at) => `${at} SUBSCRIBE ${at + 1}\n${at} 503 ${at + 1} SUBSCRIBE`);
		const [only, ...others] = diagnose(parseTrace(writeLog(tries.join("\n"))));
		assert.deepEqual([others.length, only!.related.length], [0, 40]);
	});

	test("thousands of attempts take linear time", () => {
		const log = (count: number) =>
			parseTrace(
				writeLog(
					Array.from({ length: count }, (_, at) => `${at} SUBSCRIBE ${at + 1}\n${at} 503 ${at + 1} SUBSCRIBE`).join(
						"\n",
					),
				),
			);
		assertLinear(1000, (count) => {
			const trace = log(count);
			return () => diagnose(trace);
		});
	});
});
