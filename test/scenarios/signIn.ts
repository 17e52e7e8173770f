import { Client } from "./client.ts";
import type { Scheme } from "./credentials.ts";
import type { Definition } from "./define.ts";
import { dialogFrom } from "./dialog.ts";
import { diagnostics, type Header, type Message } from "./message.ts";
import { Registration, signIn } from "./registration.ts";
import type { Rule } from "./scenario.ts";
import { ntlmNegotiate } from "./tokens.ts";
import type { Trace } from "./trace.ts";

const BOTH: readonly Scheme[] = ["NTLM", "Kerberos"];
const THREE: readonly Scheme[] = ["TLS-DSK", "NTLM", "Kerberos"];
const HANDSHAKE_FAILED = "Final handshake failed";

/** Records without SIP, so that the log is seen to run on. */
function idle(trace: Trace, seconds: number): void {
	for (let passed = 0; passed < seconds; passed += 20) {
		trace.wait(20_000);
		trace.record(`Idle check: no user input, ${passed + 20} s since the last change`);
	}
}

/** A final answer that is not a challenge: one exchange, the failure on the response. */
function refusedOutright(
	trace: Trace,
	client: Client,
	status: number,
	headers: readonly Header[],
	options: { reason?: string; after?: Scheme; rule?: Rule } = {},
): { request: number; response: number; challenge: number | undefined } {
	const registration = new Registration(client);
	let challenge: number | undefined;
	let opaque: string | undefined;
	if (options.after !== undefined) {
		challenge = registration.first(client.product.version === 4 ? THREE : BOTH).response;
		const rounds = registration.rounds(options.after);
		opaque = rounds.opaque;
		trace.hint("auth-challenge", challenge, ...rounds.lines.map((line) => line.response));
		trace.wait(200);
	}
	const request = options.after === undefined ? registration.register() : registration.final(options.after, opaque);
	const more = options.reason === undefined ? { headers } : { headers, reason: options.reason };
	const lines = trace.ask(request, 95, (asked) => registration.reply(asked, status, more));
	trace.error(options.rule ?? "failed-transaction", lines.response);
	trace.outcome(lines.request, "failed");
	return { ...lines, challenge };
}

/** What a server sends when it ends a registration on its own ([MS-SIPREGE] 3.1). */
function deregistration(
	client: Client,
	method: "NOTIFY" | "BENOTIFY",
	event: "unregistered" | "rejected" | "deactivated",
	headers: readonly Header[],
): Message {
	return dialogFrom(client, client.uri).incoming(method, {
		headers: [["Event", "registration-notify"], ["subscription-state", "terminated;expires=0"], ...headers],
		body: ["text/registration-event", `deregistered;event=${event}`],
	});
}

export const SIGN_IN: readonly Definition[] = [
	{
		name: "ntlm-sign-in",
		about: "NTLM sign-in as it should be: two challenges, the second with gssapi-data, then 200.",
		shape: "rtcdll",
		start: "2005-04-21 10:38:58.520",
		write(trace) {
			const lines = signIn(new Client(trace, { product: "messenger" }), "NTLM");
			trace.hint("auth-challenge", ...lines.challenges);
			trace.outcome(lines.requests[0]!, "challenged");
			trace.outcome(lines.requests[1]!, "challenged");
			trace.outcome(lines.requests[2]!, "success");
			trace.activity("sign-in", "worked", lines.requests[0]!);
		},
	},
	{
		name: "ntlm-sign-in-407",
		about: "NTLM sign-in asked for with 407 and Proxy- headers; the server may choose either, and nothing is wrong.",
		shape: "uccapilog",
		start: "2009-09-14 08:01:12.004",
		thread: "1F68:C14",
		write(trace) {
			const lines = signIn(new Client(trace, { product: "r2", proxy: true }), "NTLM", ["Kerberos", "NTLM"]);
			trace.hint("auth-challenge", ...lines.challenges);
			trace.outcome(lines.requests[1]!, "challenged");
			trace.outcome(lines.requests[2]!, "success");
		},
	},
	{
		name: "ntlm-negotiate-token",
		about: "NTLM sign-in whose first token is a NEGOTIATE (TlRMTVNTUAAB) and not empty: the handshake just goes on.",
		shape: "rtcdll",
		start: "2006-02-02 07:55:01.110",
		thread: "5D8:5DC",
		write(trace) {
			const client = new Client(trace, { product: "oc2005", user: "bob", transport: "TLS" });
			const registration = new Registration(client);
			const first = registration.first(["NTLM"]);
			const opaque = trace.dice.hex(8).toUpperCase();
			const second = trace.ask(registration.register(client.auth.of("NTLM", ntlmNegotiate())), 40, (asked) =>
				registration.reply(asked, 401, client.auth.handshake("NTLM", client.auth.serverToken("NTLM"), opaque)),
			);
			const third = trace.wait(210).ask(registration.final("NTLM", opaque), 90, (asked) => {
				client.auth.establish("NTLM", opaque);
				return registration.registered(asked);
			});
			trace.hint("auth-challenge", first.response, second.response);
			trace.outcome(third.request, "success");
		},
	},
	{
		name: "kerberos-sign-in",
		about: "Kerberos sign-in: one challenge, one token, 200 signed with Kerberos.",
		shape: "rtcdll",
		start: "2005-06-07 09:00:03.777",
		write(trace) {
			const lines = signIn(new Client(trace, { product: "messenger", user: "bob" }), "Kerberos");
			trace.hint("auth-challenge", ...lines.challenges);
			trace.outcome(lines.requests[0]!, "challenged");
			trace.outcome(lines.requests[1]!, "success");
			trace.activity("sign-in", "worked", lines.requests[0]!);
		},
	},
	{
		name: "kerberos-sign-in-uccapi",
		about: "Kerberos sign-in of Communicator 2007, in a zone of UTC+5:45: the Date header is right modulo 15 minutes.",
		shape: "uccapilog",
		start: "2008-03-11 11:22:33.044",
		zone: 345,
		thread: "A90:EC4",
		write(trace) {
			const client = new Client(trace, { product: "oc2007", user: "carol", domain: "fabrikam.com" });
			trace.record("Connected to the server over TLS, certificate accepted");
			const lines = signIn(client, "Kerberos");
			trace.record("Keep-alive timer set to 300 s");
			trace.hint("auth-challenge", ...lines.challenges);
			trace.outcome(lines.requests[1]!, "success");
		},
	},
	{
		name: "tls-dsk-sign-in",
		about: "TLS-DSK sign-in: the handshake takes more than one round, each challenge of it carries gssapi-data.",
		shape: "uccapilog",
		start: "2013-04-16 03:17:30.168",
		thread: "1F68:C14",
		write(trace) {
			const lines = signIn(new Client(trace, { product: "lync2013" }), "TLS-DSK", THREE);
			trace.hint("auth-challenge", ...lines.challenges);
			for (const line of lines.requests.slice(0, -1)) trace.outcome(line, "challenged");
			trace.outcome(lines.requests.at(-1)!, "success");
			trace.activity("sign-in", "worked", lines.requests[0]!);
		},
	},
	{
		name: "trimmed-sign-in",
		about:
			"The published shape: no Authorization, User-Agent, Content-Length in the log at all. What was trimmed is no evidence; the 200 proves the sign-in.",
		shape: "rtcdll",
		start: "2005-04-21 10:40:12.100",
		write(trace) {
			const client = new Client(trace, { product: "messenger" });
			const registration = new Registration(client);
			const without = ["User-Agent", "Contact", "Content-Length", "Event"];
			const first = trace.ask(registration.register(undefined, { without }), 0, (asked) =>
				registration.reply(asked, 401, { ...client.auth.offer(BOTH), without }),
			);
			trace.wait(711);
			const bare = registration.register(undefined, { without });
			client.auth.establish("Kerberos");
			const second = trace.ask(bare, 141, (asked) => registration.registered(asked, 600));
			trace.hint("auth-challenge", first.response);
			trace.outcome(first.request, "challenged");
			trace.outcome(second.request, "success");
		},
	},
	{
		name: "pasted-with-captions",
		about:
			"A sign-in as people paste it: captions between the messages, a blank line after each header, one blank before the colons. Nothing is wrong with the sign-in.",
		shape: "rtcdll",
		start: "2005-04-21 11:02:45.330",
		broken: true,
		write(trace) {
			const client = new Client(trace, { product: "messenger" });
			const lines = signIn(client, "NTLM");
			const moved = trace.paste(
				new Map([
					[lines.requests[0]!, "First request, from the client:"],
					[lines.challenges[0]!, "The server sends it back"],
					[lines.requests[1]!, "Then (second handshake):"],
					[lines.ok, "And we are in!"],
				]),
			);
			trace.hint("auth-challenge", ...lines.challenges.map(moved));
			trace.outcome(moved(lines.requests.at(-1)!), "success");
		},
	},
	{
		name: "ntlm-refused",
		about: "Wrong password with NTLM: the third 401 answers the AUTHENTICATE token and carries no gssapi-data.",
		shape: "rtcdll",
		start: "2005-05-30 14:12:01.250",
		write(trace) {
			const registration = new Registration(new Client(trace, { product: "messenger" }));
			const first = registration.first(BOTH);
			const lines = registration.refused("NTLM", BOTH);
			trace.hint("auth-challenge", first.response, ...lines.challenges);
			trace.error("auth-failed", lines.ok);
			trace.outcome(lines.requests.at(-1)!, "challenged");
			trace.activity("sign-in", "refused", first.request);
			idle(trace, 60);
		},
	},
	{
		name: "ntlm-refused-407",
		about:
			"Wrong password with NTLM over 407 and Proxy- headers, with ms-diagnostics 1000; its HRESULT stands in a SIP header, so it is no record's.",
		shape: "uccapilog",
		start: "2009-11-02 08:30:00.900",
		thread: "E54:10C8",
		write(trace) {
			const client = new Client(trace, { product: "r2", proxy: true, user: "bob" });
			const registration = new Registration(client);
			const first = registration.first(BOTH);
			const lines = registration.refused(
				"NTLM",
				BOTH,
				diagnostics(1000, HANDSHAKE_FAILED, client.pool, ';HRESULT="0x8009030C(SEC_E_LOGON_DENIED)"'),
			);
			trace.hint("auth-challenge", first.response, ...lines.challenges);
			trace.error("auth-failed", lines.ok);
			trace.outcome(lines.requests.at(-1)!, "challenged");
		},
	},
	{
		name: "kerberos-refused",
		about: "The server refuses the Kerberos ticket, and Messenger does not fall back to NTLM.",
		shape: "rtcdll",
		start: "2005-10-18 13:44:20.007",
		thread: "7A4:7B0",
		write(trace) {
			const registration = new Registration(new Client(trace, { product: "messenger", user: "carol" }));
			const first = registration.first(BOTH);
			const lines = registration.refused("Kerberos", BOTH);
			trace.hint("auth-challenge", first.response);
			trace.error("auth-failed", lines.ok);
			trace.outcome(lines.requests[0]!, "challenged");
			idle(trace, 40);
		},
	},
	{
		name: "tls-dsk-refused",
		about: "TLS-DSK refused at its end: the signed REGISTER that closes the handshake gets a 401 without gssapi-data.",
		shape: "uccapilog",
		start: "2014-01-20 16:05:44.310",
		thread: "24B8:1E0C",
		write(trace) {
			const client = new Client(trace, { product: "lync2013", user: "dave" });
			const registration = new Registration(client);
			const first = registration.first(THREE);
			const lines = registration.refused("TLS-DSK", THREE, diagnostics(1000, HANDSHAKE_FAILED, client.pool));
			trace.hint("auth-challenge", first.response);
			trace.error("auth-failed", lines.ok);
			trace.outcome(lines.requests.at(-1)!, "challenged");
		},
	},
	{
		name: "kerberos-refused-then-ntlm",
		about:
			"Kerberos refused, NTLM accepted in the same sign-in: a step on the way, no more than information, for the person is signed in.",
		shape: "uccapilog",
		start: "2010-08-09 09:10:11.121",
		thread: "B1C:9F0",
		write(trace) {
			const registration = new Registration(new Client(trace, { product: "r2" }));
			const first = registration.first(BOTH);
			const refused = registration.refused("Kerberos", BOTH);
			const rest = registration.complete("NTLM");
			trace.hint("auth-challenge", first.response, ...rest.challenges);
			trace.information("auth-failed", refused.ok);
			trace.activity("sign-in", "worked", first.request);
			trace.outcome(refused.requests[0]!, "challenged");
			trace.outcome(rest.requests.at(-1)!, "success");
		},
	},
	{
		name: "kerberos-and-ntlm-refused",
		about: "Kerberos refused, then NTLM refused as well: one sign-in that failed, told on its last refusal.",
		shape: "rtcdll",
		start: "2006-09-12 17:20:00.015",
		thread: "3F0:44C",
		write(trace) {
			const registration = new Registration(new Client(trace, { product: "oc2005", transport: "TLS" }));
			const first = registration.first(BOTH);
			registration.refused("Kerberos", BOTH);
			const ntlm = registration.refused("NTLM", BOTH);
			trace.error("auth-failed", ntlm.ok);
			trace.activity("sign-in", "refused", first.request);
			trace.outcome(ntlm.requests.at(-1)!, "challenged");
		},
	},
	{
		name: "ntlm-second-try",
		about: "Password mistyped and typed again 12 s later under the same Call-ID: the refusal is a warning.",
		shape: "rtcdll",
		start: "2005-07-04 08:59:31.600",
		write(trace) {
			const registration = new Registration(new Client(trace, { product: "messenger", user: "dave" }));
			registration.first(["NTLM"]);
			const refused = registration.refused("NTLM", ["NTLM"]);
			trace.wait(12_000);
			const rest = registration.complete("NTLM");
			trace.warning("auth-failed", refused.ok);
			trace.outcome(rest.requests.at(-1)!, "success");
		},
	},
	{
		name: "locked-out",
		about:
			"Two wrong passwords, then a locked account, all in one chain of challenges: one failure, told on the last refusal. The HRESULT stands in a SIP header.",
		shape: "uccapilog",
		start: "2011-05-05 12:00:10.000",
		thread: "14D0:88C",
		write(trace) {
			const client = new Client(trace, { product: "lync2010", user: "bob", domain: "fabrikam.com" });
			const registration = new Registration(client);
			registration.first(["NTLM"]);
			let last = 0;
			for (const cause of ["0x8009030C(SEC_E_LOGON_DENIED)", "0x8009030C(SEC_E_LOGON_DENIED)", "0x80070775"]) {
				const { ok } = registration.refused(
					"NTLM",
					["NTLM"],
					diagnostics(1000, HANDSHAKE_FAILED, client.pool, `;HRESULT="${cause}"`),
				);
				last = ok;
				trace.wait(9000);
			}
			trace.error("auth-failed", last);
		},
	},
	{
		name: "wrong-account-4004",
		about:
			"403 with 4004: the credentials are good but belong to somebody else. Credentials refused, and nothing beside it.",
		shape: "uccapilog",
		start: "2010-02-15 10:00:41.020",
		thread: "F30:1254",
		write(trace) {
			const client = new Client(trace, { product: "r2", user: "alice" });
			const text = "Credentials provided are not authorized to act as specified from URI";
			refusedOutright(trace, client, 403, [diagnostics(4004, text, client.pool)], {
				after: "NTLM",
				rule: "auth-failed",
			});
		},
	},
	{
		name: "not-enabled-for-remote-access-4003",
		about: "403 with 4003: a right is missing, the credentials are not refused; so no auth-failed.",
		shape: "uccapilog",
		start: "2010-02-16 22:41:09.500",
		thread: "F30:1254",
		write(trace) {
			const client = new Client(trace, { product: "r2", user: "carol", serverIp: "203.0.113.5" });
			const cause = diagnostics(4003, "From URI not enabled for remote access", client.pool);
			refusedOutright(trace, client, 403, [["ms-user-logon-data", "RemoteUser"], cause], { after: "NTLM" });
		},
	},
	{
		name: "forbidden-without-a-cause",
		about:
			"403 to a Kerberos REGISTER without ms-diagnostics, as the older servers send it: a failure. RFC 3261 21.4.4: authorization will not help, so credentials are not said to be refused.",
		shape: "rtcdll",
		start: "2005-08-22 09:14:55.140",
		write(trace) {
			refusedOutright(trace, new Client(trace, { product: "messenger" }), 403, [], { after: "Kerberos" });
		},
	},
	{
		name: "user-unknown-4005",
		about: "404 with 4005: the sign-in address is not enabled for SIP or does not exist.",
		shape: "uccapilog",
		start: "2012-10-01 08:08:08.008",
		thread: "1A2C:1B40",
		write(trace) {
			const client = new Client(trace, { product: "lync2010", user: "newcomer" });
			const text = "Destination URI either not enabled for SIP or does not exist";
			refusedOutright(trace, client, 404, [diagnostics(4005, text, client.pool)], { after: "Kerberos" });
		},
	},
	{
		name: "user-unknown",
		about: "404 to the first REGISTER: the address does not exist there. 404 is daily life to SUBSCRIBE only.",
		shape: "rtcdll",
		start: "2005-03-03 15:31:07.870",
		write(trace) {
			refusedOutright(trace, new Client(trace, { product: "messenger", user: "alcie" }), 404, []);
		},
	},
	{
		name: "user-disabled-4141",
		about: "Signed in, then thrown out by a BENOTIFY: rejected, 4141. A BENOTIFY is never answered.",
		shape: "uccapilog",
		start: "2010-04-01 15:00:00.480",
		thread: "D08:D3C",
		write(trace) {
			const client = new Client(trace, { product: "r2" });
			const lines = signIn(client, "Kerberos");
			trace.wait(1_800_000);
			const notice = deregistration(client, "BENOTIFY", "rejected", [diagnostics(4141, "User disabled", client.pool)]);
			const line = trace.received(notice);
			trace.error("forced-sign-out", line);
			trace.hint("auth-challenge", ...lines.challenges);
			trace.outcome(line, "noResponseDue");
			idle(trace, 60);
		},
	},
	{
		name: "signed-in-elsewhere",
		about: "Thrown out by a NOTIFY, unregistered: signed in elsewhere. The client answers it with 200.",
		shape: "rtcdll",
		start: "2006-01-10 11:15:22.033",
		thread: "6BC:6C4",
		write(trace) {
			const client = new Client(trace, { product: "oc2005", user: "bob", signedIn: "NTLM", transport: "TLS" });
			const notice = deregistration(client, "NOTIFY", "unregistered", []);
			const line = trace.received(notice);
			trace.wait(15).sent(client.answer(notice, 200));
			trace.error("forced-sign-out", line);
			trace.outcome(line, "success");
		},
	},
	{
		name: "user-moved",
		about:
			"Thrown out by a NOTIFY, deactivated: the user was moved to another server; then a sign-in there, which works.",
		shape: "uccapilog",
		start: "2012-06-18 19:30:01.900",
		thread: "BF4:C00",
		write(trace) {
			const client = new Client(trace, { product: "lync2010", signedIn: "NTLM" });
			const notice = deregistration(client, "NOTIFY", "deactivated", []);
			const line = trace.received(notice);
			trace.wait(12).sent(client.answer(notice, 200));
			trace.error("forced-sign-out", line);
			trace.wait(2500);
			client.auth.signature = undefined;
			client.moveTo("pool2.contoso.com", "198.51.100.20");
			const lines = signIn(client, "NTLM");
			trace.outcome(lines.requests.at(-1)!, "success");
		},
	},
	{
		name: "challenge-abandoned",
		about: "Challenged, and the client never answers though the log runs on for minutes: no token could be had.",
		shape: "rtcdll",
		start: "2005-09-09 08:45:16.220",
		write(trace) {
			const first = new Registration(new Client(trace, { product: "messenger" })).first(["Kerberos"]);
			trace.warning("auth-abandoned", first.response);
			trace.outcome(first.request, "challenged");
			trace.activity("sign-in", "given-up", first.request);
			idle(trace, 180);
		},
	},
	{
		name: "handshake-abandoned",
		about:
			"The challenge with the NTLM token is never answered, while the client does answer an OPTIONS a minute later: the password prompt was closed.",
		shape: "uccapilog",
		start: "2009-12-01 18:01:00.001",
		thread: "C98:7E4",
		write(trace) {
			const client = new Client(trace, { product: "r2", user: "dave", proxy: true });
			const registration = new Registration(client);
			const first = registration.first(BOTH);
			const { lines } = registration.rounds("NTLM");
			trace.hint("auth-challenge", first.response);
			trace.warning("auth-abandoned", lines[0]!.response);
			trace.wait(65_000);
			const dialog = dialogFrom(client, "sip:monitor@contoso.com");
			const options = dialog.incoming("OPTIONS");
			trace.received(options);
			trace.wait(4).sent(dialog.answer(options, 200));
			idle(trace, 40);
		},
	},
	{
		name: "challenge-cut-by-the-end",
		about: "The log ends 0.3 s after the challenge: nothing says that the client would not have answered it.",
		shape: "rtcdll",
		start: "2005-09-10 08:45:16.220",
		write(trace) {
			const first = new Registration(new Client(trace, { product: "messenger" })).first(BOTH);
			trace.wait(300).record("Resolving the ticket for the server");
			trace.outcome(first.request, "challenged");
		},
	},
	{
		name: "clock-skew-1013",
		about:
			"The server's clock is 8 minutes ahead, which no zone explains (7 modulo 15), Kerberos is on offer, and the server says 1013: the skew is why the credentials are refused, so one finding.",
		shape: "uccapilog",
		start: "2010-11-08 09:02:00.750",
		thread: "1160:1164",
		serverAhead: 480_000,
		write(trace) {
			const client = new Client(trace, { product: "r2" });
			const registration = new Registration(client);
			registration.first(["Kerberos"]);
			const text = "Significant time skew detected during authentication";
			const lines = registration.refused("Kerberos", ["Kerberos"], diagnostics(1013, text, client.pool));
			trace.error("auth-failed", lines.ok);
			trace.answers(["clock"]);
		},
	},
	{
		name: "clock-skew-no-ticket",
		about:
			"The server's clock is 8 minutes behind and Kerberos is on offer; the client never answers the challenge. The skew explains that, so it is told with it.",
		shape: "rtcdll",
		start: "2005-11-21 07:58:40.420",
		serverAhead: -480_000,
		write(trace) {
			const first = new Registration(new Client(trace, { product: "messenger", user: "carol" })).first(BOTH);
			trace.warning("auth-abandoned", first.response);
			trace.answers(["clock"]);
			idle(trace, 100);
		},
	},
	{
		name: "clock-skew-403",
		about:
			"403 with 1013: skew found during authentication, so the 403 refuses the credentials; the first 401's Date shows 7 minutes, which is told with it.",
		shape: "uccapilog",
		start: "2013-02-11 10:20:30.400",
		thread: "19F4:2A8",
		serverAhead: 420_000,
		write(trace) {
			const client = new Client(trace, { product: "lync2013", user: "bob" });
			const text = "Significant time skew detected during authentication";
			refusedOutright(trace, client, 403, [diagnostics(1013, text, client.pool)], {
				after: "Kerberos",
				rule: "auth-failed",
			});
			trace.answers(["clock"]);
		},
	},
	{
		name: "skew-within-kerberos",
		about: "The server's clock is 4 minutes ahead: within the 5 that Kerberos allows.",
		shape: "rtcdll",
		start: "2005-11-22 07:58:40.420",
		serverAhead: 240_000,
		write(trace) {
			const lines = signIn(new Client(trace, { product: "messenger", user: "carol" }), "Kerberos");
			trace.hint("auth-challenge", ...lines.challenges);
		},
	},
	{
		name: "skew-within-ntlm",
		about: "The server's clock is 6 minutes ahead and only NTLM is on offer, which allows 15.",
		shape: "uccapilog",
		start: "2008-12-02 12:20:00.420",
		thread: "A40:B08",
		serverAhead: 360_000,
		write(trace) {
			const lines = signIn(new Client(trace, { product: "oc2007", user: "carol" }), "NTLM", ["NTLM"]);
			trace.hint("auth-challenge", ...lines.challenges);
		},
	},
	{
		name: "dns-srv-1008",
		about: "504 with 1008: the edge cannot find the SRV record of the domain.",
		shape: "uccapilog",
		start: "2010-07-07 07:07:07.070",
		thread: "1CC:2F0",
		write(trace) {
			const client = new Client(trace, { product: "r2", domain: "fabrikam.com", serverIp: "203.0.113.5" });
			const text = "Unable to resolve DNS SRV record";
			const cause = diagnostics(
				1008,
				text,
				"edge.fabrikam.com",
				';domain="fabrikam.com";dns-srv-result="NegativeResult"',
			);
			refusedOutright(trace, client, 504, [cause]);
		},
	},
	{
		name: "dns-a-1014",
		about: "504 with 1014: no address for the next server's name.",
		shape: "uccapilog",
		start: "2012-07-07 07:07:07.070",
		thread: "1CC:2F0",
		write(trace) {
			const client = new Client(trace, { product: "lync2010", user: "eve", serverIp: "203.0.113.5" });
			refusedOutright(trace, client, 504, [diagnostics(1014, "Unable to resolve DNS A record", "edge.contoso.com")]);
		},
	},
	{
		name: "certificate-1010",
		about: "504 with 1010: the next server's certificate is not trusted.",
		shape: "uccapilog",
		start: "2013-07-08 08:30:59.999",
		thread: "22E0:1EC8",
		write(trace) {
			const client = new Client(trace, { product: "lync2013", user: "eve", serverIp: "203.0.113.5" });
			const text = "Certificate trust with next-hop server could not be established";
			refusedOutright(trace, client, 504, [
				diagnostics(
					1010,
					text,
					"edge.contoso.com",
					';ErrorType="The peer certificate does not contain a matching FQDN"',
				),
			]);
		},
	},
	{
		name: "routing-1005",
		about: "504 with 1005: the domain part of the sign-in address leads nowhere.",
		shape: "rtcdll",
		start: "2006-04-04 16:16:16.160",
		thread: "4F8:4FC",
		write(trace) {
			const client = new Client(trace, { product: "oc2005", domain: "fabrikam.com", transport: "TLS" });
			refusedOutright(trace, client, 504, [diagnostics(1005, "Cannot route to destination domain", client.pool)]);
		},
	},
	{
		name: "routing-1007-then-fine",
		about:
			"504 with 1007 (temporarily cannot route), and a sign-in half a minute later that works: the failed REGISTER failed all the same.",
		shape: "uccapilog",
		start: "2012-03-29 13:13:13.130",
		thread: "830:838",
		write(trace) {
			const client = new Client(trace, { product: "lync2010", user: "bob" });
			refusedOutright(trace, client, 504, [diagnostics(1007, "Temporarily cannot route", "director.contoso.com")]);
			trace.wait(30_000);
			const lines = signIn(client, "NTLM");
			trace.outcome(lines.requests.at(-1)!, "success");
		},
	},
	{
		name: "overload-503",
		about: "503 with Retry-After: the server is overloaded; never daily life.",
		shape: "rtcdll",
		start: "2006-05-15 08:00:00.330",
		thread: "4F8:4FC",
		write(trace) {
			refusedOutright(trace, new Client(trace, { product: "oc2005", user: "bob" }), 503, [["Retry-After", "300"]]);
			idle(trace, 60);
		},
	},
	{
		name: "home-server-redirect",
		about: "301 to the home server, then the sign-in there: a redirect is information, and all is well.",
		shape: "uccapilog",
		start: "2009-01-19 09:00:20.200",
		thread: "E20:E24",
		write(trace) {
			const client = new Client(trace, { product: "oc2007", pool: "director.contoso.com" });
			const registration = new Registration(client);
			const first = registration.first(["Kerberos", "NTLM"]);
			const home: Header = ["Contact", "<sip:pool1.contoso.com:5061;transport=TLS>;q=0.7"];
			const moved = trace
				.wait(180)
				.ask(registration.final("Kerberos", undefined), 60, (asked) =>
					registration.reply(asked, 301, { headers: [home], reason: "Redirect request to Home Server" }),
				);
			trace.hint("auth-challenge", first.response);
			trace.information("redirected", moved.response);
			trace.outcome(moved.request, "redirected");
			trace.wait(350);
			client.moveTo("pool1.contoso.com", "198.51.100.31");
			const lines = registration.signIn("Kerberos", ["Kerberos", "NTLM"]);
			trace.hint("auth-challenge", ...lines.challenges);
			trace.outcome(lines.requests.at(-1)!, "success");
		},
	},
	{
		name: "epid-missing-4011",
		about: "400 with 4011: the From header has no epid.",
		shape: "uccapilog",
		start: "2010-09-30 14:00:05.115",
		thread: "FA8:10B0",
		write(trace) {
			const client = new Client(trace, { product: "r2", user: "kiosk" });
			const registration = new Registration(client);
			Object.assign(registration.local, { epid: undefined });
			const { request, response } = trace.ask(registration.register(), 35, (asked) =>
				registration.reply(asked, 400, { headers: [diagnostics(4011, "epid parameter not present", client.pool)] }),
			);
			trace.error("failed-transaction", response);
			trace.outcome(request, "failed");
		},
	},
	{
		name: "bad-event-4055",
		about: "489 with 4055: the Event header is not `registration`. Never daily life at a REGISTER.",
		shape: "uccapilog",
		start: "2010-09-30 14:10:05.115",
		thread: "FA8:10B0",
		write(trace) {
			const client = new Client(trace, { product: "r2", user: "kiosk", signedIn: "NTLM" });
			const registration = new Registration(client);
			const request = registration.register(undefined, { signed: true, headers: [["Event", "presence"]] });
			const lines = trace.ask(request, 35, (asked) =>
				registration.reply(asked, 489, {
					headers: [diagnostics(4055, "Event header is not registration", client.pool)],
				}),
			);
			trace.error("failed-transaction", lines.response);
		},
	},
	{
		name: "extension-required-2057",
		about: "421 with 2057: gruu-10 is missing in Supported.",
		shape: "uccapilog",
		start: "2010-10-01 14:00:05.115",
		thread: "FA8:10B0",
		write(trace) {
			const client = new Client(trace, { product: "r2", user: "kiosk", signedIn: "Kerberos" });
			const registration = new Registration(client);
			const headers: readonly Header[] = [
				["Event", "registration"],
				["Supported", "msrtc-event-categories"],
			];
			const cause = diagnostics(2057, "The extension gruu-10 is required", client.pool);
			const lines = trace.ask(registration.register(undefined, { signed: true, headers }), 35, (asked) =>
				registration.reply(asked, 421, { headers: [["Require", "gruu-10"], cause] }),
			);
			trace.error("failed-transaction", lines.response);
		},
	},
	{
		name: "refresh-and-sign-out",
		about: "A signed refresh, and later a sign-out (Expires: 0): both answered with 200 at once.",
		shape: "rtcdll",
		start: "2005-12-05 09:30:00.009",
		write(trace) {
			const client = new Client(trace, { product: "messenger", signedIn: "Kerberos" });
			const registration = new Registration(client).established(3);
			registration.open = false;
			const refresh = trace.ask(registration.register(undefined, { signed: true }), 52, (asked) =>
				registration.registered(asked, 600),
			);
			trace.wait(520_000);
			const out = trace.ask(
				registration.register(undefined, { signed: true, headers: [["Expires", "0"]] }),
				47,
				(asked) => registration.registered(asked, 0),
			);
			trace.outcome(refresh.request, "success");
			trace.outcome(out.request, "success");
		},
	},
	{
		name: "re-authentication",
		about:
			"A signed refresh after hours gets a 401: the security association is lost, and the handshake that follows works. It does not repeat, so it is no failure.",
		shape: "uccapilog",
		start: "2011-11-11 16:55:01.100",
		thread: "ABC:1000",
		write(trace) {
			const client = new Client(trace, { product: "lync2010", signedIn: "NTLM" });
			const registration = new Registration(client);
			registration.cseq = 9;
			const lost = trace.ask(registration.register(undefined, { signed: true }), 61, (asked) =>
				registration.reply(asked, 401, client.auth.offer(BOTH)),
			);
			client.auth.signature = undefined;
			const rest = registration.complete("NTLM");
			trace.outcome(lost.request, "challenged");
			trace.outcome(rest.requests.at(-1)!, "success");
		},
	},
	{
		name: "re-authentication-refused",
		about:
			"A signed refresh gets a 401, which by itself is no failure; but the password was changed meanwhile, and the handshake that follows is refused.",
		shape: "rtcdll",
		start: "2005-11-12 16:55:01.100",
		write(trace) {
			const client = new Client(trace, { product: "messenger", user: "dave", signedIn: "NTLM" });
			const registration = new Registration(client);
			registration.cseq = 21;
			const lost = trace.ask(registration.register(undefined, { signed: true }), 61, (asked) =>
				registration.reply(asked, 401, client.auth.offer(["NTLM"])),
			);
			client.auth.signature = undefined;
			const refused = registration.refused("NTLM", ["NTLM"]);
			trace.error("auth-failed", refused.ok);
			trace.outcome(lost.request, "challenged");
			idle(trace, 40);
		},
	},
	{
		name: "version-filter-warning",
		about: "200 with Warning 310: the server lets the client in and recommends another version. Not a failure.",
		shape: "uccapilog",
		start: "2009-02-24 08:12:00.640",
		thread: "5E4:A1C",
		write(trace) {
			const client = new Client(trace, { product: "oc2007", user: "bob" });
			const registration = new Registration(client);
			registration.first(["Kerberos"]);
			const warning: Header = [
				"Warning",
				'310 lcs.microsoft.com "You are currently not using the recommended version of the client"',
			];
			const lines = trace.wait(250).ask(registration.final("Kerberos", undefined), 88, (asked) => {
				client.auth.establish("Kerberos");
				return registration.registered(asked, 7200, warning);
			});
			trace.outcome(lines.request, "success");
		},
	},
	{
		name: "version-filter-17002",
		about: "403 with 17002: the client's version is not let in. A failure, but not one of credentials.",
		shape: "uccapilog",
		start: "2012-08-15 08:12:00.640",
		thread: "5E4:A1C",
		write(trace) {
			const client = new Client(trace, { product: "r2", user: "bob", pool: "pool.contoso.com" });
			refusedOutright(trace, client, 403, [
				diagnostics(17002, "Invalid protocol client version", "pool.contoso.com", ';appName="ClientVersionFilter"'),
			]);
		},
	},
	{
		name: "register-unanswered",
		about: "REGISTER without any answer, and the log runs on for more than 32 s.",
		shape: "rtcdll",
		start: "2005-02-14 12:00:00.000",
		write(trace) {
			const line = trace.sent(new Registration(new Client(trace, { product: "messenger" })).register());
			idle(trace, 60);
			trace.warning("unanswered-request", line);
			trace.outcome(line, "unanswered");
			trace.activity("sign-in", "unanswered", line);
		},
	},
	{
		name: "register-unanswered-then-hresult",
		about:
			"REGISTER without any answer; 32 s later a record names SIP_TIMEOUT (0x80ee000c), which is a failing HRESULT.",
		shape: "uccapilog",
		start: "2009-02-14 12:00:00.000",
		thread: "88C:D00",
		write(trace) {
			const line = trace.sent(new Registration(new Client(trace, { product: "oc2007" })).register());
			trace.wait(32_050);
			const record = trace.record("Sign-in ended, status=0x80ee000c");
			idle(trace, 20);
			trace.warning("unanswered-request", line);
			trace.information("error-code", record);
			trace.outcome(line, "unanswered");
		},
	},
	{
		name: "register-pending",
		about: "REGISTER without an answer 9 s before the log ends: nobody can tell what came of it.",
		shape: "uccapilog",
		start: "2009-02-15 12:00:00.000",
		thread: "88C:D00",
		write(trace) {
			const line = trace.sent(new Registration(new Client(trace, { product: "oc2007" })).register());
			trace.wait(9000).record("Waiting for the server");
			trace.hint("pending-request", line);
			trace.outcome(line, "pending");
		},
	},
	{
		name: "restart-with-pending-request",
		about:
			"REGISTER without an answer, 4 s later the client is started again (another process id) and signs in; minutes of log of the new process say nothing about the old one's request.",
		shape: "uccapilog",
		start: "2010-03-09 10:10:10.010",
		thread: "7D0:7D8",
		write(trace) {
			const line = trace.sent(new Registration(new Client(trace, { product: "r2" })).register());
			trace.wait(4000).thread("C14:C20");
			trace.record("Started, version 3.5.6907.0");
			const lines = signIn(new Client(trace, { product: "r2" }), "NTLM");
			idle(trace, 120);
			trace.hint("pending-request", line);
			trace.outcome(line, "pending");
			trace.outcome(lines.requests.at(-1)!, "success");
		},
	},
	{
		name: "restart-with-the-same-call-id",
		about:
			"After a restart the client uses the same Call-ID and CSeq numbers again, with another tag: two sign-ins, both fine.",
		shape: "rtcdll",
		start: "2005-02-17 12:00:00.000",
		thread: "2B4:3A0",
		write(trace) {
			const client = new Client(trace, { product: "messenger" });
			const before = new Registration(client);
			const first = before.signIn("NTLM");
			trace.wait(600_000).thread("51C:530");
			client.auth.signature = undefined;
			const again = new Registration(client);
			Object.assign(again, { callId: before.callId });
			const second = again.signIn("NTLM");
			for (const line of [first.requests.at(-1)!, second.requests.at(-1)!]) trace.outcome(line, "success");
		},
	},
	{
		name: "slow-sign-in",
		about: "The 200 comes 7.2 s after the REGISTER: slower than the 5 s that are let pass.",
		shape: "rtcdll",
		start: "2005-12-06 08:00:00.700",
		write(trace) {
			const client = new Client(trace, { product: "messenger", user: "bob" });
			const registration = new Registration(client);
			registration.first(BOTH);
			const lines = trace.wait(200).ask(registration.final("Kerberos", undefined), 7200, (asked) => {
				client.auth.establish("Kerberos");
				return registration.registered(asked, 600);
			});
			trace.information("slow-transaction", lines.response);
			trace.outcome(lines.request, "success");
		},
	},
	{
		name: "late-answer",
		about: "The answer comes after 41 s: there is a final response, so the request is not unanswered, but slow.",
		shape: "uccapilog",
		start: "2012-12-12 12:12:12.120",
		thread: "17E8:1C30",
		write(trace) {
			const client = new Client(trace, { product: "lync2010", signedIn: "NTLM" });
			const registration = new Registration(client);
			registration.cseq = 6;
			const lines = trace.ask(registration.register(undefined, { signed: true }), 41_000, (asked) =>
				registration.registered(asked),
			);
			idle(trace, 40);
			trace.information("slow-transaction", lines.response);
			trace.outcome(lines.request, "success");
		},
	},
];
