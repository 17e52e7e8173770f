import { media, text } from "./bodies.ts";
import { Client } from "./client.ts";
import type { Definition } from "./define.ts";
import { dialogTo } from "./dialog.ts";
import { diagnostics, type Header, type Message } from "./message.ts";
import { type Call, call, end, hangUp, incoming, later, pickUp, ringing } from "./steps.ts";
import type { Trace } from "./trace.ts";

/** The log continues without SIP. */
function idle(trace: Trace, seconds: number): void {
	trace.idle(seconds, () => "Idle, nothing to do");
}

/** The INVITE of a text conversation, accepted and acknowledged. */
function conversation(trace: Trace): Call {
	const rtcdll = trace.shape === "rtcdll";
	const options = rtcdll ? ({ signedIn: "NTLM" } as const) : ({ product: "lync2013", signedIn: "TLS-DSK" } as const);
	const made = call(trace, "sip:bob@contoso.com", options, media("192.0.2.21", ["message 5060"]));
	trace.wait(40).received(made.client.reply(made.invite, 100));
	trace.wait(300).received(made.dialog.reply(made.invite, 200, { body: media("192.0.2.77", ["message 5060"]) }));
	trace.wait(3).sent(made.dialog.ack(1));
	return made;
}

/** A message in it and the response; returns the line of the response. */
function message(trace: Trace, { dialog }: Call, status: number, ...headers: readonly Header[]): number {
	const request = dialog.request("MESSAGE", { body: text("Have you a minute?") });
	return trace.wait(2000).ask(request, status === 408 ? 4200 : 90, (asked) => dialog.reply(asked, status, { headers }))
		.response;
}

const PROXY = "SIP/2.0/TCP 198.51.100.40:5060;branch=z9hG4bKhop2";

/** The message as the proxy forwards it: with its own Via on top, and Max-Forwards reduced by one. */
function sentOn(message: Message, of: string): Message {
	const headers = message.headers.map((header): Header => (header[0] === "Max-Forwards" ? [header[0], "69"] : header));
	return { ...message, headers: [["Via", `${PROXY}.${of}`], ...headers] };
}

/** The response as the proxy forwards it: without its own Via (RFC 3261 16.7). */
function handedBack(message: Message): Message {
	const top = message.headers.findIndex(([name]) => name === "Via");
	return { ...message, headers: message.headers.filter((_, index) => index !== top) };
}

/**
 * A log of a proxy, which contains each message twice: received and forwarded. `of` names the transaction, which for the ACK
 * to a non-2xx response is that of the INVITE (RFC 3261 17.1.1.3).
 */
function twice(trace: Trace, request: Message, of = request.method): { first: number; onward: Message } {
	const branched = request.headers.map(
		([name, value]): Header => (name === "Via" ? [name, `${value};branch=z9hG4bKhop1.${of}`] : [name, value]),
	);
	const first = trace.received({ ...request, headers: branched });
	const onward = sentOn({ ...request, headers: branched }, of);
	trace.wait(2).sent(onward);
	return { first, onward };
}

function back(trace: Trace, response: Message): { first: number; second: number } {
	const first = trace.received(response);
	return { first, second: trace.wait(2).sent(handedBack(response)) };
}

export const ENDINGS: readonly Definition[] = [
	{
		name: "answer-repeated-without-ack",
		about:
			"Over UDP the other side repeats its 200 again and again: it never got an ACK. The copies are evidence enough, half a minute need not pass.",
		shape: "rtcdll",
		start: "2005-08-03 16:00:00.000",
		write(trace) {
			const made = call(trace, "sip:bob@contoso.com", { transport: "UDP" });
			ringing(trace, made);
			const taken = made.dialog.reply(made.invite, 200, { body: media("192.0.2.77", ["audio 50712"]) });
			const line = trace.wait(2000).received(taken);
			for (const wait of [500, 1000, 2000, 4000, 4000]) trace.wait(wait).received(taken);
			trace.warning("missing-ack", line);
			trace.outcome(made.line, "success");
			trace.answers(["\\bACK\\b|acknowledg"], ["no failure"]);
		},
	},
	{
		name: "refusal-without-ack",
		about:
			"403 that is never acknowledged though the log runs on for 80 s: a refused call; the ACK is a matter of one hop, and a hint only.",
		shape: "rtcdll",
		start: "2005-08-04 16:00:00.000",
		write(trace) {
			const made = call(trace, "sip:bob@contoso.com", { transport: "UDP" });
			const line = trace.wait(90).received(made.dialog.reply(made.invite, 403));
			idle(trace, 80);
			trace.error("failed-transaction", line);
			trace.hint("missing-ack", line);
			trace.outcome(made.line, "failed");
			trace.activity("call", "refused", made.line);
			trace.answers([], ["retransmits its response"]);
		},
	},
	{
		name: "lost-ack-incoming-call",
		about:
			"This client takes a call, and its 200 is never acknowledged; after 32 s it gives the call up with BYE (RFC 3261 13.3.1.4). One story, one finding.",
		shape: "uccapilog",
		start: "2012-08-05 16:00:00.000",
		thread: "13C8:AA0",
		write(trace) {
			const { client, dialog, invite, line } = incoming(trace, "sip:bob@contoso.com");
			trace.wait(100).sent(dialog.answer(invite, 180));
			const taken = trace.wait(3000).sent(dialog.answer(invite, 200, { body: media("192.0.2.21", ["audio 50010"]) }));
			trace.wait(32_100).ask(dialog.request("BYE"), 70, (asked) => dialog.reply(asked, 200));
			later(trace, client, 40_000);
			trace.warning("missing-ack", taken);
			trace.outcome(line, "success");
		},
	},
	{
		name: "re-invite-left-open",
		about:
			"A new offer inside the call gets no more than 100 before the call is ended by BYE: nobody rings, and with the call its question was over.",
		shape: "rtcdll",
		start: "2005-08-06 16:00:00.000",
		write(trace) {
			const made = call(trace, "sip:bob@contoso.com");
			const { client, dialog } = made;
			ringing(trace, made);
			trace.wait(2000);
			pickUp(trace, made);
			trace.wait(18_000);
			const again = dialog.request("INVITE", {
				headers: [["Contact", client.endpoint()]],
				body: media("192.0.2.21", ["audio 50010"], "a=sendonly"),
			});
			const line = trace.sent(again);
			trace.wait(40).received(client.reply(again, 100));
			trace.wait(13_000);
			hangUp(trace, made);
			idle(trace, 80);
			trace.information("unanswered-request", line);
			trace.outcome(made.line, "success");
			trace.answers([], ["ringing"]);
		},
	},
	{
		name: "call-over-two-hops",
		about: "The log of a proxy: each message of a call that works stands in it twice, once for each hop.",
		shape: "rtcdll",
		start: "2005-08-07 16:00:00.000",
		write(trace) {
			const client = new Client(trace, { product: "messenger" });
			const dialog = dialogTo(client, "sip:bob@contoso.com");
			const offer = { headers: [["Contact", client.endpoint()]] as const, body: media("192.0.2.21", ["audio 50010"]) };
			const invite = twice(trace, dialog.request("INVITE", offer));
			trace.wait(300);
			back(trace, dialog.reply(invite.onward, 180));
			trace.wait(4000);
			back(trace, dialog.reply(invite.onward, 200, { body: media("192.0.2.77", ["audio 50712"]) }));
			trace.wait(20);
			twice(trace, dialog.ack(1));
			trace.wait(30_000);
			const bye = twice(trace, dialog.request("BYE"));
			trace.wait(40);
			back(trace, dialog.reply(bye.onward, 200));
			trace.outcome(invite.first, "success");
			trace.activity("call", "worked", invite.first);
		},
	},
	{
		name: "call-refused-over-two-hops",
		about:
			"The log of a proxy: the 404 of the far hop and the copy of it that goes back are one failure, told at the hop nearest to the caller.",
		shape: "rtcdll",
		start: "2005-08-08 16:00:00.000",
		write(trace) {
			const client = new Client(trace, { product: "messenger" });
			const dialog = dialogTo(client, "sip:nobody@contoso.com");
			const offer = { headers: [["Contact", client.endpoint()]] as const, body: media("192.0.2.21", ["audio 50010"]) };
			const invite = twice(trace, dialog.request("INVITE", offer));
			const refusal = back(trace.wait(90), dialog.reply(invite.onward, 404));
			trace.wait(5);
			twice(trace, dialog.ack(1), "INVITE");
			trace.error("failed-transaction", refusal.second);
			trace.toldElsewhere(refusal.first);
			trace.outcome(invite.first, "failed");
			trace.activity("call", "failed", invite.first);
		},
	},
	{
		name: "call-taken-on-another-device",
		about:
			"A call comes in and is taken on the person's other device: CANCEL with Reason 200, call completed elsewhere.",
		shape: "uccapilog",
		start: "2013-08-09 16:00:00.000",
		thread: "13C8:AA0",
		write(trace) {
			const { dialog, invite, line } = incoming(trace, "sip:carol@contoso.com");
			trace.wait(100).sent(dialog.answer(invite, 180));
			trace.wait(5000);
			dialog.open = false;
			const reason: Header = ["Reason", 'SIP;cause=200;text="Call completed elsewhere"'];
			const plain = dialog.incoming("CANCEL", { cseq: 1, headers: [reason] });
			const via = invite.headers.find(([name]) => name === "Via")!;
			const cancel = { ...plain, headers: [via, ...plain.headers.filter(([name]) => name !== "Via")] };
			trace.received(cancel);
			trace.wait(2).sent(dialog.answer(cancel, 200));
			trace.wait(1).sent(dialog.answer(invite, 487));
			const ack = dialog.incoming("ACK", { cseq: 1, toTag: dialog.local.tag });
			trace.wait(60).received({ ...ack, headers: [via, ...ack.headers.filter(([name]) => name !== "Via")] });
			trace.outcome(line, "cancelled");
		},
	},
	{
		name: "call-cut-by-the-server",
		about: "A call that is under way is ended by the server: its BYE says that the service is unavailable.",
		shape: "uccapilog",
		start: "2013-08-10 16:00:00.000",
		thread: "13C8:AA0",
		write(trace) {
			const made = call(trace, "sip:bob@contoso.com", { product: "lync2013", signedIn: "TLS-DSK" });
			const { client, dialog } = made;
			ringing(trace, made);
			trace.wait(2000);
			pickUp(trace, made);
			const bye = dialog.incoming("BYE", { headers: [diagnostics(1, "Service is unavailable", client.pool)] });
			const line = trace.wait(48_000).received(bye);
			trace.wait(3).sent(dialog.answer(bye, 200));
			trace.error("reported-failure", line);
			trace.outcome(line, "success");
			trace.answers([], ["no failure"]);
		},
	},
	{
		name: "conversation",
		about: "A text conversation: a message each way, and its end.",
		shape: "rtcdll",
		start: "2005-08-11 16:00:00.000",
		write(trace) {
			const made = conversation(trace);
			const { dialog } = made;
			message(trace, made, 200);
			const reply = dialog.incoming("MESSAGE", { body: text("In five.") });
			trace.wait(8000).received(reply);
			trace.wait(3).sent(dialog.answer(reply, 200));
			trace.wait(9000);
			hangUp(trace, made);
			trace.activity("conversation", "worked", made.line);
		},
	},
	{
		name: "conversation-message-480",
		about: "The other person has gone offline during the conversation: 480 to the MESSAGE. Daily life.",
		shape: "uccapilog",
		start: "2013-08-12 16:00:00.000",
		thread: "13C8:AA0",
		write(trace) {
			const made = conversation(trace);
			trace.warning("failed-transaction", message(trace, made, 480));
			trace.outcome(made.line, "success");
		},
	},
	{
		name: "conversation-message-408",
		about: "408 to the second MESSAGE of a conversation: it did not arrive.",
		shape: "uccapilog",
		start: "2013-08-13 16:00:00.000",
		thread: "13C8:AA0",
		write(trace) {
			const made = conversation(trace);
			message(trace, made, 200);
			trace.error("failed-transaction", message(trace, made, 408));
		},
	},
	{
		name: "conversation-not-begun-480",
		about: "480 to the INVITE of a text conversation: the other person is offline. Daily life.",
		shape: "uccapilog",
		start: "2013-08-14 16:00:00.000",
		thread: "13C8:AA0",
		write(trace) {
			const options = { product: "lync2013", signedIn: "TLS-DSK" } as const;
			const made = call(trace, "sip:bob@contoso.com", options, media("192.0.2.21", ["message 5060"]));
			trace.wait(200);
			trace.warning("failed-transaction", end(trace, made, 480));
			trace.activity("conversation", "refused", made.line);
			trace.answers([], ["the call from"]);
		},
	},
	{
		name: "conversation-with-a-partner-504",
		about: "504 with 1008 to the INVITE of a text conversation with a partner: no SRV record of their domain.",
		shape: "uccapilog",
		start: "2013-08-15 16:00:00.000",
		thread: "13C8:AA0",
		write(trace) {
			const options = { product: "lync2013", signedIn: "TLS-DSK" } as const;
			const made = call(trace, "sip:eve@fabrikam.com", options, media("192.0.2.21", ["message 5060"]));
			trace.wait(900);
			const more = ';domain="fabrikam.com";dns-srv-result="NegativeResult"';
			const cause = diagnostics(1008, "Unable to resolve DNS SRV record", "edge.contoso.com", more);
			trace.error("failed-transaction", end(trace, made, 504, cause));
			trace.activity("conversation", "failed", made.line);
			trace.answers(["fabrikam\\.com"], ["no failure"]);
		},
	},
];
