import { sipfrag } from "./bodies.ts";
import type { Definition } from "./define.ts";
import { diagnostics, type Header } from "./message.ts";
import { type Call, call, end, hangUp, later, pickUp, ringing } from "./steps.ts";
import type { Trace } from "./trace.ts";

const CAROL = "sip:carol@contoso.com";
const NUMBER = "sip:4711;phone-context=DefaultProfile@contoso.com;user=phone";
const MAILBOX = "sip:bob@contoso.com;opaque=app:voicemail";

/** A call that is answered, as transfers need it. */
function taken(trace: Trace, to: string): Call {
	const made = call(trace, to, trace.shape === "rtcdll" ? {} : { product: "lync2013", signedIn: "TLS-DSK" });
	ringing(trace, made);
	trace.wait(2500);
	pickUp(trace, made);
	return made;
}

/** A REFER inside the call, and its response. */
function refer(trace: Trace, { client, dialog }: Call, status: number): { request: number; response: number } {
	const headers: readonly Header[] = [
		["Refer-To", `<${CAROL}>`],
		["Referred-By", `<${client.uri}>`],
	];
	return trace.wait(8000).ask(dialog.request("REFER", { headers }), 70, (asked) => dialog.reply(asked, status));
}

/** The other side's NOTIFY of the result; returns its line. */
function progress(trace: Trace, { dialog }: Call, state: string, startLine: string): number {
	const headers: readonly Header[] = [
		["Event", "refer"],
		["Subscription-State", state],
	];
	const notify = dialog.incoming("NOTIFY", { headers, body: sipfrag(startLine) });
	const line = trace.received(notify);
	trace.wait(3).sent(dialog.answer(notify, 200));
	return line;
}

/** A transfer with this response from the third party; returns the lines of the REFER and of the last NOTIFY. */
function transfer(trace: Trace, made: Call, startLine: string): { refer: number; notify: number } {
	const { request } = refer(trace, made, 202);
	trace.wait(90);
	progress(trace, made, "active;expires=60", "SIP/2.0 100 Trying");
	trace.wait(3000);
	return { refer: request, notify: progress(trace, made, "terminated;reason=noresource", startLine) };
}

/** A call to a number of the telephone network. */
function dialled(trace: Trace, to = NUMBER): Call {
	const made = call(trace, to, { product: "lync2013", signedIn: "TLS-DSK" });
	trace.wait(40).received(made.client.reply(made.invite, 100));
	return made;
}

const TRANSLATED = ';RuleName="Office";CalledNumber="4711";TranslatedNumber="+15550114711"';

/** A call to a number that is refused with 403 for this reason. */
function barred(id: number, reason: string): Definition["write"] {
	return (trace) => {
		const made = dialled(trace, "sip:+15550142@contoso.com;user=phone");
		trace.wait(120);
		const cause = diagnostics(id, reason, made.client.pool, ';appName="OutboundRouting"');
		trace.error("failed-transaction", end(trace, made, 403, cause));
		trace.outcome(made.line, "failed");
		trace.activity("call", "refused", made.line);
		trace.answers([String(id), "15550142"], ["no failure"]);
	};
}

/** Leaving voice mail: the call goes straight to the mailbox. */
function deposit(trace: Trace): Call {
	const made = call(trace, MAILBOX, { product: "lync2013", signedIn: "TLS-DSK" });
	trace.wait(40).received(made.client.reply(made.invite, 100));
	trace.wait(300);
	return made;
}

export const TRANSFERS: readonly Definition[] = [
	{
		name: "transfer",
		about: "A call is transferred: REFER accepted, NOTIFYs say Trying and OK, and the call is ended.",
		shape: "uccapilog",
		start: "2013-06-03 14:00:00.330",
		thread: "1DB0:1DD4",
		write(trace) {
			const made = taken(trace, "sip:bob@contoso.com");
			const lines = transfer(trace, made, "SIP/2.0 200 OK");
			trace.wait(20);
			hangUp(trace, made);
			trace.activity("transfer", "worked", lines.refer);
		},
	},
	{
		name: "transfer-failed-404",
		about: "A call is transferred to somebody who does not exist there: the REFER is accepted, the NOTIFY says 404.",
		shape: "uccapilog",
		start: "2013-06-04 14:00:00.330",
		thread: "1DB0:1DD4",
		write(trace) {
			const made = taken(trace, "sip:bob@contoso.com");
			const lines = transfer(trace, made, "SIP/2.0 404 Not Found");
			trace.wait(20_000);
			hangUp(trace, made);
			trace.error("reported-failure", lines.notify);
			trace.activity("transfer", "failed", lines.refer);
			trace.answers(["transfer", "carol@contoso\\.com"], ["no failure"]);
		},
	},
	{
		name: "transfer-busy-486",
		about: "A call is transferred to somebody who is on the phone: the NOTIFY says 486. Daily life.",
		shape: "rtcdll",
		start: "2005-06-05 14:00:00.330",
		write(trace) {
			const made = taken(trace, "sip:bob@contoso.com");
			const lines = transfer(trace, made, "SIP/2.0 486 Busy Here");
			trace.wait(20_000);
			hangUp(trace, made);
			trace.warning("reported-failure", lines.notify);
			trace.activity("transfer", "refused", lines.refer);
		},
	},
	{
		name: "transfer-declined-603",
		about: "The other side does not let itself be transferred: 603 to the REFER. Daily life.",
		shape: "rtcdll",
		start: "2005-06-06 14:00:00.330",
		write(trace) {
			const made = taken(trace, "sip:bob@contoso.com");
			const lines = refer(trace, made, 603);
			trace.wait(20_000);
			hangUp(trace, made);
			trace.warning("failed-transaction", lines.response);
			trace.activity("transfer", "refused", lines.request);
		},
	},
	{
		name: "voice-mail-left",
		about: "Voice mail is left: the call to the mailbox is taken at once and ended after the message.",
		shape: "uccapilog",
		start: "2013-06-07 14:00:00.330",
		thread: "1DB0:1DD4",
		write(trace) {
			const made = deposit(trace);
			pickUp(trace, made);
			trace.wait(34_000);
			hangUp(trace, made);
			trace.activity("voice-mail", "worked", made.line);
		},
	},
	{
		name: "voice-mail-15000",
		about: "500 with 15000: Exchange UM routing cannot read the user's properties, so no voice mail can be left.",
		shape: "uccapilog",
		start: "2016-06-08 14:00:00.330",
		thread: "1DB0:1DD4",
		write(trace) {
			const made = deposit(trace);
			const { client, dialog, invite } = made;
			const reason = "Unable to read the user properties publication for the user or contact object";
			const cause = diagnostics(15000, reason, client.pool, ';appName="ExumRouting"');
			const line = trace.received(dialog.reply(invite, 500, { reason: "Server Internal Error", headers: [cause] }));
			trace.wait(3).sent(dialog.ack(1));
			trace.error("failed-transaction", line);
			trace.activity("voice-mail", "failed", made.line);
			trace.answers(["15000|voice ?mail"], ["no failure"]);
		},
	},
	{
		name: "voice-mail-no-mailbox",
		about: "404 in the server's own words, no mailbox: the person is there, their mailbox is not.",
		shape: "uccapilog",
		start: "2013-06-09 14:00:00.330",
		thread: "1DB0:1DD4",
		write(trace) {
			const made = deposit(trace);
			const { dialog, invite } = made;
			const line = trace.received(dialog.reply(invite, 404, { reason: "Not found (no mailbox)" }));
			trace.wait(3).sent(dialog.ack(1));
			trace.error("failed-transaction", line);
			trace.activity("voice-mail", "failed", made.line);
			trace.answers(["mailbox"], ["does not exist in the domain"]);
		},
	},
	{
		name: "number-called",
		about:
			"A number is dialled, translated (101 with 14011), tried over a second gateway (12006) and reached: progress all.",
		shape: "uccapilog",
		start: "2013-06-10 14:00:00.330",
		thread: "1DB0:1DD4",
		write(trace) {
			const made = dialled(trace);
			const { client, dialog, invite } = made;
			const translated = diagnostics(14011, "Called number translated", client.pool, TRANSLATED);
			trace.wait(20).received(client.reply(invite, 101, { headers: [translated] }));
			const next = diagnostics(12006, "Trying next hop", client.pool);
			trace.wait(900).received(client.reply(invite, 101, { headers: [next] }));
			trace.wait(1500).received(dialog.reply(invite, 180));
			trace.wait(6000);
			pickUp(trace, made);
			trace.wait(50_000);
			hangUp(trace, made);
			trace.activity("call", "worked", made.line);
		},
	},
	{
		name: "number-barred-12001",
		about: "403 with 12001: the voice policy of the caller holds no usage that allows the number.",
		shape: "uccapilog",
		start: "2013-06-11 14:00:00.330",
		thread: "1DB0:1DD4",
		write: barred(12001, "User policy does not contain phone route usage"),
	},
	{
		name: "number-barred-12004",
		about: "403 with 12004: no route for the number, or none that this caller may use.",
		shape: "uccapilog",
		start: "2013-06-12 14:00:00.330",
		thread: "1DB0:1DD4",
		write: barred(12004, "No route found for this request"),
	},
	{
		name: "number-translated-then-unknown",
		about: "A number is translated (101 with 14011) and then found to be nobody's (404 with 1003): 1003 is the cause.",
		shape: "uccapilog",
		start: "2013-06-13 14:00:00.330",
		thread: "1DB0:1DD4",
		write(trace) {
			const made = dialled(trace);
			const { client, invite } = made;
			const translated = diagnostics(14011, "Called number translated", client.pool, TRANSLATED);
			trace.wait(20).received(client.reply(invite, 101, { headers: [translated] }));
			trace.wait(80);
			const more = ';TargetUri="+15550114711@contoso.com"';
			const line = end(trace, made, 404, diagnostics(1003, "User does not exist", client.pool, more));
			trace.error("failed-transaction", line);
			trace.activity("call", "failed", made.line);
			trace.answers(["1003", "4711"], ["no failure"]);
		},
	},
	{
		name: "two-causes-one-of-them-progress",
		about: "403 with two ms-diagnostics headers: 14011 tells of the translation and is progress, 12004 is the cause.",
		shape: "uccapilog",
		start: "2013-06-14 14:00:00.330",
		thread: "1DB0:1DD4",
		write(trace) {
			const made = dialled(trace);
			trace.wait(110);
			const { pool } = made.client;
			const translated = diagnostics(14011, "Called number translated", pool, TRANSLATED);
			const line = end(trace, made, 403, translated, diagnostics(12004, "No route found for this request", pool));
			trace.error("failed-transaction", line);
			trace.activity("call", "refused", made.line);
			trace.answers(["12004"], ["no failure"]);
		},
	},
	{
		name: "call-forwarded",
		about: "The called person has forwarded their calls: 181, 101 with 13006, and somebody else picks up.",
		shape: "uccapilog",
		start: "2013-06-15 14:00:00.330",
		thread: "1DB0:1DD4",
		write(trace) {
			const made = dialled(trace, "sip:bob@contoso.com");
			const { client, dialog, invite } = made;
			const history: Header = ["History-Info", `<sip:bob@contoso.com>;index=1, <${CAROL}>;index=1.1`];
			const forwarded = { reason: "Call Is Being Forwarded", headers: [history] };
			trace.wait(60).received(dialog.reply(invite, 181, forwarded));
			const branches = diagnostics(13006, "Call forwarded; previous branches cancelled", client.pool);
			trace.wait(20).received(client.reply(invite, 101, { headers: [branches] }));
			trace.wait(300).received(dialog.reply(invite, 180));
			trace.wait(5000);
			pickUp(trace, made);
			trace.wait(40_000);
			hangUp(trace, made);
			trace.activity("call", "worked", made.line);
		},
	},
	{
		name: "call-forwarded-to-nobody",
		about: "The call is forwarded, and nobody is there either: 480 after a minute. Daily life.",
		shape: "uccapilog",
		start: "2013-06-16 14:00:00.330",
		thread: "1DB0:1DD4",
		write(trace) {
			const made = dialled(trace, "sip:bob@contoso.com");
			const { dialog, invite } = made;
			trace.wait(60).received(dialog.reply(invite, 181, { reason: "Call Is Being Forwarded" }));
			trace.wait(300).received(dialog.reply(invite, 180));
			trace.wait(58_000);
			trace.warning("failed-transaction", end(trace, made, 480));
			trace.activity("call", "refused", made.line);
		},
	},
	{
		name: "call-redirected-302",
		about: "302: the called person has moved; the client calls the new address, which is taken. Information only.",
		shape: "rtcdll",
		start: "2005-06-17 14:00:00.330",
		write(trace) {
			const first = call(trace, "sip:bob@contoso.com");
			const { client, dialog, invite } = first;
			const moved = { reason: "Moved Temporarily", headers: [["Contact", `<${CAROL}>`]] as const };
			const line = trace.wait(90).received(dialog.reply(invite, 302, moved));
			trace.wait(3).sent(dialog.ack(1));
			const again = dialog.request("INVITE", {
				uri: CAROL,
				headers: [["Contact", client.endpoint()]],
				body: [invite.headers.find(([name]) => name === "Content-Type")![1], invite.body],
			});
			const made = { client, dialog, invite: again, line: trace.wait(30).sent(again) };
			ringing(trace, made);
			trace.wait(4000);
			pickUp(trace, made);
			trace.wait(20_000);
			hangUp(trace, made);
			later(trace, client, 2000);
			trace.information("redirected", line);
			trace.outcome(first.line, "redirected");
			trace.outcome(made.line, "success");
			trace.activity("call", "worked", first.line);
		},
	},
	{
		name: "no-route-in-its-own-words",
		about: "404 in the server's own words, No route to call target: the way is missing, nothing is said of the person.",
		shape: "rtcdll",
		start: "2005-06-18 14:00:00.330",
		write(trace) {
			const made = call(trace, "sip:900@contoso.com");
			const { dialog, invite } = made;
			const line = trace.wait(30).received(dialog.reply(invite, 404, { reason: "No route to call target" }));
			trace.wait(3).sent(dialog.ack(1));
			trace.error("failed-transaction", line);
			trace.activity("call", "failed", made.line);
			trace.answers(["route"], ["does not exist in the domain"]);
		},
	},
];
