import { sdp } from "./bodies.ts";
import { Client } from "./client.ts";
import type { Definition } from "./define.ts";
import { dialogTo } from "./dialog.ts";
import { diagnostics, type Header, sameHop } from "./message.ts";
import { type Call, call, end, hangUp, incoming, later, pickUp, ringing } from "./steps.ts";

/** A call that ends with this status after ringing, and its label. */
function ends(status: number, severity: "error" | "warning", ...headers: readonly Header[]): Definition["write"] {
	const result = status === 488 ? "failed" : "refused";
	return (trace) => {
		const made = call(trace, "sip:bob@contoso.com");
		ringing(trace, made);
		trace.wait(2600);
		const line = end(trace, made, status, ...headers);
		trace[severity]("failed-transaction", line);
		trace.outcome(made.line, "failed");
		// A call that ends with 408 may count as unanswered as well.
		if (status !== 408) trace.activity("call", result, made.line);
	};
}

export const CALLS: readonly Definition[] = [
	{
		name: "call",
		about: "A call as it should be: 100, 180, 200 after 19 s of ringing (a person's time, not a server's), ACK, BYE.",
		shape: "rtcdll",
		start: "2005-05-02 15:00:00.250",
		write(trace) {
			const made = call(trace, "sip:bob@contoso.com");
			ringing(trace, made);
			trace.wait(19_000);
			pickUp(trace, made);
			trace.wait(63_000);
			hangUp(trace, made);
			trace.outcome(made.line, "success");
			trace.activity("call", "worked", made.line);
		},
	},
	{
		name: "incoming-call",
		about: "A call that comes in, is taken and ended by the other side; both sides count their CSeq on their own.",
		shape: "uccapilog",
		start: "2012-05-02 15:00:00.250",
		thread: "13C8:AA0",
		write(trace) {
			const made = incoming(trace, "sip:bob@contoso.com");
			const { client, dialog, invite, line } = made;
			trace.wait(5).sent(client.answer(invite, 100, { without: ["User-Agent"] }));
			trace.wait(200).sent(dialog.answer(invite, 180));
			trace.wait(5000).sent(dialog.answer(invite, 200, { body: sdp("192.0.2.21", 50100) }));
			trace.wait(80).received(dialog.incoming("ACK", { cseq: 1 }));
			trace.wait(9000);
			trace.ask(
				dialog.request("INFO", { body: ["application/dtmf-relay", "Signal=5\r\nDuration=160\r\n"] }),
				50,
				(asked) => dialog.reply(asked, 200),
			);
			trace.wait(2000);
			const bye = dialog.incoming("BYE");
			const ended = trace.received(bye);
			trace.wait(6).sent(dialog.answer(bye, 200));
			trace.outcome(line, "success");
			trace.outcome(ended, "success");
		},
	},
	{
		name: "call-busy",
		about: "486: the other one is on the phone. Daily life.",
		shape: "rtcdll",
		start: "2005-05-03 15:00:00.250",
		write: ends(486, "warning"),
	},
	{
		name: "call-busy-everywhere",
		about: "600: busy on all devices. Daily life.",
		shape: "rtcdll",
		start: "2005-05-03 15:10:00.250",
		write: ends(600, "warning"),
	},
	{
		name: "call-declined",
		about: "603, with the client's own ms-client-diagnostics 51004 (action initiated by user). Daily life.",
		shape: "uccapilog",
		start: "2010-05-03 15:00:00.250",
		thread: "9B4:9BC",
		write: ends(603, "warning", ["ms-client-diagnostics", '51004;reason="Action initiated by user"']),
	},
	{
		name: "call-no-answer",
		about: "480 after 60 s of ringing: nobody there. Daily life.",
		shape: "uccapilog",
		start: "2010-05-04 15:00:00.250",
		thread: "9B4:9BC",
		write(trace) {
			const made = call(trace, "sip:bob@contoso.com");
			ringing(trace, made);
			trace.wait(60_000);
			trace.warning("failed-transaction", end(trace, made, 480));
			trace.outcome(made.line, "failed");
		},
	},
	{
		name: "call-timed-out",
		about: "408 to an INVITE: nobody picked up in time. Daily life.",
		shape: "rtcdll",
		start: "2005-05-05 15:00:00.250",
		write: ends(408, "warning"),
	},
	{
		name: "call-to-nobody",
		about: "404 to an INVITE: the address called does not exist. Daily life only to a SUBSCRIBE.",
		shape: "uccapilog",
		start: "2010-05-05 15:00:00.250",
		thread: "9B4:9BC",
		write(trace) {
			const made = call(trace, "sip:nobody@contoso.com");
			trace.wait(90);
			const reason = "Destination URI either not enabled for SIP or does not exist";
			trace.error("failed-transaction", end(trace, made, 404, diagnostics(4005, reason, made.client.pool)));
			trace.outcome(made.line, "failed");
		},
	},
	{
		name: "call-cancelled",
		about: "The caller hangs up while it rings: CANCEL, its 200, and 487 to the INVITE, acknowledged. Nothing failed.",
		shape: "rtcdll",
		start: "2005-05-06 15:00:00.250",
		write(trace) {
			const made = call(trace, "sip:bob@contoso.com");
			const { client, dialog, invite } = made;
			ringing(trace, made);
			trace.wait(8000);
			dialog.open = false;
			const cancel = trace.ask(dialog.request("CANCEL", { cseq: 1 }), 40, (asked) => client.reply(asked, 200));
			trace.wait(5).received(dialog.reply(invite, 487));
			trace.wait(2).sent(dialog.ack(1));
			trace.outcome(made.line, "cancelled");
			trace.outcome(cancel.request, "success");
			trace.activity("call", "given-up", made.line);
		},
	},
	{
		name: "incoming-call-cancelled",
		about:
			"A call that comes in and is given up by the caller: the client answers CANCEL with 200 and the INVITE with 487.",
		shape: "uccapilog",
		start: "2012-05-06 15:00:00.250",
		thread: "13C8:AA0",
		write(trace) {
			const { dialog, invite, line } = incoming(trace, "sip:carol@contoso.com");
			trace.wait(100).sent(dialog.answer(invite, 180));
			trace.wait(11_000);
			dialog.open = false;
			const cancel = sameHop(dialog.incoming("CANCEL", { cseq: 1 }), invite);
			trace.received(cancel);
			trace.wait(2).sent(dialog.answer(cancel, 200));
			trace.wait(1).sent(dialog.answer(invite, 487));
			trace.wait(60).received(sameHop(dialog.incoming("ACK", { cseq: 1, toTag: dialog.local.tag }), invite));
			trace.outcome(line, "cancelled");
			trace.activity("call", "given-up", line);
		},
	},
	{
		name: "cancel-crosses-200",
		about:
			"CANCEL and 200 cross: the call is up, so the client acknowledges it and ends it with BYE (RFC 3261 9.1, 15).",
		shape: "uccapilog",
		start: "2010-05-07 15:00:00.250",
		thread: "9B4:9BC",
		write(trace) {
			const made = call(trace, "sip:bob@contoso.com");
			const { client, dialog, invite } = made;
			ringing(trace, made);
			trace.wait(8000);
			dialog.open = false;
			const cancel = dialog.request("CANCEL", { cseq: 1 });
			const cancelled = trace.sent(cancel);
			trace.wait(6).received(dialog.reply(invite, 200, { body: sdp("192.0.2.77", 50712) }));
			trace.wait(2).sent(dialog.ack(1));
			trace.wait(30).received(client.reply(cancel, 200));
			trace.wait(4);
			hangUp(trace, made);
			trace.outcome(made.line, "success");
			trace.outcome(cancelled, "success");
		},
	},
	{
		name: "cancel-too-late-481",
		about: "The CANCEL comes after the call was taken and gets 481: there is nothing left to cancel. Daily life.",
		shape: "rtcdll",
		start: "2005-05-08 15:00:00.250",
		write(trace) {
			const made = call(trace, "sip:bob@contoso.com");
			const { client, dialog, invite } = made;
			ringing(trace, made);
			trace.wait(8000);
			dialog.open = false;
			const cancel = dialog.request("CANCEL", { cseq: 1 });
			const cancelled = trace.sent(cancel);
			trace.wait(6).received(dialog.reply(invite, 200, { body: sdp("192.0.2.77", 50712) }));
			trace.wait(2).sent(dialog.ack(1));
			const late = trace.wait(30).received(client.reply(cancel, 481));
			trace.wait(4);
			hangUp(trace, made);
			trace.warning("failed-transaction", late);
			trace.outcome(made.line, "success");
			trace.outcome(cancelled, "failed");
		},
	},
	{
		name: "lost-ack",
		about:
			"The 200 is never acknowledged; 33 s later the other side gives up with BYE (RFC 3261 13.3.1.4), and the log runs on.",
		shape: "rtcdll",
		start: "2005-05-09 15:00:00.250",
		write(trace) {
			const made = call(trace, "sip:bob@contoso.com");
			const { client, dialog, invite } = made;
			ringing(trace, made);
			const taken = trace.wait(4000).received(dialog.reply(invite, 200, { body: sdp("192.0.2.77", 50712) }));
			const bye = dialog.incoming("BYE");
			trace.wait(33_000).received(bye);
			trace.wait(3).sent(dialog.answer(bye, 200));
			later(trace, client, 60_000);
			trace.warning("missing-ack", taken);
			trace.outcome(made.line, "success");
		},
	},
	{
		name: "lost-ack-busy",
		about:
			"486 that is never acknowledged although the log runs on: busy (daily life), and an ACK that the hop owes (RFC 3261 17.1.1.3), which is a hint only.",
		shape: "uccapilog",
		start: "2010-05-09 15:00:00.250",
		thread: "9B4:9BC",
		write(trace) {
			const made = call(trace, "sip:bob@contoso.com");
			trace.wait(30).received(made.client.reply(made.invite, 100));
			const busy = trace.wait(500).received(made.dialog.reply(made.invite, 486));
			later(trace, made.client, 90_000);
			trace.warning("failed-transaction", busy);
			trace.hint("missing-ack", busy);
			trace.outcome(made.line, "failed");
		},
	},
	{
		name: "ack-cut-by-the-end",
		about: "The log ends 1 s after the 200: whether it was acknowledged nobody can tell.",
		shape: "rtcdll",
		start: "2005-05-10 15:00:00.250",
		write(trace) {
			const made = call(trace, "sip:bob@contoso.com");
			ringing(trace, made);
			trace.wait(4000).received(made.dialog.reply(made.invite, 200, { body: sdp("192.0.2.77", 50712) }));
			trace.wait(1000).record("Media: audio device opened");
			trace.outcome(made.line, "success");
		},
	},
	{
		name: "forked-call",
		about:
			"The call rings on two devices (101 Progress Report with 13004 is no error), both pick up; the second 200 is acknowledged and ended with BYE.",
		shape: "uccapilog",
		start: "2012-05-11 15:00:00.250",
		thread: "1DB0:1DD4",
		write(trace) {
			const made = call(trace, "sip:bob@contoso.com", { product: "lync2010" });
			const { client, dialog, invite } = made;
			const [desk, mobile] = [dialog.remote.tag, client.newTag()];
			const ring = (tag: string, status: number, media = false): number => {
				dialog.remote.tag = tag;
				return trace.received(dialog.reply(invite, status, media ? { body: sdp("192.0.2.77", 50712) } : {}));
			};
			trace.wait(20).received(client.reply(invite, 100));
			const progress = diagnostics(13004, "Request was proxied to one or more registered endpoints", client.pool);
			trace.wait(40).received(client.reply(invite, 101, { headers: [progress] }));
			trace.wait(300);
			ring(desk, 180);
			trace.wait(250);
			ring(mobile, 180);
			trace.wait(6000);
			ring(desk, 200, true);
			trace.wait(3).sent(dialog.ack(1));
			trace.wait(40);
			ring(mobile, 200, true);
			trace.wait(3).sent(dialog.ack(1));
			trace.wait(2);
			hangUp(trace, made);
			dialog.remote.tag = desk;
			dialog.cseq = 1;
			trace.wait(30_000);
			hangUp(trace, made);
			trace.outcome(made.line, "success");
		},
	},
	{
		name: "call-challenged",
		about: "The INVITE gets a 407, is acknowledged, sent again with credentials and taken.",
		shape: "rtcdll",
		start: "2005-05-12 15:00:00.250",
		write(trace) {
			const client = new Client(trace, { product: "messenger", proxy: true });
			const dialog = dialogTo(client, "sip:bob@fabrikam.com");
			const contact: Header = ["Contact", client.endpoint()];
			const plain = dialog.request("INVITE", { headers: [contact], body: sdp("192.0.2.21", 50004) });
			const first = trace.ask(plain, 60, (asked) => dialog.reply(asked, 407, client.auth.offer(["Kerberos"])));
			trace.wait(2).sent(dialog.ack(1));
			const credentials = client.auth.of("Kerberos", client.auth.token("Kerberos"));
			trace.wait(90);
			const again = dialog.request("INVITE", { headers: [contact, credentials], body: sdp("192.0.2.21", 50004) });
			client.auth.establish("Kerberos");
			const made: Call = { client, dialog, invite: again, line: trace.sent(again) };
			ringing(trace, made);
			trace.wait(5000);
			pickUp(trace, made);
			trace.wait(20_000);
			hangUp(trace, made);
			trace.hint("auth-challenge", first.response);
			trace.outcome(first.request, "challenged");
			trace.outcome(made.line, "success");
		},
	},
	{
		name: "call-to-federated-1017",
		about: "504 with 1017: the two domains cannot be routed in this combination.",
		shape: "uccapilog",
		start: "2016-05-13 15:00:00.250",
		thread: "2BD0:1604",
		write(trace) {
			const made = call(trace, "sip:eve@fabrikam.com", { product: "sfb", signedIn: "TLS-DSK" });
			trace.wait(400);
			const cause = diagnostics(1017, "Cannot route From and To domains in this combination", "edge.contoso.com");
			trace.error("failed-transaction", end(trace, made, 504, cause));
			trace.outcome(made.line, "failed");
		},
	},
	{
		name: "call-to-federated-1002",
		about: "403 with 1002: the caller may not talk to federated partners. A right, not credentials.",
		shape: "uccapilog",
		start: "2010-05-13 15:00:00.250",
		thread: "9B4:9BC",
		write(trace) {
			const made = call(trace, "sip:eve@fabrikam.com");
			trace.wait(60);
			const reason = "From URI is not authorized to communicate with federated partners";
			trace.error("failed-transaction", end(trace, made, 403, diagnostics(1002, reason, made.client.pool)));
			trace.outcome(made.line, "failed");
		},
	},
	{
		name: "media-refused-52017",
		about: "488 with ms-client-diagnostics 52017: the encryption levels do not match.",
		shape: "uccapilog",
		start: "2010-05-14 15:00:00.250",
		thread: "9B4:9BC",
		write: ends(488, "error", ["ms-client-diagnostics", '52017;reason="Encryption levels do not match"']),
	},
	{
		name: "hold-glare-491",
		about:
			"Both sides put the call on hold at once: 491 to the client's INVITE, which it repeats (RFC 3261 14.1) and which then works: information.",
		shape: "rtcdll",
		start: "2005-05-15 15:00:00.250",
		write(trace) {
			const made = call(trace, "sip:bob@contoso.com");
			const { client, dialog } = made;
			ringing(trace, made);
			trace.wait(3000);
			pickUp(trace, made);
			trace.wait(15_000);
			const hold = (): Call => {
				const invite = dialog.request("INVITE", {
					headers: [["Contact", client.endpoint()]],
					body: sdp("192.0.2.21", 50004),
				});
				return { client, dialog, invite, line: trace.sent(invite) };
			};
			const glare = hold();
			trace.wait(45);
			trace.information("failed-transaction", end(trace, glare, 491));
			trace.wait(2900);
			const again = hold();
			trace.wait(90);
			pickUp(trace, again);
			trace.wait(5000);
			hangUp(trace, made);
			trace.outcome(glare.line, "failed");
			trace.outcome(again.line, "success");
		},
	},
	{
		name: "bye-481",
		about: "481 to the BYE of a call the other side has already forgotten. Daily life.",
		shape: "uccapilog",
		start: "2010-05-16 15:00:00.250",
		thread: "9B4:9BC",
		write(trace) {
			const client = new Client(trace, { product: "r2", signedIn: "NTLM" });
			const dialog = dialogTo(client, "sip:bob@contoso.com", { epid: "77aa01b2c3" }).established(1);
			const lines = trace.ask(dialog.request("BYE"), 80, (asked) => dialog.reply(asked, 481));
			trace.warning("failed-transaction", lines.response);
			trace.outcome(lines.request, "failed");
		},
	},
	{
		name: "call-unanswered-while-ringing",
		about: "180, and then nothing for 5 minutes of log: more than an INVITE that rings may wait.",
		shape: "rtcdll",
		start: "2005-05-17 15:00:00.250",
		write(trace) {
			const made = call(trace, "sip:bob@contoso.com");
			ringing(trace, made);
			for (let minutes = 0; minutes < 5; minutes++) later(trace, made.client, 60_000);
			trace.warning("unanswered-request", made.line);
			trace.outcome(made.line, "unanswered");
			trace.activity("call", "unanswered", made.line);
		},
	},
	{
		name: "call-still-ringing",
		about: "180, and the log ends 2 minutes later: an INVITE that rings may wait 3, so nothing is known.",
		shape: "uccapilog",
		start: "2010-05-17 15:00:00.250",
		thread: "9B4:9BC",
		write(trace) {
			const made = call(trace, "sip:bob@contoso.com");
			ringing(trace, made);
			later(trace, made.client, 60_000);
			later(trace, made.client, 60_000);
			trace.hint("pending-request", made.line);
			trace.outcome(made.line, "pending");
			trace.activity("call", "unknown", made.line);
		},
	},
	{
		name: "slow-call",
		about: "The first thing heard of the INVITE is its 200, 9 s later: slow, for no ringing explains the wait.",
		shape: "rtcdll",
		start: "2005-05-18 15:00:00.250",
		write(trace) {
			const made = call(trace, "sip:bob@contoso.com");
			trace.wait(9000);
			trace.information("slow-transaction", pickUp(trace, made));
			trace.wait(8000);
			hangUp(trace, made);
			trace.outcome(made.line, "success");
		},
	},
];
