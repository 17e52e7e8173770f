import { pidf } from "./bodies.ts";
import { Client } from "./client.ts";
import type { Definition } from "./define.ts";
import { dialogFrom, dialogTo } from "./dialog.ts";
import { diagnostics, type Header, sameHop } from "./message.ts";
import { Registration, signIn } from "./registration.ts";

const ACTIVE: readonly Header[] = [
	["Event", "presence"],
	["subscription-state", "active;expires=28800"],
];

/** Properties of logs rather than servers: transports, cuts, rotation, midnight, damage, surrounding text. */
export const LOGS: readonly Definition[] = [
	{
		name: "udp-retransmissions",
		about: "REGISTER over UDP sent three times (0, 0.5, 1.5 s) before the 200: a retransmission, on the first copy.",
		shape: "rtcdll",
		start: "2005-01-12 10:00:00.000",
		write(trace) {
			const client = new Client(trace, { product: "messenger", transport: "UDP", signedIn: "NTLM" });
			const registration = new Registration(client);
			const request = registration.register(undefined, { signed: true });
			const line = trace.sent(request);
			trace.wait(500).sent(request);
			trace.wait(1000).sent(request);
			trace.wait(120).received(registration.registered(request, 600));
			trace.information("retransmission", line);
			trace.outcome(line, "success");
		},
	},
	{
		name: "udp-unanswered",
		about: "SUBSCRIBE over UDP, sent again and again and never answered: both that, and that it is unanswered.",
		shape: "rtcdll",
		start: "2005-01-13 10:00:00.000",
		write(trace) {
			const client = new Client(trace, { product: "messenger", transport: "UDP", signedIn: "NTLM" });
			const request = dialogTo(client, "sip:bob@contoso.com").request("SUBSCRIBE", { headers: ACTIVE.slice(0, 1) });
			const line = trace.sent(request);
			for (const wait of [500, 1000, 2000, 4000, 4000, 4000]) trace.wait(wait).sent(request);
			trace.wait(40_000).record("Timer ended, nothing received");
			trace.information("retransmission", line);
			trace.warning("unanswered-request", line);
			trace.outcome(line, "unanswered");
		},
	},
	{
		name: "tcp-logged-twice",
		about: "The same SUBSCRIBE stands in the log twice within a millisecond though TLS never repeats: logged twice.",
		shape: "uccapilog",
		start: "2010-01-12 10:00:00.000",
		thread: "CE0:CE8",
		write(trace) {
			const client = new Client(trace, { product: "r2", signedIn: "NTLM" });
			const dialog = dialogTo(client, "sip:bob@contoso.com");
			const request = dialog.request("SUBSCRIBE", { headers: ACTIVE.slice(0, 1) });
			const line = trace.sent(request);
			trace.wait(1).sent(request);
			trace.wait(90).received(dialog.reply(request, 200, { headers: [["Expires", "28800"]] }));
			trace.information("retransmission", line);
			trace.outcome(line, "success");
		},
	},
	{
		name: "cut-inside-headers",
		about:
			"A rotated log: it begins in the headers of a message and ends in those of another. Both cuts are hints, and what is missing of the messages is no fault of theirs.",
		shape: "uccapilog",
		start: "2010-01-14 10:00:00.000",
		thread: "CE0:CE8",
		broken: true,
		write(trace) {
			const client = new Client(trace, { product: "r2", signedIn: "NTLM" });
			const dialog = dialogTo(client, client.uri).established(1, 3);
			const benotify = dialog.incoming("BENOTIFY", { headers: ACTIVE, body: pidf("sip:bob@contoso.com", 3500) });
			const tail = benotify.headers.slice(4).map(([name, value]) => `${name}: ${value}`);
			const begin = trace.loose(...tail, "", benotify.body);
			trace.record(`End of Data Received -${client.server} (To Local Address: ${client.address}) 1412 bytes`);
			trace.wait(3000);
			const lines = signIn(client, "NTLM");
			trace.wait(2000);
			const last = trace.received(
				dialog.incoming("BENOTIFY", { headers: ACTIVE, body: pidf("sip:bob@contoso.com", 15500) }),
			);
			trace.cutEnd(trace.find(last, "To: "), 9);
			trace.hint("truncated-message", begin, last);
			trace.outcome(lines.requests.at(-1)!, "success");
		},
	},
	{
		name: "cut-inside-bodies",
		about:
			"The log begins in the body of a message and ends in that of another (fewer octets than Content-Length says).",
		shape: "rtcdll",
		start: "2006-01-15 10:00:00.000",
		thread: "8E8:8EC",
		broken: true,
		write(trace) {
			const client = new Client(trace, { product: "oc2005", signedIn: "NTLM", transport: "TLS" });
			const begin = trace.loose(pidf("sip:bob@contoso.com", 3500)[1].slice(90));
			trace.wait(3000);
			const registration = new Registration(client);
			registration.cseq = 4;
			const lines = trace.ask(registration.register(undefined, { signed: true }), 60, (asked) =>
				registration.registered(asked, 600),
			);
			trace.wait(2000);
			const dialog = dialogTo(client, client.uri).established(1, 3);
			const last = trace.received(
				dialog.incoming("BENOTIFY", { headers: ACTIVE, body: pidf("sip:bob@contoso.com", 15500) }),
			);
			trace.cutEnd(trace.find(last, "<categories"), 120);
			trace.hint("truncated-message", begin, last);
			trace.outcome(lines.request, "success");
			trace.outcome(last, "noResponseDue");
		},
	},
	{
		name: "rotated-log",
		about:
			"A rotated log begins with answers to requests of the file before. The 200 is an orphan, a hint; the 404 to a SUBSCRIBE is a failure all the same, of the daily kind.",
		shape: "uccapilog",
		start: "2012-01-16 10:00:00.000",
		thread: "CE0:CE8",
		write(trace) {
			const client = new Client(trace, { product: "lync2010", signedIn: "TLS-DSK" });
			const lost = dialogTo(client, "sip:former@contoso.com");
			const gone = diagnostics(4005, "Destination URI either not enabled for SIP or does not exist", client.pool);
			const first = trace.received(
				lost.reply(lost.request("SUBSCRIBE", { headers: ACTIVE.slice(0, 1) }), 404, { headers: [gone] }),
			);
			const other = dialogTo(client, "sip:carol@contoso.com").established(6);
			const second = trace.wait(12).received(other.reply(other.request("INFO"), 200));
			trace.wait(400);
			const registration = new Registration(client);
			registration.cseq = 3;
			const lines = trace.ask(registration.register(undefined, { signed: true }), 60, (asked) =>
				registration.registered(asked),
			);
			trace.warning("failed-transaction", first);
			trace.hint("orphan-response", second);
			trace.outcome(first, "orphan");
			trace.outcome(second, "orphan");
			trace.outcome(lines.request, "success");
		},
	},
	{
		name: "rotated-inside-a-sign-in",
		about:
			"The log begins with a 401 whose REGISTER is in the file before: an orphan, answered by the REGISTER that signs in. Nothing was abandoned.",
		shape: "rtcdll",
		start: "2005-01-16 10:00:00.000",
		write(trace) {
			const client = new Client(trace, { product: "messenger", user: "bob" });
			const registration = new Registration(client);
			const first = trace.received(
				registration.reply(registration.register(), 401, client.auth.offer(["NTLM", "Kerberos"])),
			);
			const rest = registration.complete("Kerberos");
			trace.hint("orphan-response", first);
			trace.outcome(first, "orphan");
			trace.outcome(rest.requests[0]!, "success");
		},
	},
	{
		name: "rotated-inside-a-refused-sign-in",
		about:
			"The log begins with the challenge that carries the server's NTLM token; the AUTHENTICATE token of the next REGISTER is refused. What was lost does not hide the refusal.",
		shape: "rtcdll",
		start: "2005-01-16 11:00:00.000",
		write(trace) {
			const client = new Client(trace, { product: "messenger", user: "carol" });
			const registration = new Registration(client);
			registration.cseq = 1;
			const opaque = trace.dice.hex(8).toUpperCase();
			const first = trace.received(
				registration.reply(
					registration.register(),
					401,
					client.auth.handshake("NTLM", client.auth.serverToken("NTLM"), opaque),
				),
			);
			const lines = trace
				.wait(200)
				.ask(registration.final("NTLM", opaque), 80, (asked) =>
					registration.reply(asked, 401, client.auth.offer(["NTLM", "Kerberos"])),
				);
			trace.hint("orphan-response", first);
			trace.error("auth-failed", lines.response);
			trace.outcome(first, "orphan");
			trace.outcome(lines.request, "challenged");
		},
	},
	{
		name: "malformed-messages",
		about:
			"Whole messages (the byte counts of the framing records say so) that RFC 3261 8.1.1 and 20.16 forbid: a CSeq of another method, a CSeq without a number, no Call-ID, no To. BENOTIFYs, so no answer is due.",
		shape: "uccapilog",
		start: "2010-01-17 10:00:00.000",
		thread: "CE0:CE8",
		broken: true,
		write(trace) {
			const client = new Client(trace, { product: "r2", signedIn: "NTLM" });
			const flaws: readonly { cseqText?: string; without?: readonly string[] }[] = [
				{ cseqText: "4 SUBSCRIBE" },
				{ cseqText: "four BENOTIFY" },
				{ without: ["Call-ID"] },
				{ without: ["To"] },
			];
			for (const flaw of flaws) {
				const dialog = dialogTo(client, client.uri).established(1, 3);
				const line = trace.received(dialog.incoming("BENOTIFY", { headers: ACTIVE, ...flaw }));
				trace.warning("malformed-message", line);
				trace.wait(1500);
			}
			const good = dialogTo(client, client.uri).established(1, 3);
			trace.received(good.incoming("BENOTIFY", { headers: ACTIVE }));
		},
	},
	{
		name: "hresults",
		about:
			"Records that name HRESULTs. Failing ones are information, in words: a refused connection, an untrusted root, SIP 401 and 504. Those of success (0x00000000, 0x00ef00c8) and numbers that are none are silent.",
		shape: "uccapilog",
		start: "2009-01-18 10:00:00.000",
		thread: "CE0:CE8",
		write(trace) {
			trace.record("Resolved the server's name, hr=0x00000000");
			const codes = [
				"Could not connect to 198.51.100.10:5061, hr=0x8007274d",
				"TLS negotiation ended, status 0x80090325",
				"Sign-in ended, status=0x80ef0191 diag code=0xfa4",
				"Request was not answered by the next server: 80EF01F8",
			];
			for (const text of codes) trace.information("error-code", trace.wait(800).record(text));
			trace.wait(900).record("Request completed, status=0x00ef00c8");
			trace.wait(10).record("Session object 0x03a7ef20 released, 2 references left");
			trace.wait(10).record("Transferred 8007 of 12000 octets");
		},
	},
	{
		name: "messenger-hresults",
		about: "The same in Messenger's log: AUTH_FAILED after a refused sign-in. The 401 and the record are two findings.",
		shape: "rtcdll",
		start: "2005-01-18 10:00:00.000",
		write(trace) {
			const registration = new Registration(new Client(trace, { product: "messenger" }));
			registration.first(["NTLM"]);
			const lines = registration.refused("NTLM", ["NTLM"]);
			trace.error("auth-failed", lines.ok);
			trace.information("error-code", trace.wait(4).record("Registration state: rejected, 0x80EE0011"));
			trace.wait(2).record("Profile kept, result 0x00000000");
		},
	},
	{
		name: "two-midnights",
		about:
			"A log without dates over two midnights. A refresh is answered 350 ms later on the next day: neither slow nor unanswered, and no time runs backwards.",
		shape: "rtcdll",
		start: "2005-03-01 21:15:00.000",
		write(trace) {
			const client = new Client(trace, { product: "messenger", signedIn: "Kerberos" });
			const registration = new Registration(client);
			registration.cseq = 5;
			for (const time of [
				"23:59:59.800",
				"06:30:00.000",
				"13:10:00.000",
				"19:00:00.500",
				"23:59:59.900",
				"08:00:00.000",
			]) {
				trace.until(time);
				const lines = trace.ask(registration.register(undefined, { signed: true }), 350, (asked) =>
					registration.registered(asked, 600),
				);
				trace.outcome(lines.request, "success");
			}
		},
	},
	{
		name: "unanswered-over-midnight",
		about: "REGISTER at 23:59:45 without an answer; the log runs on to 00:01:05 of the next day, that is 80 s.",
		shape: "rtcdll",
		start: "2005-03-04 23:59:45.000",
		write(trace) {
			const line = trace.sent(new Registration(new Client(trace, { product: "messenger" })).register());
			for (let part = 0; part < 4; part++) trace.wait(20_000).record("Waiting for the server");
			trace.warning("unanswered-request", line);
			trace.outcome(line, "unanswered");
		},
	},
	{
		name: "talk-about-sip",
		about:
			"Records that talk about requests, failures and status codes without being messages: nothing to find, no message at all.",
		shape: "rtcdll",
		start: "2006-03-02 10:00:00.000",
		thread: "8E8:8EC",
		write(trace) {
			for (const text of [
				"Queued REGISTER sip:contoso.com for the next connection",
				"Expecting SIP/2.0 200 OK, 401 is handled by the security layer",
				"Dialog table: INVITE 0 pending, 0 failed, 0 timed out",
				"CSeq: 4 INVITE was the last one of the old dialog",
				"User chose Cancel; error dialog closed (code 403)",
				"ms-diagnostics: none remembered",
				"Sent 1503 bytes, received 1096 bytes",
				"sip:bob@contoso.com is busy, 486 shown to the user",
			]) {
				trace.wait(9000).record(text);
			}
		},
	},
	{
		name: "interleaved-records",
		about:
			"A sign-in with records of other threads between its messages and between the framing records: nothing is wrong.",
		shape: "uccapilog",
		start: "2013-03-02 10:00:00.000",
		thread: "1544:15C0",
		write(trace) {
			const client = new Client(trace, { product: "lync2013", user: "bob" });
			const registration = new Registration(client);
			trace.record("Trying 198.51.100.10:5061 over TLS");
			const first = registration.first(["NTLM"]);
			trace.thread("1544:9D8").wait(3).record("Contact card cache loaded, 212 entries");
			trace.record("Second line of thought", "  with a line that continues it", "  and another: one");
			trace.thread("1544:15C0");
			const rest = registration.complete("NTLM");
			trace.wait(5).record("Endpoint is enabled");
			trace.hint("auth-challenge", first.response, ...rest.challenges);
			trace.outcome(rest.requests.at(-1)!, "success");
		},
	},
	{
		name: "framed-messenger-log",
		about:
			"An RTCDLL log without dates that has framing records all the same: a call declined by the client, 603, daily life.",
		shape: "rtcdll",
		start: "2005-03-03 10:00:00.000",
		framing: true,
		write(trace) {
			const client = new Client(trace, { product: "messenger", signedIn: "NTLM" });
			const dialog = dialogFrom(client, "sip:bob@contoso.com");
			const invite = dialog.incoming("INVITE", { headers: [["Contact", "<sip:192.0.2.77:5060>"]] });
			const line = trace.received(invite);
			trace.wait(3).sent(client.answer(invite, 100));
			trace.wait(20).sent(dialog.answer(invite, 180));
			const declined = trace.wait(4000).sent(dialog.answer(invite, 603));
			dialog.open = false;
			const ack = dialog.incoming("ACK", { cseq: 1, toTag: dialog.local.tag });
			trace.wait(40).received(sameHop(ack, invite));
			trace.warning("failed-transaction", declined);
			trace.outcome(line, "failed");
		},
	},
];
