import { media, pidf } from "./bodies.ts";
import { Client } from "./client.ts";
import type { Definition } from "./define.ts";
import { dialogFrom, dialogTo } from "./dialog.ts";
import { diagnostics, type Header } from "./message.ts";
import { Registration } from "./registration.ts";
import { call } from "./steps.ts";
import type { Trace } from "./trace.ts";

/** Only the response to a request of the client that is not in the log; returns its line. */
function answerAlone(trace: Trace, method: string, to: string, status: number, ...headers: readonly Header[]): number {
	const rtcdll = trace.shape === "rtcdll";
	const client = new Client(trace, { product: rtcdll ? "messenger" : "lync2013", signedIn: "NTLM" });
	const dialog = dialogTo(client, to);
	const more: readonly Header[] = method === "SUBSCRIBE" ? [["Event", "presence"]] : [];
	const line = trace.received(dialog.reply(dialog.request(method, { headers: more }), status, { headers }));
	trace.outcome(line, "orphan");
	return line;
}

const STATE: readonly Header[] = [
	["Event", "presence"],
	["subscription-state", "active;expires=28800"],
];

/** Logs of one or two messages, as people post them. */
export const SHORT: readonly Definition[] = [
	{
		name: "only-a-refused-call",
		about: "Nothing but the 403 to an INVITE, with 12004: a failure although its request is not there.",
		shape: "uccapilog",
		start: "2014-10-03 11:00:00.000",
		thread: "1A48:1C08",
		write(trace) {
			const cause = diagnostics(12004, "No route found for this request", "pool.contoso.com");
			const line = answerAlone(trace, "INVITE", "sip:+15550177@contoso.com;user=phone", 403, cause);
			trace.error("failed-transaction", line);
			trace.answers(["12004", "15550177"], ["no failure"]);
		},
	},
	{
		name: "only-a-partner-not-found",
		about: "Nothing but the 504 to a SUBSCRIBE, with 1008: the partner's SRV record is missing.",
		shape: "uccapilog",
		start: "2014-10-04 11:00:00.000",
		thread: "1A48:1C08",
		write(trace) {
			const more = ';domain="fabrikam.com";dns-srv-result="NegativeResult"';
			const cause = diagnostics(1008, "Unable to resolve DNS SRV record", "edge.contoso.com", more);
			trace.error("failed-transaction", answerAlone(trace, "SUBSCRIBE", "sip:eve@fabrikam.com", 504, cause));
			trace.answers(["fabrikam\\.com", "SRV|1008"], ["no failure"]);
		},
	},
	{
		name: "only-a-busy-line",
		about: "Nothing but the 486 to an INVITE: daily life, and still what the log has to say.",
		shape: "rtcdll",
		start: "2005-10-05 11:00:00.000",
		write(trace) {
			trace.warning("failed-transaction", answerAlone(trace, "INVITE", "sip:bob@contoso.com", 486));
			trace.answers([], ["no failure"]);
		},
	},
	{
		name: "only-a-bye-with-23",
		about: "Nothing but a BYE with 23 that comes in: the media never connected. Its answer is cut off by the end.",
		shape: "uccapilog",
		start: "2014-10-06 11:00:00.000",
		thread: "1A48:1C08",
		write(trace) {
			const client = new Client(trace, { product: "lync2013", signedIn: "TLS-DSK" });
			const reason =
				"Call failed to establish due to a media connectivity failure when one endpoint is internal and the other is remote";
			const bye = dialogFrom(client, "sip:carol@fabrikam.com")
				.established(1)
				.incoming("BYE", { headers: [["ms-client-diagnostics", `23;reason="${reason}"`]] });
			const line = trace.received(bye);
			trace.error("media-failed", line);
			trace.hint("pending-request", line);
			trace.answers(["media"], ["no failure"]);
		},
	},
	{
		name: "only-a-sign-out",
		about: "Nothing but the BENOTIFY that throws the user out, with 4141: disabled by the administrator.",
		shape: "uccapilog",
		start: "2014-10-07 11:00:00.000",
		thread: "1A48:1C08",
		write(trace) {
			const client = new Client(trace, { product: "lync2013", signedIn: "TLS-DSK" });
			const headers: readonly Header[] = [
				["Event", "registration-notify"],
				["subscription-state", "terminated;expires=0"],
				diagnostics(4141, "User disabled", client.pool),
			];
			const body = ["text/registration-event", "deregistered;event=rejected"] as const;
			const line = trace.received(dialogFrom(client, client.uri).incoming("BENOTIFY", { headers, body }));
			trace.error("forced-sign-out", line);
			trace.outcome(line, "noResponseDue");
		},
	},
	{
		name: "only-a-presence-notice",
		about: "Nothing but a BENOTIFY with somebody's presence: nothing is wrong, and no answer is due.",
		shape: "uccapilog",
		start: "2014-10-08 11:00:00.000",
		thread: "1A48:1C08",
		write(trace) {
			const client = new Client(trace, { product: "lync2013", signedIn: "TLS-DSK" });
			const dialog = dialogTo(client, client.uri).established(1, 3);
			const body = pidf("sip:bob@contoso.com", 3500);
			trace.outcome(trace.received(dialog.incoming("BENOTIFY", { headers: STATE, body })), "noResponseDue");
		},
	},
	{
		name: "only-a-register",
		about:
			"Nothing but one REGISTER: whether the sign-in worked nobody can tell, so nobody may say that nothing failed.",
		shape: "rtcdll",
		start: "2005-10-09 11:00:00.000",
		write(trace) {
			const line = trace.sent(new Registration(new Client(trace, { product: "messenger" })).register());
			trace.hint("pending-request", line);
			trace.outcome(line, "pending");
			trace.activity("sign-in", "unknown", line);
			trace.answers([], ["no failure"]);
		},
	},
	{
		name: "only-a-challenge",
		about: "REGISTER and its 401, and the log ends: the sign-in had only begun.",
		shape: "uccapilog",
		start: "2010-10-09 12:00:00.000",
		thread: "F30:1254",
		write(trace) {
			const first = new Registration(new Client(trace, { product: "r2" })).first(["NTLM"]);
			trace.outcome(first.request, "challenged");
			trace.activity("sign-in", "unknown", first.request);
			trace.answers([], ["no failure"]);
		},
	},
	{
		name: "only-an-invite-and-its-200",
		about: "An INVITE and its 200, and the log ends before the ACK: no finding, and nothing is known of what followed.",
		shape: "rtcdll",
		start: "2005-10-10 11:00:00.000",
		write(trace) {
			const made = call(trace, "sip:bob@contoso.com");
			trace.wait(2500).received(made.dialog.reply(made.invite, 200, { body: media("192.0.2.77", ["audio 50712"]) }));
			trace.outcome(made.line, "success");
		},
	},
	{
		name: "from-mid-call-to-its-end",
		about: "The log begins in the middle of a call and ends with its BYE: all that can be seen of it is well.",
		shape: "uccapilog",
		start: "2012-10-11 11:00:00.000",
		thread: "13C8:AA0",
		write(trace) {
			const client = new Client(trace, { product: "lync2010", signedIn: "NTLM" });
			const dialog = dialogTo(client, "sip:bob@contoso.com", { epid: "5d0a11e2c4" }).established(1);
			const tone = dialog.request("INFO", { body: ["application/dtmf-relay", "Signal=1\r\nDuration=160\r\n"] });
			trace.ask(tone, 60, (asked) => dialog.reply(asked, 200));
			const bye = dialog.incoming("BYE");
			const line = trace.wait(21_000).received(bye);
			trace.wait(4).sent(dialog.answer(bye, 200));
			trace.outcome(line, "success");
		},
	},
	{
		name: "only-keep-alives",
		about:
			"Nothing but the keep-alives of a connection, two octets each way every 5 minutes: no message, nothing to say.",
		shape: "uccapilog",
		start: "2012-10-12 11:00:00.000",
		thread: "13C8:AA0",
		write(trace) {
			const ends = "(From Local Address: 192.0.2.21:20331) 4 bytes";
			const back = "(To Local Address: 192.0.2.21:20331) 2 bytes";
			for (let count = 0; count < 4; count++) {
				trace.record(`Sending Packet - 198.51.100.10:5061 ${ends}:`, "", "");
				trace.record(`End of Sending Packet - 198.51.100.10:5061 ${ends}`);
				trace.wait(40).record(`Data Received -198.51.100.10:5061 ${back}:`, "");
				trace.record(`End of Data Received -198.51.100.10:5061 ${back}`);
				trace.wait(300_000);
			}
		},
	},
];
