import { media } from "./bodies.ts";
import type { Definition } from "./define.ts";
import { type Header, sameHop } from "./message.ts";
import { type Call, call, end, hangUp, incoming, later, pickUp, ringing } from "./steps.ts";
import type { Trace } from "./trace.ts";

const SITES =
	"LocalSite=192.0.2.21:24518,LocalMR=203.0.113.40:53120,RemoteSite=198.51.100.77:21944,RemoteMR=203.0.113.90:57311,PortRange=1025:65000,LocalMRTCPPort=53120,RemoteMRTCPPort=57311";

const REASONS: Readonly<Record<number, string>> = {
	21: "Call failed to establish due to a media connectivity failure",
	22: "Call failed to establish due to a media connectivity failure when both endpoints are internal",
	23: "Call failed to establish due to a media connectivity failure when one endpoint is internal and the other is remote",
	24: "Call failed to establish due to a media connectivity failure when both endpoints are remote",
	51004: "Action initiated by user",
};

/** A client's report at the end of a call ([MS-OCER] 2.2.1), with data from its media stack if given. */
function told(id: number, debug?: string): Header {
	const more = debug === undefined ? "" : `;CallerMediaDebug="${debug}"`;
	return ["ms-client-diagnostics", `${id};reason="${REASONS[id]}"${more}`];
}

/** The client's BYE with this header; returns its line. */
function byeHere(trace: Trace, { dialog }: Call, header: Header): number {
	return trace.ask(dialog.request("BYE", { headers: [header] }), 60, (asked) => dialog.reply(asked, 200)).request;
}

/** The other side's BYE with this header; returns its line. */
function byeThere(trace: Trace, { dialog }: Call, header: Header): number {
	const bye = dialog.incoming("BYE", { headers: [header] });
	const line = trace.received(bye);
	trace.wait(4).sent(dialog.answer(bye, 200));
	return line;
}

/** A call with these media that is answered and stays up. */
function taken(trace: Trace, sections: readonly string[], to: string, product: "r2" | "lync2013" | "sfb"): Call {
	const made = call(trace, to, { product, signedIn: "NTLM" }, media("192.0.2.21", sections));
	ringing(trace, made);
	trace.wait(2500);
	pickUp(trace, made, media("192.0.2.77", sections));
	return made;
}

/** A new offer inside the call, and its response; returns the line of the INVITE. */
function offer(trace: Trace, { client, dialog }: Call, direction: string): number {
	const ports = ["audio 50010"];
	const invite = dialog.request("INVITE", {
		headers: [["Contact", client.endpoint()]],
		body: media("192.0.2.21", ports, `a=${direction}`),
	});
	const line = trace.sent(invite);
	trace.wait(30).received(client.reply(invite, 100));
	const answer = direction === "sendonly" ? "recvonly" : direction;
	trace.wait(60).received(dialog.reply(invite, 200, { body: media("192.0.2.77", ["audio 50712"], `a=${answer}`) }));
	trace.wait(3).sent(dialog.ack(dialog.cseq));
	return line;
}

export const MEDIA: readonly Definition[] = [
	{
		name: "audio-call-hung-up-51004",
		about: "An audio call that works; the BYE says 51004, that the person hung up. Nothing is wrong.",
		shape: "uccapilog",
		start: "2014-05-06 09:00:00.100",
		thread: "1A48:1C08",
		write(trace) {
			const made = taken(trace, ["audio 50010"], "sip:bob@contoso.com", "lync2013");
			trace.wait(125_000);
			byeHere(trace, made, told(51004));
			trace.outcome(made.line, "success");
			trace.activity("call", "worked", made.line);
		},
	},
	{
		name: "media-23-this-client-hangs-up",
		about:
			"The call is taken, but no media path is found: 10 s later this client ends it with 23 and its ICE warnings. One failure, on the BYE.",
		shape: "uccapilog",
		start: "2014-05-06 09:10:00.100",
		thread: "1A48:1C08",
		write(trace) {
			const made = taken(trace, ["audio 50010"], "sip:dave@fabrikam.com", "lync2013");
			trace.wait(10_400);
			const line = byeHere(trace, made, told(23, `audio:ICEWarn=0x40003a0,${SITES},LocalLocation=2,RemoteLocation=1`));
			trace.error("media-failed", line);
			trace.outcome(made.line, "success");
			trace.activity("call", "failed", made.line);
			trace.answers(["dave@fabrikam\\.com", "media|audio"], ["no failure"]);
		},
	},
	{
		name: "media-24-the-other-side-hangs-up",
		about: "The other side ends the call with 24: no media path, both outside. The failure stands on its BYE.",
		shape: "uccapilog",
		start: "2016-05-06 09:10:00.100",
		thread: "2C10:2C44",
		write(trace) {
			const made = taken(trace, ["audio 50010"], "sip:carol@contoso.com", "sfb");
			trace.wait(9800);
			const line = byeThere(trace, made, told(24, `audio:ICEWarn=0x320,${SITES},LocalLocation=1,RemoteLocation=1`));
			trace.error("media-failed", line);
			trace.activity("call", "failed", made.line);
			trace.answers(["media|audio"], ["no failure"]);
		},
	},
	{
		name: "media-22-without-ice-warnings",
		about: "22, both inside, without any detail of the media stack: the id alone says that the media did not connect.",
		shape: "uccapilog",
		start: "2010-09-06 09:10:00.100",
		thread: "9B4:9BC",
		write(trace) {
			const made = taken(trace, ["audio 50010"], "sip:bob@contoso.com", "r2");
			trace.wait(10_100);
			trace.error("media-failed", byeHere(trace, made, told(22)));
			trace.activity("call", "failed", made.line);
		},
	},
	{
		name: "media-21-incoming-call",
		about: "A call that comes in and is taken, and that the caller ends with 21 because the media did not connect.",
		shape: "uccapilog",
		start: "2012-09-07 09:10:00.100",
		thread: "13C8:AA0",
		write(trace) {
			const made = incoming(trace, "sip:bob@contoso.com");
			const { dialog, invite } = made;
			trace.wait(120).sent(dialog.answer(invite, 180));
			trace.wait(3000).sent(dialog.answer(invite, 200, { body: media("192.0.2.21", ["audio 50010"]) }));
			trace.wait(60).received(dialog.incoming("ACK", { cseq: 1 }));
			trace.wait(11_000);
			trace.error("media-failed", byeThere(trace, made, told(21)));
			trace.activity("call", "failed", made.line);
			trace.answers(["bob@contoso\\.com"], ["no failure"]);
		},
	},
	{
		name: "media-failure-in-a-cancel",
		about:
			"The media checks of the early session fail before anybody picks up: the client cancels with 23. The CANCEL tells it; the 487 is only the end of it.",
		shape: "uccapilog",
		start: "2013-09-08 09:10:00.100",
		thread: "22E0:1EC8",
		write(trace) {
			const made = call(trace, "sip:+15550100@contoso.com;user=phone", { product: "lync2013", signedIn: "TLS-DSK" });
			const { client, dialog, invite } = made;
			trace.wait(40).received(client.reply(invite, 100));
			trace.wait(600).received(dialog.reply(invite, 183, { body: media("192.0.2.77", ["audio 50712"]) }));
			trace.wait(10_300);
			dialog.open = false;
			const header = told(23, `audio:ICEWarn=0x3a0,${SITES}`);
			const cancel = trace.ask(dialog.request("CANCEL", { cseq: 1, headers: [header] }), 35, (asked) =>
				client.reply(asked, 200),
			);
			trace.wait(8).received(dialog.reply(invite, 487));
			trace.wait(2).sent(dialog.ack(1));
			trace.error("media-failed", cancel.request);
			trace.outcome(made.line, "cancelled");
			trace.activity("call", "failed", made.line);
		},
	},
	{
		name: "media-failure-in-a-refusal",
		about: "The called client answers the offer with 488 and 24: it saw that no media path can be had. One failure.",
		shape: "uccapilog",
		start: "2013-09-09 09:10:00.100",
		thread: "22E0:1EC8",
		write(trace) {
			const made = call(trace, "sip:bob@contoso.com", { product: "lync2013", signedIn: "TLS-DSK" });
			ringing(trace, made);
			trace.wait(4000);
			const line = end(trace, made, 488, told(24, `audio:ICEWarn=0x320,${SITES}`));
			trace.error("media-failed", line);
			trace.outcome(made.line, "failed");
			trace.activity("call", "failed", made.line);
		},
	},
	{
		name: "video-call",
		about: "A call with audio and video that works and is hung up.",
		shape: "uccapilog",
		start: "2016-09-10 09:10:00.100",
		thread: "2C10:2C44",
		write(trace) {
			const made = taken(trace, ["audio 50010", "video 50014"], "sip:carol@contoso.com", "sfb");
			trace.wait(300_000);
			byeThere(trace, made, told(51004));
			trace.activity("call", "worked", made.line);
		},
	},
	{
		name: "video-call-without-a-path",
		about: "A call with audio and video whose media do not connect: 23 in this client's BYE, with both kinds of media.",
		shape: "uccapilog",
		start: "2016-09-10 10:10:00.100",
		thread: "2C10:2C44",
		write(trace) {
			const made = taken(trace, ["audio 50010", "video 50014"], "sip:carol@fabrikam.com", "sfb");
			trace.wait(10_700);
			const debug = `audio:ICEWarn=0x4000320,${SITES};video:ICEWarn=0x4000320,${SITES}`;
			trace.error("media-failed", byeHere(trace, made, told(23, debug)));
			trace.activity("call", "failed", made.line);
		},
	},
	{
		name: "desktop-sharing",
		about: "A desktop is shared, and the sharing is stopped by the person: nothing is wrong.",
		shape: "uccapilog",
		start: "2014-09-11 09:10:00.100",
		thread: "1A48:1C08",
		write(trace) {
			const made = taken(trace, ["applicationsharing 50020"], "sip:bob@contoso.com", "lync2013");
			trace.wait(500_000);
			byeHere(trace, made, told(51004));
			trace.activity("sharing", "worked", made.line);
		},
	},
	{
		name: "desktop-sharing-without-a-path",
		about:
			"Desktop sharing that is accepted and never connects: the other side's BYE says 24. It is the sharing that failed, no call.",
		shape: "uccapilog",
		start: "2014-09-11 10:10:00.100",
		thread: "1A48:1C08",
		write(trace) {
			const made = taken(trace, ["applicationsharing 50020"], "sip:eve@fabrikam.com", "lync2013");
			trace.wait(9100);
			const debug = `application-sharing:ICEWarn=0x320,${SITES},LocalLocation=1,RemoteLocation=1,FederationType=1`;
			trace.error("media-failed", byeThere(trace, made, told(24, debug)));
			trace.activity("sharing", "failed", made.line);
			trace.answers(["shar"], ["no failure", "the call from"]);
		},
	},
	{
		name: "encryption-refused-by-this-client",
		about: "A call that comes in and that this client itself refuses: 488 with 52063, the offer cannot be used.",
		shape: "uccapilog",
		start: "2012-10-01 09:10:00.100",
		thread: "13C8:AA0",
		write(trace) {
			const { client, dialog, invite, line } = incoming(trace, "sip:carol@fabrikam.com");
			trace.wait(4).sent(client.answer(invite, 100, { without: ["User-Agent"] }));
			const refused = trace.wait(900).sent(
				dialog.answer(invite, 488, {
					headers: [["ms-client-diagnostics", '52063;reason="Unsupported session description"']],
				}),
			);
			dialog.open = false;
			trace.wait(60).received(sameHop(dialog.incoming("ACK", { cseq: 1, toTag: dialog.local.tag }), invite));
			trace.error("failed-transaction", refused);
			trace.outcome(line, "failed");
			trace.activity("call", "failed", line);
			trace.answers(["carol@fabrikam\\.com"], ["no failure"]);
		},
	},
	{
		name: "encryption-refused-by-the-other-side",
		about: "488 from a room system that knows no SRTP: its Warning names the transport profile it cannot take.",
		shape: "uccapilog",
		start: "2012-10-02 09:10:00.100",
		thread: "13C8:AA0",
		write(trace) {
			const body = media("192.0.2.21", ["audio 50010"], "a=encryption:required");
			const made = call(trace, "sip:room4@fabrikam.com", { product: "lync2010" }, body);
			trace.wait(160);
			const line = end(trace, made, 488, ["Warning", '304 198.51.100.60:5061 "Media type not available: RTP/SAVP"']);
			trace.error("failed-transaction", line);
			trace.outcome(made.line, "failed");
			trace.activity("call", "failed", made.line);
			trace.answers(["room4@fabrikam\\.com", "488|encrypt|SRTP|media"], ["no failure"]);
		},
	},
	{
		name: "offer-refused-then-another-taken",
		about:
			"488 to an offer that demands encryption; the client repeats the call with an offer that does not, and it is taken. The 488 is a step on the way.",
		shape: "uccapilog",
		start: "2012-10-03 09:10:00.100",
		thread: "13C8:AA0",
		write(trace) {
			const body = media("192.0.2.21", ["audio 50010"], "a=encryption:required");
			const first = call(trace, "sip:room4@fabrikam.com", { product: "lync2010" }, body);
			trace.wait(160);
			trace.information("failed-transaction", end(trace, first, 488));
			const { client, dialog } = first;
			const invite = dialog.request("INVITE", {
				headers: [["Contact", client.endpoint()]],
				body: media("192.0.2.21", ["audio 50010"], "a=encryption:optional"),
			});
			const again = { client, dialog, invite, line: trace.wait(40).sent(invite) };
			ringing(trace, again);
			trace.wait(2000);
			pickUp(trace, again);
			trace.wait(40_000);
			hangUp(trace, again);
			trace.outcome(first.line, "failed");
			trace.outcome(again.line, "success");
			trace.activity("call", "worked", first.line);
		},
	},
	{
		name: "video-refused-call-goes-on",
		about:
			"Video is offered inside a call and refused with 488; the client offers audio alone, and the call goes on as it was (RFC 3261 14.1).",
		shape: "rtcdll",
		start: "2006-10-04 09:10:00.100",
		thread: "8E8:8EC",
		write(trace) {
			const made = call(trace, "sip:bob@contoso.com", { product: "oc2005", transport: "TLS" });
			const { client, dialog } = made;
			ringing(trace, made);
			trace.wait(3000);
			pickUp(trace, made);
			trace.wait(20_000);
			const invite = dialog.request("INVITE", {
				headers: [["Contact", client.endpoint()]],
				body: media("192.0.2.21", ["audio 50010", "video 50014"]),
			});
			const more = { client, dialog, invite, line: trace.sent(invite) };
			trace.wait(90);
			trace.information("failed-transaction", end(trace, more, 488));
			trace.wait(300);
			const back = offer(trace, made, "sendrecv");
			trace.wait(30_000);
			hangUp(trace, made);
			trace.outcome(more.line, "failed");
			trace.outcome(back, "success");
			trace.activity("call", "worked", made.line);
		},
	},
	{
		name: "hold-and-resume",
		about: "A call is put on hold and resumed, by re-INVITEs inside it: all answered and acknowledged.",
		shape: "uccapilog",
		start: "2012-10-05 09:10:00.100",
		thread: "13C8:AA0",
		write(trace) {
			const made = call(trace, "sip:bob@contoso.com", { product: "lync2010" });
			ringing(trace, made);
			trace.wait(3000);
			pickUp(trace, made);
			trace.wait(15_000);
			const hold = offer(trace, made, "sendonly");
			trace.wait(65_000);
			const resume = offer(trace, made, "sendrecv");
			trace.wait(20_000);
			hangUp(trace, made);
			trace.outcome(hold, "success");
			trace.outcome(resume, "success");
			trace.activity("call", "worked", made.line);
		},
	},
	{
		name: "hold-refused",
		about:
			"A hold is refused with 488 and not asked for again; the log runs on and the call is hung up a minute later.",
		shape: "uccapilog",
		start: "2012-10-05 10:10:00.100",
		thread: "13C8:AA0",
		write(trace) {
			const made = call(trace, "sip:bob@contoso.com", { product: "lync2010" });
			const { client, dialog } = made;
			ringing(trace, made);
			trace.wait(3000);
			pickUp(trace, made);
			trace.wait(15_000);
			const invite = dialog.request("INVITE", {
				headers: [["Contact", client.endpoint()]],
				body: media("192.0.2.21", ["audio 50010"], "a=inactive"),
			});
			const hold = { client, dialog, invite, line: trace.sent(invite) };
			trace.wait(90);
			trace.error("failed-transaction", end(trace, hold, 488));
			later(trace, client, 60_000);
			hangUp(trace, made);
			trace.outcome(hold.line, "failed");
		},
	},
];
