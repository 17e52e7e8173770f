// The wording of activities and failures.

import assert from "node:assert/strict";
import { activitiesOf } from "../../../../server/src/core/activities/activities.ts";
import type { ActivityKind } from "../../../../server/src/core/activities/kinds.ts";
import {
	activityTitle,
	couldNotRegister,
	guestName,
	whatFailed,
} from "../../../../server/src/core/activities/wording.ts";
import { parseTrace } from "../../../../server/src/core/index.ts";
import { writeLog } from "../../../support/fixture.ts";
import { traceOf } from "./activityHelper.ts";

const meetingAt = (service: string) => `to=sip:dave@example.com;gruu;opaque=app:conf:${service}:id:5D3V`;

suite("wording: titles of activities", () => {
	const [activity] = activitiesOf(traceOf("0 INVITE 1")).all;
	const title = (kind: ActivityKind, from: string | null, to: string | null) =>
		activityTitle({ ...activity!, kind, from, to });

	test("with both parties, with one, with none", () => {
		const rows: readonly (readonly [ActivityKind, string, string, string])[] = [
			["sign-in", "Sign-in of a", "Sign-in of a", "Sign-in of somebody"],
			["meeting", "Meeting of b", "Meeting of a", "Meeting of somebody"],
			["contacts", "Contact list of a", "Contact list of a", "Contact list of somebody"],
			["settings", "Settings of a", "Settings of a", "Settings of somebody"],
			["publication", "Own presence of a", "Own presence of a", "Own presence of somebody"],
			["presence", "Presence of b for a", "Presence of the contacts of a", "Presence of the contacts of somebody"],
			["voice-mail", "Voice mail of b", "Voice mail of a", "Voice mail of somebody"],
			["transfer", "Transfer of b by a", "Transfer by a", "Transfer by somebody"],
			["call", "Call from a to b", "Call of a", "Call of somebody"],
			["conversation", "Conversation from a to b", "Conversation of a", "Conversation of somebody"],
			["sharing", "Sharing from a to b", "Sharing of a", "Sharing of somebody"],
			["other", "Request from a to b", "Request of a", "Request of somebody"],
		];
		for (const [kind, both, one, none] of rows)
			assert.deepEqual([title(kind, "a", "b"), title(kind, "a", null), title(kind, null, null)], [both, one, none]);
	});
	test('a person without an account is a guest, an unknown person "somebody"', () => {
		assert.equal(guestName("x1@Anonymous.invalid"), "A guest");
		assert.equal(guestName("alice@anonymous.invalid.com"), "alice@anonymous.invalid.com");
		assert.equal(guestName(null), "somebody");
	});
	test("the meaning of a failed REGISTER", () => {
		const kinds = ["sign-in", "sign-out", "refresh", "re-authentication", undefined] as const;
		assert.deepEqual(kinds.map(couldNotRegister), [
			"could not sign in",
			"could not sign out",
			"could not stay signed in",
			"could not stay signed in",
			"could not register",
		]);
	});
});

suite("wording: what failed", () => {
	/** The meaning of the first transaction's failure; addresses are shortened to names. */
	function check(script: string, expected: string): void {
		const trace = parseTrace(writeLog(script));
		assert.equal(whatFailed(trace, trace.transactions[0]!).replaceAll("@example.com", ""), expected);
	}
	const sdp = (media: string) => `| Content-Type: application/sdp |  | m=${media} 1 TCP 1`;

	test("a session, by what it is", () => {
		check("0 INVITE 1", "The call from alice to bob failed");
		check(`0 INVITE 1 ${sdp("applicationsharing")}`, "Sharing from alice to bob failed");
		check(`0 INVITE 1 ${sdp("message")}`, "The conversation from alice to bob failed");
		check("0 INVITE 1 uri=sip:bob@example.com;opaque=app:voicemail", "The voice mail of bob could not be reached");
	});
	test("a session that this client refused", () => {
		const refused = (body: string) => `0 INVITE 1 ${body || "|"} \n1 486 1 INVITE`;
		const incoming = (body: string) => refused(`| Record-Route: <sip:h> ${body}`);
		check(incoming(""), "This client refused the call from alice to bob");
		check(incoming(sdp("message")), "This client refused the conversation with alice");
		check(incoming(sdp("applicationsharing")), "This client refused the sharing session from alice to bob");
	});
	test("a re-INVITE", () => {
		const change = (body: string) => `0 INVITE 1 totag=b ${body}`;
		check(change(""), "A change of the call between alice and bob failed");
		check(change(sdp("applicationsharing")), "A change of the sharing session between alice and bob failed");
		check(change(sdp("message")), "A change of the conversation between alice and bob failed");
		check(`0 INVITE 1 totag=b ${meetingAt("focus")}`, "A change of the meeting between alice and dave failed");
	});
	test("a meeting, by the server that it is about", () => {
		for (const service of ["focus", "focus-factory"])
			check(`0 INVITE 1 ${meetingAt(service)}`, "alice could not join the meeting of dave");
		const servers = {
			applicationsharing: "sharing server",
			"audio-video": "audio and video server",
			chat: "chat server",
			"data-conf": "data server",
			meeting: "data server",
			"phone-conf": "telephone conferencing server",
			newone: "newone server",
		};
		for (const [service, server] of Object.entries(servers))
			check(`0 INVITE 1 ${meetingAt(service)}`, `alice could not connect to the ${server} of the meeting of dave`);
		check(`0 SUBSCRIBE 1 ${meetingAt("focus")}`, "alice could not receive the events of the meeting of dave");
		check(`0 SERVICE 1 ${meetingAt("focus")}`, "alice could not reach the meeting of dave");
		check(
			"0 SERVICE 1 to=sip:dave@example.com;gruu;opaque=app:conf:focus-factory",
			"alice could not create or open a meeting",
		);
	});
	test("a subscription, by its event", () => {
		const subscribe = (event: string, to = "") => `0 SUBSCRIBE 1 ${to} | Event: ${event}`;
		check(subscribe("presence"), "alice cannot see the presence of bob");
		check(subscribe("presence", "to=sip:alice@example.com"), "alice cannot see the presence of the contacts");
		check(subscribe("vnd-microsoft-roaming-contacts"), "The contact list of alice could not be loaded");
		check(
			subscribe("vnd-microsoft-roaming-self"),
			"alice could not get the settings from the server (vnd-microsoft-roaming-self)",
		);
		check(subscribe("message-summary"), "alice cannot see whether bob has voice mail");
		check(subscribe("dialog"), "alice could not subscribe to dialog of bob");
		check("0 SUBSCRIBE 1", "alice could not subscribe to events of bob");
	});
	test("a SERVICE, by its body", () => {
		const service = (type: string, body = "<x/>") => `0 SERVICE 1 | Content-Type: ${type} |  | ${body}`;
		check(service("application/msrtc-presence-setsubscriber+xml"), "A change to the contact list of alice failed");
		check(service("application/msrtc-category-publish+xml"), "alice could not publish their presence");
		check(service("application/soap+xml", "<getPresence/>"), "alice cannot see the presence of bob");
		check(service("application/vq-rtcpxr+xml"), "The quality report of alice was not accepted");
		check("0 SERVICE 1", "A request of alice to the server failed");
	});
	test("other methods", () => {
		check("0 MESSAGE 1", "The instant message from alice to bob was not delivered");
		check("0 PUBLISH 1", "alice could not publish their presence");
		check("0 REFER 1", "The transfer of bob by alice failed");
		check("0 BYE 1", "The end of the call between alice and bob was not confirmed");
		check("0 CANCEL 1", "The call from alice to bob could not be cancelled");
		check("0 NOTIFY 1", "A notification from alice to bob was not accepted");
		check("0 REGISTER 1", "alice could not sign in");
		check("0 REGISTER 1 | Expires: 0", "alice could not sign out");
		check("0 OPTIONS 1", "An OPTIONS request from alice to bob failed");
		check("0 OPTIONS 1 to=sip:alice@example.com", "An OPTIONS request of alice failed");
		check("0 500 -", "A request from alice to bob failed");
		check("0 100 1 MESSAGE", "The instant message from alice to bob was not delivered");
	});
});
