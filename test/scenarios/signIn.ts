// Sign-ins that work.

import { Client } from "./client.ts";
import { BOTH, THREE } from "./credentials.ts";
import type { Definition } from "./define.ts";
import { Registration, signIn } from "./registration.ts";
import { ntlmNegotiate } from "./tokens.ts";

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
];
