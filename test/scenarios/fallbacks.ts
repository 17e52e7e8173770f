import { Client } from "./client.ts";
import { BOTH, HANDSHAKE_FAILED } from "./credentials.ts";
import type { Definition } from "./define.ts";
import { dialogTo } from "./dialog.ts";
import { diagnostics, type Header, type Message } from "./message.ts";
import { Registration, signIn } from "./registration.ts";
import { later } from "./steps.ts";
import type { Trace } from "./trace.ts";

/** A signed request that is refused, and a second version that succeeds; the refusal is an intermediate step. */
function betterTheSecondTime(
	trace: Trace,
	first: { request: Message; refusal: (asked: Message) => Message },
	second: { request: () => Message; answer: (asked: Message) => Message },
): number {
	const refused = trace.ask(first.request, 45, first.refusal);
	const again = trace.wait(60).ask(second.request(), 55, second.answer);
	trace.information("failed-transaction", refused.response);
	trace.outcome(refused.request, "failed");
	trace.outcome(again.request, "success");
	return refused.request;
}

/** A REGISTER, and a 503 from the server. */
function unavailable(trace: Trace, registration: Registration): { request: number; response: number } {
	const headers: readonly Header[] = [
		["Retry-After", "120"],
		diagnostics(1, "Service is unavailable", registration.client.pool),
	];
	return trace.ask(registration.register(), 60, (asked) => registration.reply(asked, 503, { headers }));
}

export const FALLBACKS: readonly Definition[] = [
	{
		name: "ntlm-session-security-mismatch",
		about:
			"401 with 1000 and SIP_E_AUTH_NTLMMISMATCH: client and server demand different minimum session security of NTLM. It is not the password.",
		shape: "uccapilog",
		start: "2011-01-17 08:01:12.004",
		thread: "1F68:C14",
		write(trace) {
			const client = new Client(trace, { product: "lync2010" });
			const registration = new Registration(client);
			const first = registration.first(["NTLM"]);
			const more = ';HRESULT="0xC3E93EE4(SIP_E_AUTH_NTLMMISMATCH)"';
			const lines = registration.refused("NTLM", ["NTLM"], diagnostics(1000, HANDSHAKE_FAILED, client.pool, more));
			trace.idle(80);
			trace.error("auth-failed", lines.ok);
			trace.activity("sign-in", "refused", first.request);
			trace.answers(["NTLM", "session security|128"], ["check the (user |account )?name"]);
		},
	},
	{
		name: "tls-dsk-no-certificate",
		about:
			"Only TLS-DSK is on offer, with the address of the certificate service, and the client never answers: it could not get a certificate.",
		shape: "uccapilog",
		start: "2012-07-17 08:01:12.004",
		thread: "1F68:C14",
		write(trace) {
			const first = new Registration(new Client(trace, { product: "lync2010" })).first(["TLS-DSK"]);
			trace.idle(80);
			trace.warning("auth-abandoned", first.response);
			trace.outcome(first.request, "challenged");
			trace.activity("sign-in", "given-up", first.request);
			trace.answers(["certificate"], ["kerberos", "ticket"]);
		},
	},
	{
		name: "password-wrong-1000",
		about: "401 with 1000 and SEC_E_LOGON_DENIED after the last NTLM token: the password or the name is wrong.",
		shape: "uccapilog",
		start: "2012-07-18 08:01:12.004",
		thread: "1F68:C14",
		write(trace) {
			const client = new Client(trace, { product: "lync2010", user: "carol" });
			const registration = new Registration(client);
			const first = registration.first(BOTH);
			const more = ';HRESULT="0x8009030C(SEC_E_LOGON_DENIED)"';
			const lines = registration.refused("NTLM", BOTH, diagnostics(1000, HANDSHAKE_FAILED, client.pool, more));
			trace.idle(80);
			trace.error("auth-failed", lines.ok);
			trace.activity("sign-in", "refused", first.request);
			trace.answers(["password"], ["no failure"]);
		},
	},
	{
		name: "password-right-at-the-second-attempt",
		about: "A wrong password, and 25 s later another sign-in with the right one: the first refusal is a warning.",
		shape: "uccapilog",
		start: "2012-07-19 08:01:12.004",
		thread: "1F68:C14",
		write(trace) {
			const client = new Client(trace, { product: "lync2010", user: "carol" });
			const registration = new Registration(client);
			registration.first(["NTLM"]);
			const lines = registration.refused("NTLM", ["NTLM"], diagnostics(1000, HANDSHAKE_FAILED, client.pool));
			trace.wait(25_000);
			const again = signIn(client, "NTLM", ["NTLM"]);
			trace.warning("auth-failed", lines.ok);
			trace.outcome(again.requests.at(-1)!, "success");
		},
	},
	{
		name: "kerberos-then-ntlm-407",
		about: "Kerberos refused with 407 on the road, NTLM accepted in the same sign-in: a step on the way.",
		shape: "uccapilog",
		start: "2009-07-20 08:01:12.004",
		thread: "1F68:C14",
		write(trace) {
			const client = new Client(trace, { product: "oc2007", proxy: true, serverIp: "203.0.113.5" });
			const registration = new Registration(client);
			const first = registration.first(BOTH);
			const refused = registration.refused("Kerberos", BOTH);
			registration.complete("NTLM");
			trace.information("auth-failed", refused.ok);
			trace.activity("sign-in", "worked", first.request);
		},
	},
	{
		name: "next-server-after-503",
		about: "503 from the first server; the client goes on to the next one and signs in there: a step on the way.",
		shape: "uccapilog",
		start: "2012-07-21 08:01:12.004",
		thread: "1F68:C14",
		write(trace) {
			const client = new Client(trace, { product: "lync2010", pool: "pool1.contoso.com" });
			const registration = new Registration(client);
			const refused = unavailable(trace, registration);
			trace.wait(200);
			client.moveTo("pool2.contoso.com", "198.51.100.20");
			const lines = registration.signIn("NTLM");
			trace.information("failed-transaction", refused.response);
			trace.outcome(refused.request, "failed");
			trace.outcome(lines.requests.at(-1)!, "success");
			trace.activity("sign-in", "worked", refused.request);
		},
	},
	{
		name: "no-server-available-503",
		about: "503 from the first server and from the next one: one sign-in that failed, told on the last refusal.",
		shape: "uccapilog",
		start: "2012-07-22 08:01:12.004",
		thread: "1F68:C14",
		write(trace) {
			const client = new Client(trace, { product: "lync2010", pool: "pool1.contoso.com" });
			const registration = new Registration(client);
			const first = unavailable(trace, registration);
			trace.wait(200);
			client.moveTo("pool2.contoso.com", "198.51.100.20");
			const second = unavailable(trace, registration);
			trace.idle(80);
			trace.toldElsewhere(first.response);
			trace.error("failed-transaction", second.response);
			trace.answers([], ["no failure"]);
		},
	},
	{
		name: "interval-too-brief-423",
		about: "423: the client asked for 60 s, the server keeps nobody for less than 300 s; with 300 s it works.",
		shape: "rtcdll",
		start: "2005-07-28 08:01:12.004",
		write(trace) {
			const client = new Client(trace, { product: "messenger", signedIn: "Kerberos" });
			const registration = new Registration(client);
			const asking = (seconds: number): Message =>
				registration.register(undefined, { signed: true, headers: [["Expires", String(seconds)]] });
			const line = betterTheSecondTime(
				trace,
				{
					request: asking(60),
					refusal: (asked) =>
						registration.reply(asked, 423, { reason: "Interval Too Brief", headers: [["Min-Expires", "300"]] }),
				},
				{ request: () => asking(300), answer: (asked) => registration.registered(asked, 300) },
			);
			trace.activity("sign-in", "worked", line);
		},
	},
	{
		name: "extension-required-then-offered-421",
		about: "421 with 2057: gruu-10 is missing; the client offers it and is let in.",
		shape: "uccapilog",
		start: "2010-07-29 08:01:12.004",
		thread: "FA8:10B0",
		write(trace) {
			const client = new Client(trace, { product: "r2", signedIn: "Kerberos" });
			const registration = new Registration(client);
			const asking = (supported: string): Message =>
				registration.register(undefined, {
					signed: true,
					headers: [
						["Event", "registration"],
						["Supported", supported],
					],
				});
			const cause = diagnostics(2057, "The extension gruu-10 is required", client.pool);
			const line = betterTheSecondTime(
				trace,
				{
					request: asking("msrtc-event-categories"),
					refusal: (asked) => registration.reply(asked, 421, { headers: [["Require", "gruu-10"], cause] }),
				},
				{
					request: () => asking("gruu-10, msrtc-event-categories"),
					answer: (asked) => registration.registered(asked),
				},
			);
			trace.activity("sign-in", "worked", line);
		},
	},
	{
		name: "extension-unknown-then-left-out-420",
		about: "420: the server does not know ms-benotify; the client subscribes without it, and that works.",
		shape: "rtcdll",
		start: "2006-07-30 08:01:12.004",
		thread: "5D8:5DC",
		write(trace) {
			const client = new Client(trace, { product: "oc2005", signedIn: "NTLM", transport: "TLS" });
			const dialog = dialogTo(client, "sip:bob@contoso.com");
			const event: Header = ["Event", "presence"];
			const line = betterTheSecondTime(
				trace,
				{
					request: dialog.request("SUBSCRIBE", { headers: [event, ["Proxy-Require", "ms-benotify"]] }),
					refusal: (asked) =>
						dialog.reply(asked, 420, { reason: "Bad Extension", headers: [["Unsupported", "ms-benotify"]] }),
				},
				{
					request: () => dialog.request("SUBSCRIBE", { headers: [event] }),
					answer: (asked) => dialog.reply(asked, 200, { headers: [["Expires", "600"]] }),
				},
			);
			trace.activity("presence", "worked", line);
		},
	},
	{
		name: "publication-forgotten-412",
		about:
			"412 to a PUBLISH: the server has forgotten the state it refers to; the client publishes it anew (RFC 3903 4.5).",
		shape: "rtcdll",
		start: "2005-07-31 08:01:12.004",
		write(trace) {
			const client = new Client(trace, { product: "messenger", signedIn: "NTLM" });
			const dialog = dialogTo(client, client.uri);
			const event: Header = ["Event", "presence"];
			const body = [
				"application/pidf+xml",
				`<presence xmlns="urn:ietf:params:xml:ns:pidf" entity="${client.uri}"><tuple id="t1"><status><basic>open</basic></status></tuple></presence>\r\n`,
			] as const;
			const line = betterTheSecondTime(
				trace,
				{
					request: dialog.request("PUBLISH", { headers: [event, ["SIP-If-Match", "dx200xyz"]] }),
					refusal: (asked) => dialog.reply(asked, 412, { reason: "Conditional Request Failed" }),
				},
				{
					request: () => dialog.request("PUBLISH", { headers: [event], body }),
					answer: (asked) => dialog.reply(asked, 200, { headers: [["SIP-ETag", "kwj449x"]] }),
				},
			);
			trace.activity("publication", "worked", line);
		},
	},
	{
		name: "clock-skew-all-the-same-in",
		about:
			"The server's clock is 8 minutes ahead and Kerberos is on offer; the client signs in with NTLM all the same. The skew is worth a warning of its own.",
		shape: "uccapilog",
		start: "2012-08-01 08:01:12.004",
		thread: "1F68:C14",
		serverAhead: 480_000,
		write(trace) {
			const lines = signIn(new Client(trace, { product: "lync2010" }), "NTLM");
			trace.warning("clock-skew", lines.challenges[0]!);
			trace.activity("sign-in", "worked", lines.requests[0]!);
		},
	},
	{
		name: "progress-25008",
		about: "101 with 25008 on the way to the primary pool, then 200: progress, no failure.",
		shape: "uccapilog",
		start: "2013-08-02 08:01:12.004",
		thread: "1F68:C14",
		write(trace) {
			const client = new Client(trace, { product: "lync2013", pool: "branch.contoso.com" });
			const registration = new Registration(client);
			const first = registration.first(["Kerberos"]);
			const request = registration.final("Kerberos", undefined);
			trace.wait(100).sent(request);
			const progress = diagnostics(25008, "Attempting to route to Primary Pool", client.pool);
			trace.wait(40).received(registration.reply(request, 101, { headers: [progress] }));
			client.auth.establish("Kerberos");
			trace.wait(300).received(registration.registered(request));
			later(trace, client, 4000);
			trace.activity("sign-in", "worked", first.request);
		},
	},
];
