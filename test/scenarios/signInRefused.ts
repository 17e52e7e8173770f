// Sign-ins refused because of their credentials or their account, and those that the server ends later.

import { Client } from "./client.ts";
import { BOTH, HANDSHAKE_FAILED, THREE } from "./credentials.ts";
import type { Definition } from "./define.ts";
import { dialogFrom } from "./dialog.ts";
import { diagnostics, type Header, type Message } from "./message.ts";
import { idle, Registration, refusedOutright, signIn } from "./registration.ts";

/** The message with which a server ends a registration on its own ([MS-SIPREGE] 3.1). */
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

export const SIGN_IN_REFUSED: readonly Definition[] = [
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
];
