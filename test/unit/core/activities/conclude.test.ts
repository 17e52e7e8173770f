// How an activity ended, and the evidence for it.

import assert from "node:assert/strict";
import { activitiesOf } from "../../../../server/src/core/activities/activities.ts";
import { parseTrace } from "../../../../server/src/core/index.ts";
import { writeLog, writeServerLog } from "../../../support/fixture.ts";
import { activityLines } from "./activityHelper.ts";

function check(script: string, ...expected: readonly string[]): void {
	assert.deepEqual(activityLines(script), expected);
}

/** Headers that mark a response as received, and as written by the other party or by a server. */
const RECEIVED = "via=192.0.2.1:7519;ms-received-port=1";
const PEER = `${RECEIVED} | User-Agent: phone`;
const SERVER = `${RECEIVED} | Server: RTC/5.0`;
const NTLM = 'NTLM realm=x, targetname=pool, gssapi-data="TlRMTVNTUAADAAAA"';
const ASKS = "WWW-Authenticate: NTLM realm=x, targetname=pool";

suite("conclude: a call", () => {
	test("worked", () =>
		check(
			"0 INVITE 1\n1 200 1 INVITE\n1 ACK 1\n9 BYE 2 totag=b\n9 200 2 BYE totag=b",
			"call alice to bob: worked, shown by 1 | #0 #1 #2",
		));
	test("refused, and by whom", () => {
		check(`0 INVITE 1\n1 486 1 INVITE ${PEER}`, "call alice to bob: refused by peer at #0, shown by 1 | #0");
		check(`0 INVITE 1\n1 480 1 INVITE ${SERVER}`, "call alice to bob: refused by server at #0, shown by 1 | #0");
		check(`0 INVITE 1\n1 603 1 INVITE ${RECEIVED}`, "call alice to bob: refused at #0, shown by 1 | #0");
	});
	test("refused by this client", () =>
		check(
			"0 INVITE 1 | Record-Route: <sip:pool.example.com>\n1 486 1 INVITE",
			"call alice to bob: refused by client at #0, shown by 1 | #0",
		));
	test("failed, which is not a refusal", () =>
		check(`0 INVITE 1\n1 504 1 INVITE ${SERVER}`, "call alice to bob: failed by server at #0, shown by 1 | #0"));
	test("given up by the person who started it", () => {
		const cancelled = "1 180 1 INVITE\n2 CANCEL 1\n2 200 1 CANCEL\n2 487 1 INVITE";
		check(
			`0 INVITE 1 | User-Agent: x\n${cancelled}`,
			"call alice to bob: given-up by client at #0, shown by 4 | #0 #1",
		);
		check(
			`0 INVITE 1 | Record-Route: <sip:pool.example.com>\n${cancelled}`,
			"call alice to bob: given-up by peer at #0, shown by 4 | #0 #1",
		);
	});
	test("unanswered", () => check("0 INVITE 1\n33 # end", "call alice to bob: unanswered at #0, shown by 0 | #0"));
	test("cut off by the end of the log, or by its beginning", () => {
		check("0 INVITE 1\n5 180 1 INVITE", "call alice to bob: unknown | #0");
		check("0 200 1 INVITE\n1 ACK 1", "call alice to bob: unknown | #0 #1");
		check("0 487 1 INVITE", "call alice to bob: unknown | #0");
	});
	test("a failure of which the log has only the response", () =>
		check(`0 486 1 INVITE ${PEER}`, "call alice to bob: refused by peer at #0, shown by 0 | #0"));
	test("challenged, and never answered", () => {
		const asked = "0 INVITE 1\n1 407 1 INVITE | Proxy-Authenticate: NTLM realm=x";
		check(`${asked}\n40 # end`, "call alice to bob: given-up by client at #0, shown by 1 | #0");
		check(`${asked}\n5 # end`, "call alice to bob: unknown | #0");
	});
	test("a failure after a challenge is that of the last request", () =>
		check(
			`0 INVITE 1\n0 407 1 INVITE | Proxy-Authenticate: NTLM realm=x\n1 INVITE 2 | Proxy-Authorization: ${NTLM}\n2 404 2 INVITE ${SERVER}`,
			"call alice to bob: failed by server at #1, shown by 3 | #0 #1",
		));
	test("a re-INVITE and the end of the call do not decide", () => {
		const call = "0 INVITE 1\n1 200 1 INVITE";
		check(
			`${call}\n5 INVITE 2 totag=b\n6 488 2 INVITE totag=b\n9 BYE 3 totag=b\n9 481 3 BYE totag=b`,
			"call alice to bob: worked, shown by 1 | #0 #1 #2",
		);
	});
	test("retried successfully", () =>
		check("0 INVITE 1\n1 488 1 INVITE\n2 INVITE 2\n3 200 2 INVITE", "call alice to bob: worked, shown by 3 | #0 #1"));
	test("a failure reported in a message outweighs successful transactions", () =>
		check(
			"0 INVITE 1 | User-Agent: x\n1 200 1 INVITE\n9 BYE 2 totag=b | ms-client-diagnostics: 23\n9 200 2 BYE totag=b",
			"call alice to bob: failed by client at #0, shown by 2 | #0 #1",
		));
});

suite("conclude: other kinds", () => {
	test("each message of a conversation counts", () =>
		check(
			"0 INVITE 1 | Content-Type: text/plain |  | hi\n0 200 1 INVITE\n5 MESSAGE 2 totag=b\n5 408 2 MESSAGE totag=b\n9 MESSAGE 3 totag=b\n9 200 3 MESSAGE totag=b",
			"conversation alice to bob: failed at #1, shown by 3 | #0 #1 #2",
		));
	test("a subscription that cannot be renewed", () =>
		check(
			"0 SUBSCRIBE 1 | Event: presence\n0 200 1 SUBSCRIBE | Event: presence\n99 SUBSCRIBE 2 totag=b | Event: presence\n99 481 2 SUBSCRIBE totag=b",
			"presence alice to bob: failed at #1, shown by 3 | #0 #1",
		));
	test("one of many contacts refuses", () =>
		check(
			'0 SUBSCRIBE 1 to=sip:alice@example.com | Event: presence\n0 200 1 SUBSCRIBE | Content-Type: application/rlmi+xml |  | <list><resource uri="sip:c@example.com"><instance state="terminated" reason="rejected"/></resource></list>',
			"presence alice: refused at #0, shown by 1 | #0",
		));
	test("a call with bad quality worked", () =>
		check(
			"0 INVITE 1\n1 200 1 INVITE\n9 BYE 2 totag=b\n9 200 2 BYE totag=b\n10 SERVICE 1 call=q to=sip:alice@example.com | Content-Type: application/vq-rtcpxr+xml |  | <VQReportEvent><VQSessionReport><DialogInfo CallId='c1'/><MediaLine Label='main-audio'><InboundStream><LossRate>0.5</LossRate></InboundStream></MediaLine></VQSessionReport></VQReportEvent>\n10 200 1 SERVICE call=q",
			"call alice to bob: worked, shown by 5 | #0 #1 #2",
		));
	test("a meeting without one of its servers", () => {
		const at = (service: string) => `to=sip:dave@example.com;gruu;opaque=app:conf:${service}:id:5D3V`;
		check(
			`0 INVITE 1 ${at("focus")}\n1 200 1 INVITE ${at("focus")}\n2 INVITE 1 call=c2 ${at("audio-video")}\n3 503 1 INVITE call=c2 ${at("audio-video")}`,
			"meeting alice to dave: failed at #1, shown by 3 | #0 #1",
		);
	});
	test("the contact list that lives in Exchange", () =>
		check(
			"0 SUBSCRIBE 1 to=sip:alice@example.com | Event: vnd-microsoft-roaming-contacts\n1 403 1 SUBSCRIBE | ms-diagnostics: 2165",
			"contacts alice: worked, shown by 1 | #0",
		));
	test("a request that starts nothing decides nothing", () =>
		check("0 BYE 2 totag=b\n1 481 2 BYE totag=b", "other alice to bob: unknown | #0"));
});

suite("conclude: a sign-in", () => {
	const asked = `0 REGISTER 1\n0 401 1 REGISTER | ${ASKS}`;
	const answered = `1 REGISTER 2 | Authorization: ${NTLM}`;

	test("worked", () =>
		check(`${asked}\n${answered}\n2 200 2 REGISTER`, "sign-in alice to bob: worked, shown by 3 | #0 #1"));
	test("refused because of its credentials, or by a policy", () => {
		check(
			`${asked}\n${answered}\n2 401 2 REGISTER | ${ASKS}\n60 # end`,
			"sign-in alice to bob: refused by server at #1, shown by 3 | #0 #1",
		);
		check("0 REGISTER 1\n1 403 1 REGISTER", "sign-in alice to bob: refused by server at #0, shown by 1 | #0");
	});
	test("failed", () =>
		check("0 REGISTER 1\n1 404 1 REGISTER", "sign-in alice to bob: failed by server at #0, shown by 1 | #0"));
	test("abandoned", () =>
		check(`${asked}\n60 # end`, "sign-in alice to bob: given-up by client at #0, shown by 1 | #0"));
	test("unanswered", () => check("0 REGISTER 1\n60 # end", "sign-in alice to bob: unanswered at #0, shown by 0 | #0"));
	test("cut off by the end of the log", () => {
		check("0 REGISTER 1", "sign-in alice to bob: unknown, shown by 0 | #0");
		check(asked, "sign-in alice to bob: unknown, shown by 1 | #0");
	});
	test("redirected, and then it worked", () =>
		check(
			"0 REGISTER 1 call=a\n0 301 1 REGISTER call=a\n1 REGISTER 1 call=b\n2 200 1 REGISTER call=b",
			"sign-in alice to bob: worked, shown by 3 | #0 #1",
		));
});

suite("conclude: what decides, of several", () => {
	test("every refusal counts as such, and no other failure does", () => {
		for (const status of [403, 480, 486, 600, 603, 607, 608])
			check(`0 INVITE 1\n1 ${status} 1 INVITE`, "call alice to bob: refused at #0, shown by 1 | #0");
		for (const status of [404, 408, 488, 500, 604])
			check(`0 INVITE 1\n1 ${status} 1 INVITE`, "call alice to bob: failed at #0, shown by 1 | #0");
	});
	test("the last of several failed messages", () => {
		const failed = "0 MESSAGE 1\n0 408 1 MESSAGE\n99 MESSAGE 2\n99 404 2 MESSAGE";
		check(failed, "conversation alice to bob: failed at #1, shown by 3 | #0 #1");
		check("0 408 1 MESSAGE\n99 404 2 MESSAGE", "conversation alice to bob: failed at #1, shown by 1 | #0 #1");
	});

	test("the last of several unanswered challenges", () =>
		check(
			"0 MESSAGE 1\n0 MESSAGE 2\n1 407 1 MESSAGE\n1 407 2 MESSAGE\n40 # end",
			"conversation alice to bob: given-up at #1, shown by 3 | #0 #1",
		));
	test("the first failure reported in messages", () =>
		check(
			"0 INVITE 1\n1 200 1 INVITE\n9 BYE 2 totag=b | ms-client-diagnostics: 52063\n9 BYE 7 tag=b totag=a | ms-diagnostics: 12000",
			"call alice to bob: failed at #0, shown by 2 | #0 #1 #2",
		));
	test("a request within a dialog that is independent of it", () => {
		const failed = (method: string) => `0 ${method} 1 totag=b\n0 500 1 ${method} totag=b`;
		for (const [method, kind] of [
			["MESSAGE", "conversation"],
			["SERVICE", "other"],
			["PUBLISH", "publication"],
			["REFER", "transfer"],
		])
			check(failed(method!), `${kind} alice to bob: failed at #0, shown by 1 | #0`);
		for (const method of ["INVITE", "INFO", "UPDATE"]) {
			const [line] = activityLines(failed(method));
			assert.match(line!, /: unknown \| #0$/, method);
		}
	});
});

suite("conclude: who began it", () => {
	/** The parties of the only activity of a log, and whether this client started it. */
	function checkBegin(text: string, expected: string): void {
		const [only, ...others] = activitiesOf(parseTrace(text)).all;
		assert.equal(others.length, 0);
		const way = { true: "outgoing", false: "incoming", null: "unknown" }[String(only!.isOutgoing)];
		assert.equal(`${only!.from} to ${only!.to}: ${way}`, expected);
	}

	test("a request that was sent, received, or of unknown direction", () => {
		const [alice, bob] = ["alice@example.com", "bob@example.com"];
		checkBegin(writeLog("0 INVITE 1 | User-Agent: x"), `${alice} to ${bob}: outgoing`);
		checkBegin(writeLog("0 INVITE 1 | Record-Route: <sip:h>"), `${alice} to ${bob}: incoming`);
		checkBegin(writeLog("0 INVITE 1"), `${alice} to ${bob}: unknown`);
	});
	test("a response alone: its request went the other way", () => {
		checkBegin(writeLog(`0 200 1 INVITE ${SERVER}`), "alice@example.com to bob@example.com: outgoing");
	});
	test("the request, even if the response to an earlier one comes first", () => {
		checkBegin(
			writeLog("0 200 1 MESSAGE from=sip:bob@example.com to=sip:alice@example.com tag=b\n1 MESSAGE 1"),
			"alice@example.com to bob@example.com: unknown",
		);
	});
	test("a notification goes to the subscriber", () => {
		for (const method of ["NOTIFY", "BENOTIFY"])
			checkBegin(
				writeLog(`0 ${method} 1 from=sip:bob@example.com to=sip:alice@example.com | Record-Route: <sip:h>`),
				"alice@example.com to bob@example.com: outgoing",
			);
	});
	test('in the log of a server there is no "this client"', () => {
		checkBegin(writeServerLog("0 INVITE 1 dir=in"), "alice@example.com to bob@example.com: unknown");
		const asked = "0 INVITE 1 dir=out\n1 407 1 INVITE dir=in\n40 # end";
		const [only] = activitiesOf(parseTrace(writeServerLog(asked))).all;
		assert.deepEqual([only!.result, only!.by], ["given-up", null]);
	});
	test("an unanswered challenge sent by this client was not given up by this client", () =>
		check(
			"0 INVITE 1 | Record-Route: <sip:h>\n1 407 1 INVITE | Proxy-Authenticate: NTLM realm=x\n40 # end",
			"call alice to bob: given-up at #0, shown by 1 | #0",
		));
});
