// What happens to a registration: refreshed, re-signed, rejected by a version filter, unanswered, slow, or started again.

import { Client } from "./client.ts";
import { BOTH } from "./credentials.ts";
import type { Definition } from "./define.ts";
import { diagnostics, type Header } from "./message.ts";
import { idle, Registration, refusedOutright, signIn } from "./registration.ts";

export const SIGN_IN_COURSE: readonly Definition[] = [
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
