// The purpose of a request, from its URIs, its Event, its Content-Type and its media.

import assert from "node:assert/strict";
import { purposeOf } from "../../../../server/src/core/activities/purpose.ts";
import { traceOf } from "./activityHelper.ts";

/** The kind of the first message, and the meeting that it names, with its server. */
function check(script: string, expected: string): void {
	const { kind, meeting } = purposeOf(traceOf(script), 0);
	assert.equal(meeting ? `${kind} ${meeting.key} ${meeting.service}` : kind, expected);
}

const sdp = (...media: readonly string[]) =>
	`0 INVITE 1 | Content-Type: application/sdp |  | v=0 | ${media.map((each) => `m=${each} 50000 RTP/AVP 0`).join(" | ")}`;

const FOCUS = "sip:dave@example.com;gruu;opaque=app:conf:focus:id:5D3VMNNY";

suite("activities: purpose", () => {
	test("a session, by the medium that people would name it after", () => {
		check(sdp("audio"), "call");
		check(sdp("video"), "call");
		check(sdp("audio", "video"), "call");
		check(sdp("audio", "applicationsharing"), "sharing");
		check(sdp("applicationsharing"), "sharing");
		check(sdp("message"), "conversation");
		check(sdp("x-ms-message"), "conversation");
		check(sdp("message", "audio"), "call");
		check(sdp("message", "video"), "call");
		check(sdp("application"), "sharing");
		check(sdp("im"), "conversation");
		check(sdp("Message"), "conversation");
		check("0 INVITE 1 | Content-Type: application/sdp |  | M=message 1 sip 0", "call");
	});

	test("a session without media, by the message that it carries", () => {
		check("0 INVITE 1", "call");
		check("0 INVITE 1 | Ms-Text-Format: text/plain; charset=UTF-8;ms-body=aGk=", "conversation");
		check("0 INVITE 1 | Content-Type: text/plain |  | hi", "conversation");
		check("0 INVITE 1 | Content-Type: text/html |  | hi", "call");
	});

	test("voice mail is a call to the mailbox, whatever its media", () => {
		check("0 INVITE 1 uri=sip:bob@example.com;opaque=app:voicemail", "voice-mail");
		check("0 INVITE 1 to=sip:bob@example.com;opaque=app:exum:um", "voice-mail");
		check("0 SUBSCRIBE 1 | Event: message-summary", "voice-mail");
		check("0 INVITE 1 uri=sip:bob@example.com;opaque=user:epid:x", "call");
	});

	test("subscriptions and notifications, by their event, in any case and with parameters", () => {
		const kinds = {
			presence: "presence",
			"Presence;id=3": "presence",
			"presence.wpending": "contacts",
			"presence.winfo": "presence",
			"vnd-microsoft-roaming-contacts": "contacts",
			"vnd-microsoft-roaming-ACL": "settings",
			"vnd-microsoft-roaming-self": "settings",
			"vnd-microsoft-provisioning": "settings",
			"vnd-microsoft-provisioning-v2": "settings",
			"registration-notify": "sign-in",
			conference: "meeting",
			refer: "transfer",
			dialog: "other",
		};
		for (const [event, kind] of Object.entries(kinds)) {
			check(`0 SUBSCRIBE 1 | Event: ${event}`, kind);
			check(`0 NOTIFY 1 | Event: ${event}`, kind);
			check(`0 BENOTIFY 1 | Event: ${event}`, kind);
		}
		check("0 NOTIFY 1", "other");
	});

	test("other methods", () => {
		check("0 REGISTER 1", "sign-in");
		check("0 MESSAGE 1", "conversation");
		check("0 REFER 1", "transfer");
		check("0 PUBLISH 1", "publication");
		check("0 OPTIONS 1", "other");
		check("0 NEWMETHOD 1", "other");
	});

	test("a SERVICE, by its body", () => {
		const service = (type: string, body: string) => `0 SERVICE 1 | Content-Type: ${type} |  | ${body}`;
		const soap = (action: string) =>
			service(
				'application/SOAP+xml; charset="utf-8"',
				`<s:Envelope><s:Body><m:${action} xmlns:m="x"/></s:Body></s:Envelope>`,
			);
		check(service("application/msrtc-category-publish+xml", "<publish/>"), "publication");
		check(service("application/msrtc-presence-setsubscriber+xml", "<x/>"), "contacts");
		check(service("application/msrtc-setcontainermembers+xml", "<x/>"), "settings");
		check(service("application/vq-rtcpxr+xml", "<VQReportEvent/>"), "call");
		check("0 PUBLISH 1 | Content-Type: application/vq-rtcpxr |  | VQSessionReport: CallTerm", "call");
		check(soap("setContact"), "contacts");
		check(soap("deleteGroup"), "contacts");
		check(soap("setPresence"), "publication");
		check(soap("getPresence"), "presence");
		check(soap("setACE"), "settings");
		check(service("application/octet-stream", "x"), "other");
		check("0 SERVICE 1", "other");
	});

	test("a part of a multipart body tells as much as a body of its own", () => {
		const multipart = (request: string, type: string, body: string) =>
			`0 ${request} 1 | Content-Type: multipart/mixed;boundary=b |  | --b | Content-Type: text/xml |  | <x/> | --b | content-type: ${type} |  | ${body} | --b--`;
		check(multipart("PUBLISH", "application/vq-rtcpxr", "VQSessionReport: CallTerm"), "call");
		check(multipart("SERVICE", "Application/VQ-RTCPXR+xml; charset=utf-8", "<VQReportEvent/>"), "call");
		check(multipart("SERVICE", "application/msrtc-setcontainermembers+xml", "<x/>"), "settings");
		check(multipart("SERVICE", "application/soap+xml", "<Envelope><setContact/></Envelope>"), "contacts");
		check(multipart("SERVICE", "application/cccp+xml", FOCUS), "meeting dave@example.com 5d3vmnny focus");
		check(multipart("INVITE", "application/sdp", "v=0 | m=message 1 sip null"), "conversation");
		check(multipart("PUBLISH", "application/octet-stream", "x"), "publication");
	});

	test("a body ends with its message: what the next one carries says nothing", () => {
		check(`0 INVITE 1 | Content-Type: text/plain |  | hi\n${sdp("audio")}`, "conversation");
		const soap = "Content-Type: application/soap+xml |  |";
		check(`0 SERVICE 1 | ${soap} <Envelope/>\n1 SERVICE 1 call=b | ${soap} <setContact/>`, "settings");
		const cccp = "Content-Type: application/cccp+xml |  |";
		check(`0 SERVICE 1 | ${cccp} <request/>\n1 SERVICE 1 call=b | ${cccp} ${FOCUS}`, "meeting");
	});

	test("a meeting, by its URI, the same for all its servers", () => {
		check(`0 INVITE 1 uri=${FOCUS}`, "meeting dave@example.com 5d3vmnny focus");
		check(`0 SUBSCRIBE 1 to=${FOCUS} | Event: conference`, "meeting dave@example.com 5d3vmnny focus");
		check(
			"0 INVITE 1 to=sip:Dave@example.com;gruu;opaque=app:conf:Audio-Video:id:5D3VMNNY",
			"meeting dave@example.com 5d3vmnny audio-video",
		);
	});

	test("the factory serves all meetings: the body names the meeting", () => {
		const factory = "sip:dave@example.com;gruu;opaque=app:conf:focus-factory";
		const asked = (body: string) => `0 SERVICE 1 uri=${factory} | Content-Type: application/cccp+xml |  | ${body}`;
		check(asked(`<request><getConference entity="${FOCUS}"/></request>`), "meeting dave@example.com 5d3vmnny focus");
		assert.equal(purposeOf(traceOf(asked("<request/>")), 0).meeting?.service, "focus-factory");
		assert.equal(purposeOf(traceOf(`0 INVITE 1 uri=${factory}`), 0).meeting?.service, "focus-factory");
	});

	test("a body names a meeting only if the message names none, and only in a command or an invitation", () => {
		const other = FOCUS.replace("5D3VMNNY", "7KQ2");
		check(
			`0 INFO 1 uri=${FOCUS} | Content-Type: application/cccp+xml |  | <request to="${other}"/>`,
			"meeting dave@example.com 5d3vmnny focus",
		);
		check(`0 MESSAGE 1 | Content-Type: text/plain |  | Join ${FOCUS}`, "conversation");
		check("0 SERVICE 1 | Content-Type: application/cccp+xml", "meeting");
	});

	test("an invitation to a meeting names it in its body", () =>
		check(
			`0 INVITE 1 | Content-Type: application/ms-conf-invite+xml |  | <Conferencing><focus-uri>${FOCUS}</focus-uri></Conferencing>`,
			"meeting dave@example.com 5d3vmnny focus",
		));

	test("a response alone, by what it shares with its request", () => {
		check("0 200 1 SUBSCRIBE | Event: presence", "presence");
		check("0 200 1 INVITE", "call");
		check(`0 200 1 INVITE to=${FOCUS}`, "meeting dave@example.com 5d3vmnny focus");
		check("0 200 - x", "other");
	});
});
