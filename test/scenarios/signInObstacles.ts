// What prevents a sign-in from completing: a client that stops, clocks, names, routes, servers, extensions.

import { Client } from "./client.ts";
import { BOTH } from "./credentials.ts";
import type { Definition } from "./define.ts";
import { dialogFrom } from "./dialog.ts";
import { diagnostics, type Header } from "./message.ts";
import { idle, Registration, refusedOutright, signIn } from "./registration.ts";

export const SIGN_IN_OBSTACLES: readonly Definition[] = [
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
];
