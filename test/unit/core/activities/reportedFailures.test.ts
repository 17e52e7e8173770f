// Failures reported inside messages.

import assert from "node:assert/strict";
import { allReportedFailures } from "../../../../server/src/core/activities/reportedFailures.ts";
import { traceOf } from "./activityHelper.ts";

/**
 * The reported failures: `media failed #0 in 3, begun by 0`, with the parties. The number after `#` is that of the failed
 * transaction.
 */
function check(script: string, ...expected: readonly string[]): void {
	const lines = allReportedFailures(traceOf(script)).map(({ kind, result, transaction, message, begun, about }) =>
		[
			`${kind} ${result ?? "worked all the same"} #${transaction} in ${message}`,
			begun === null ? "" : `, begun by ${begun}`,
			about === null ? "" : `, about ${about}`,
		].join(""),
	);
	assert.deepEqual(lines, expected);
}

/** The sentence, cause and advice of the only reported failure. */
function said(script: string): string {
	const [only, ...others] = allReportedFailures(traceOf(script));
	assert.equal(others.length, 0);
	return `${only!.what}. ${only!.cause.text} ${only!.cause.check}`;
}

const CALL = "0 INVITE 1\n1 200 1 INVITE\n1 ACK 1";
const SHARING = CALL.replace(
	"INVITE 1",
	"INVITE 1 | Content-Type: application/sdp |  | m=applicationsharing 1 TCP/RTP/SAVP 127",
);
const NO_MEDIA = 'ms-client-diagnostics: 23; reason="Call failed to establish due to a media connectivity failure"';

suite("reported failures: media", () => {
	test("in a BYE", () => check(`${CALL}\n9 BYE 2 totag=b | ${NO_MEDIA}`, "media failed #0 in 3, begun by 0"));
	test("in a CANCEL", () =>
		check(`0 INVITE 1\n1 180 1 INVITE\n5 CANCEL 1 | ${NO_MEDIA}`, "media failed #0 in 2, begun by 0"));
	test("in a refusal, and in a provisional response", () => {
		check(`0 INVITE 1\n1 488 1 INVITE | ${NO_MEDIA}`, "media failed #0 in 1, begun by 0");
		check(`0 INVITE 1\n1 183 1 INVITE | ${NO_MEDIA}`, "media failed #0 in 1, begun by 0");
	});
	test("in the response to a BYE", () =>
		check(`${CALL}\n9 BYE 2 totag=b\n9 200 2 BYE totag=b | ${NO_MEDIA}`, "media failed #0 in 4, begun by 0"));
	test("reported by both sides: once per call", () => {
		const bye = (call: string) => `9 BYE 2 totag=b ${call} | ${NO_MEDIA}\n9 200 2 BYE totag=b ${call} | ${NO_MEDIA}`;
		check(`${CALL}\n${bye("")}`, "media failed #0 in 3, begun by 0");
		check(
			`0 INVITE 1\n0 INVITE 1 call=c2\n${bye("")}\n${bye("call=c2")}`,
			"media failed #0 in 2, begun by 0",
			"media failed #1 in 4, begun by 1",
		);
	});
	test("not if a later attempt connected", () => {
		const refused = `0 INVITE 1\n1 488 1 INVITE | ${NO_MEDIA}\n2 INVITE 2\n3 200 2 INVITE`;
		check(refused);
		check(`${refused}\n9 BYE 3 totag=b | ${NO_MEDIA}`, "media failed #1 in 4, begun by 2");
	});
	test("without a Call-ID, the call is unknown", () =>
		check(`0 INVITE 1 call=-\n9 BYE 2 call=- | ${NO_MEDIA}`, "media failed #1 in 1"));
	test("for a call of which the log has only a provisional response", () =>
		check(`0 183 1 INVITE | ${NO_MEDIA}`, "media failed #0 in 0"));
	test("without the beginning of the call in the log", () =>
		check(`0 BYE 2 totag=b | ${NO_MEDIA}`, "media failed #0 in 0"));
	test("a re-INVITE does not start the call", () =>
		check(
			`${CALL}\n5 INVITE 2 totag=b\n6 200 2 INVITE totag=b\n9 BYE 3 totag=b | ${NO_MEDIA}`,
			"media failed #0 in 5, begun by 0",
		));

	test("the kind of session, and that it had been set up", () => {
		assert.match(
			said(`${CALL}\n9 BYE 2 | ${NO_MEDIA}`),
			/call between alice@example\.com and bob@example\.com was set up/,
		);
		assert.match(said(`${SHARING}\n9 BYE 2 | ${NO_MEDIA}`), /^Sharing between alice.* was set up/);
		assert.match(said(`0 INVITE 1\n1 488 1 INVITE | ${NO_MEDIA}`), /call between .* failed/);
	});
	test("which paths failed, and who had no relay", () => {
		const bye = (debug: string) => `${CALL}\n9 BYE 2 totag=b | ${NO_MEDIA}; CallerMediaDebug="audio:${debug}"`;
		const without = said(bye("ICEWarn=0x320,LocalSite=192.0.2.1:1,RemoteSite=198.51.100.7:2,RemoteMR=203.0.113.9:3"));
		assert.match(without, /ICEWarn 0x320/);
		assert.match(without, /alice@example\.com had no relay/);
		assert.match(without, /Check that alice@example\.com can reach the A\/V Edge/);
		const both = said(
			bye("ICEWarn=0x320,LocalSite=192.0.2.1:1,LocalMR=203.0.113.4:5,RemoteSite=198.51.100.7:2,RemoteMR=203.0.113.9:3"),
		);
		assert.match(both, /both sides had a relay/);
		assert.doesNotMatch(both, /had no relay/);
		assert.match(
			said(bye("ICEWarn=0x320,LocalSite=192.0.2.1:1,RemoteSite=198.51.100.7:2")),
			/neither side had a relay/,
		);
		// A report without addresses says nothing about relays.
		assert.doesNotMatch(said(bye("ICEWarn=0x0")), /relay/);
	});
	test("an unpublished id, with a text about media", () =>
		check(
			`${CALL}\n9 BYE 2 | ms-client-diagnostics: 999998; reason="Media could not be connected"`,
			"media failed #0 in 3, begun by 0",
		));
});

suite("reported failures: the end of a call", () => {
	const bye = (header: string) => `${CALL}\n9 BYE 2 totag=b | ${header}`;
	const FAILED = "call failed #0 in 3, begun by 0";

	test("a published failure", () => {
		check(bye("ms-client-diagnostics: 52063"), FAILED);
		check(bye("ms-diagnostics: 12000"), FAILED);
		check(bye("ms-diagnostics: 12000").replace("BYE 2", "CANCEL 1"), FAILED);
	});
	test("an ordinary end, and progress", () => {
		check(bye("ms-client-diagnostics: 51004"));
		check(bye("ms-diagnostics: 5002"));
		check(bye('ms-diagnostics: 999999;reason="Call was redirected"'));
	});
	test("an unknown id, only if its text mentions a failure", () => {
		check(bye('ms-client-diagnostics: 999999; reason="The device was lost"'), FAILED);
		check(bye('ms-client-diagnostics: 999999; reason="Terminated"'));
		check(bye("ms-client-diagnostics: 999999"));
	});
	test("a Reason alone, only if it names a fault of the telephone network", () => {
		check(bye('Reason: SIP;cause=488;text="Not Acceptable"'));
		check(bye("Reason: Q.850;cause=16"));
		check(bye("Reason: Q.850;cause=21"));
		check(bye("Reason: Q.850;cause=41"), FAILED);
		check(bye('Reason: q.850 ;cause=102;text="Timer expired"'), FAILED);
		check(`${CALL}\n9 BYE 2 totag=b\n9 200 2 BYE totag=b | Reason: Q.850;cause=41`);
	});
	test("only in what ends a call", () => {
		check("0 INVITE 1\n1 504 1 INVITE | ms-diagnostics: 12000");
		check("0 INFO 1 | ms-diagnostics: 12000");
		check(`${CALL}\n9 BYE 2 totag=b\n9 200 2 BYE totag=b | ms-diagnostics: 12000`);
	});
});

suite("reported failures: transfers and subscriptions", () => {
	const notify = (headers: string) => `5 NOTIFY 9 tag=b from=sip:bob@example.com to=sip:alice@example.com | ${headers}`;
	const transfer = (fragment: string) =>
		`0 REFER 1 totag=b | Refer-To: <sip:carol@example.com>\n0 202 1 REFER\n${notify(`Event: refer | Content-Type: message/sipfrag;version=2.0 |  | ${fragment}`)}`;

	test("the final status of a transfer", () => {
		check(transfer("SIP/2.0 404 Not Found"), "transfer failed #1 in 2, begun by 0");
		check(transfer("SIP/2.0 486 Busy Here"), "transfer refused #1 in 2, begun by 0");
		check(transfer("SIP/2.0 603 Decline"), "transfer refused #1 in 2, begun by 0");
		check(transfer("SIP/2.0 100 Trying"));
		check(transfer("SIP/2.0 200 OK"));
		check(transfer("nonsense"));
		check(notify("Event: refer;id=1 |  | SIP/2.0 500 x"), "transfer failed #0 in 0");
		check(notify("Event: presence |  | SIP/2.0 500 x"));
		assert.match(said(transfer("SIP/2.0 404 Not Found")), /to carol@example\.com failed.*404 Not Found/);
	});

	test("a subscription that was rejected", () => {
		const ended = (state: string) =>
			`0 SUBSCRIBE 1 | Event: presence\n0 202 1 SUBSCRIBE\n${notify(`Event: presence | Subscription-State: ${state}`)}`;
		check(ended("terminated;reason=rejected"), "subscription refused #1 in 2, begun by 0");
		check(ended('terminated ; expires=0; reason="Rejected"'), "subscription refused #1 in 2, begun by 0");
		for (const state of [
			"terminated",
			"terminated;reason=timeout",
			"terminated;reason=noresource",
			"active;reason=rejected",
		])
			check(ended(state));
	});
});

suite("reported failures: bodies", () => {
	const list = (...instances: readonly string[]) =>
		`Content-Type: application/rlmi+xml |  | <list uri="sip:alice@example.com" version="0">${instances.map((instance, at) => `<resource uri="sip:c${at}@example.com"><instance id="0" ${instance}/></resource>`).join("")}</list>`;
	const presence = (...instances: readonly string[]) =>
		`0 SUBSCRIBE 1 | Event: presence\n1 200 1 SUBSCRIBE | Event: presence | ${list(...instances)}`;

	test("each contact whose presence was refused", () => {
		check(
			presence('state="terminated" reason="rejected"', 'state="active"', 'state="terminated" statusCode="404"'),
			"presence worked all the same #0 in 1, begun by 0, about c0@example.com",
			"presence worked all the same #0 in 1, begun by 0, about c2@example.com",
		);
		check(
			`0 BENOTIFY 1 | Event: presence | ${list('state="terminated" reason="noresource"')}`,
			"presence refused #0 in 0, about c0@example.com",
		);
	});
	test("a contact to be asked elsewhere, or again later, is not refused", () => {
		check(presence('state="resubscribe" poolFqdn="sip:pool02"', 'state="pending"'));
		check(
			presence('state="terminated" reason="timeout"', 'state="terminated" reason="deactivated"', 'state="terminated"'),
		);
	});

	const c3p = (code: string, command: string) =>
		`Content-Type: application/cccp+xml |  | <response xmlns="urn:ietf:params:xml:ns:cccp" C3PVersion="1" requestId="1" code="${code}">${command}</response>`;

	test("a meeting that refuses, in the response or later", () => {
		check(
			`0 SERVICE 1\n1 200 1 SERVICE | ${c3p("failure", '<getConference reason="conferenceDoesntExist"/>')}`,
			"meeting failed #0 in 1, begun by 0",
		);
		check(`0 INFO 1 totag=b | ${c3p("failure", '<addUser reason="timeout"/>')}`, "meeting failed #0 in 0");
		check(`0 SERVICE 1\n1 200 1 SERVICE | ${c3p("success", "<getConference/>")}`);
		check(`0 INVITE 1\n1 200 1 INVITE | ${c3p("pending", "<addUser/>")}`);
		const why = said(`0 SERVICE 1\n1 200 1 SERVICE | ${c3p("failure", '<addUser reason="conferenceDoesntExist"/>')}`);
		assert.match(why, /could not join the meeting.* \(C3P conferenceDoesntExist\)/);
	});

	const fault =
		"<Envelope><Body><Fault><faultcode>Client</faultcode><faultstring>No more room</faultstring></Fault></Body></Envelope>";

	test("a service that refuses", () => {
		const soap = `Content-Type: application/soap+xml |  | ${fault}`;
		check(`0 SERVICE 1\n1 200 1 SERVICE | ${soap}`, "service failed #0 in 1, begun by 0");
		assert.match(said(`0 SERVICE 1\n1 200 1 SERVICE | ${soap}`), /No more room \(SOAP fault Client\)/);
		const publication =
			"Content-Type: application/msrtc-fault+xml |  | <Fault><Faultcode>Client.BadCall.WrongDelta</Faultcode></Fault>";
		check(`0 SERVICE 1\n1 200 1 SERVICE | ${publication}`, "service failed #0 in 1, begun by 0");
	});
	test("the body of a failure is its cause, not a second failure", () =>
		check(`0 SERVICE 1\n1 500 1 SERVICE | Content-Type: application/soap+xml |  | ${fault}`));

	const quality = (loss: number, roundTrip: number) =>
		`0 SERVICE 1 | Content-Type: application/vq-rtcpxr+xml |  | <VQReportEvent><VQSessionReport><DialogInfo CallId="c9"><FromURI>sip:alice@example.com</FromURI><ToURI>sip:carol@example.com</ToURI></DialogInfo><MediaLine Label="main-audio"><InboundStream><Network><PacketLoss><LossRate>${loss}</LossRate></PacketLoss><Delay><RoundTrip>${roundTrip}</RoundTrip></Delay></Network></InboundStream></MediaLine></VQSessionReport></VQReportEvent>`;

	test("a quality report, with the values beyond their limits", () => {
		check(quality(0.11, 20), "quality worked all the same #0 in 0");
		check(quality(0.1, 500));
		const both = said(quality(0.2, 501));
		assert.match(both, /between alice@example\.com and carol@example\.com .* audio/);
		assert.match(both, /20 %.*10 %.*501 ms.*500 ms/);
		assert.doesNotMatch(said(quality(0.2, 20)), /round trip/);
	});

	test("only in messages and body types that can report failures", () => {
		check(`0 SUBSCRIBE 1\n1 200 1 SUBSCRIBE | Content-Type: text/xml |  | ${fault}`);
		check(`0 OPTIONS 1\n1 200 1 OPTIONS | Content-Type: application/soap+xml |  | ${fault}`);
		check("0 SERVICE 1\n1 200 1 SERVICE | Content-Type: application/soap+xml");
	});
});
