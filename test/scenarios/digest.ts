import { Client } from "./client.ts";
import type { Definition } from "./define.ts";
import type { Header, Message } from "./message.ts";
import { Registration } from "./registration.ts";
import type { Trace } from "./trace.ts";

const REALM = "contoso.com";

/** A Digest challenge (RFC 3261 22.4); returns it and its nonce. */
function digestChallenge(
	registration: Registration,
	request: Message,
	stale = false,
): { message: Message; nonce: string } {
	const { trace } = registration.client;
	const nonce = trace.dice.hex(32);
	const more = stale ? ", stale=true" : "";
	const headers: readonly Header[] = [
		["Date", trace.date()],
		["WWW-Authenticate", `Digest realm="${REALM}", nonce="${nonce}", algorithm=MD5${more}`],
	];
	return { message: registration.reply(request, 401, { headers }), nonce };
}

/** A REGISTER with Digest credentials for that nonce. */
function digest(registration: Registration, nonce: string): Message {
	const { client } = registration;
	const response = client.trace.dice.hex(32);
	return registration.register([
		"Authorization",
		`Digest username="${client.user}", realm="${REALM}", nonce="${nonce}", uri="sip:${client.domain}", response="${response}", algorithm=MD5`,
	]);
}

/** A REGISTER and its Digest challenge; returns the nonce and the lines. */
function digestFirst(trace: Trace, registration: Registration): { nonce: string; request: number; challenge: number } {
	const request = registration.register();
	const line = trace.sent(request);
	const { message, nonce } = digestChallenge(registration, request);
	return { nonce, request: line, challenge: trace.wait(20).received(message) };
}

/** A Digest sign-in whose credentials get this status; returns the line of the response. */
function digestRefused(
	trace: Trace,
	client: Client,
	status: number,
	reason?: string,
): { request: number; line: number } {
	const registration = new Registration(client);
	const { nonce, request } = digestFirst(trace, registration);
	const lines = trace.wait(20).ask(digest(registration, nonce), 20, (asked) => {
		if (status === 401) return digestChallenge(registration, asked).message;
		return registration.reply(asked, status, reason === undefined ? {} : { reason });
	});
	return { request, line: lines.response };
}

function messenger(trace: Trace): Client {
	return new Client(trace, { product: "messenger", transport: "UDP", user: "alice" });
}

/** Sign-ins of Messenger to SIP services that use Digest. */
export const DIGEST: readonly Definition[] = [
	{
		name: "digest-sign-in",
		about: "Messenger signs in to a SIP service by Digest: one challenge, and its answer is accepted.",
		shape: "rtcdll",
		start: "2005-07-23 08:01:12.004",
		write(trace) {
			const registration = new Registration(messenger(trace));
			const { nonce, request, challenge } = digestFirst(trace, registration);
			const lines = trace.wait(20).ask(digest(registration, nonce), 20, (asked) => registration.registered(asked, 600));
			trace.hint("auth-challenge", challenge);
			trace.outcome(lines.request, "success");
			trace.activity("sign-in", "worked", request);
		},
	},
	{
		name: "digest-stale-nonce",
		about: "The nonce is out of date, says the 401 (stale=true); the password is right, and the next REGISTER works.",
		shape: "rtcdll",
		start: "2005-07-24 08:01:12.004",
		write(trace) {
			const registration = new Registration(messenger(trace));
			const { nonce, request } = digestFirst(trace, registration);
			const old = digest(registration, nonce);
			trace.wait(20).sent(old);
			const stale = digestChallenge(registration, old, true);
			trace.wait(20).received(stale.message);
			trace.wait(20).ask(digest(registration, stale.nonce), 20, (asked) => registration.registered(asked, 600));
			trace.activity("sign-in", "worked", request);
		},
	},
	{
		name: "digest-password-wrong",
		about: "The answer to the Digest challenge gets another 401 with a new nonce, which is not stale: refused.",
		shape: "rtcdll",
		start: "2005-07-25 08:01:12.004",
		write(trace) {
			const { request, line } = digestRefused(trace, messenger(trace), 401);
			trace.idle(80);
			trace.error("auth-failed", line);
			trace.activity("sign-in", "refused", request);
			trace.answers(["password|credentials"], ["no failure"]);
		},
	},
	{
		name: "digest-password-wrong-403",
		about:
			"403 right after the answer to the Digest challenge, without a word why: so servers refuse a wrong password. Credentials refused, and nothing beside it.",
		shape: "rtcdll",
		start: "2005-07-26 08:01:12.004",
		write(trace) {
			const { request, line } = digestRefused(trace, messenger(trace), 403);
			trace.idle(80);
			trace.error("auth-failed", line);
			trace.activity("sign-in", "refused", request);
			trace.answers(["password|credentials|account"], ["would not help"]);
		},
	},
	{
		name: "attempts-until-it-worked",
		about:
			"Four attempts: no answer at all, 403 Authentication Failed twice, then 200. The password was wrong twice and right at last.",
		shape: "rtcdll",
		start: "2005-07-27 08:01:12.004",
		write(trace) {
			const client = messenger(trace);
			const lost = trace.sent(new Registration(client).register());
			trace.wait(60_000);
			const refusals = [0, 1].map(() => {
				const { line } = digestRefused(trace, client, 403, "Authentication Failed");
				trace.wait(60_000);
				return line;
			});
			const registration = new Registration(client);
			const { nonce } = digestFirst(trace, registration);
			trace.wait(20).ask(digest(registration, nonce), 20, (asked) => registration.registered(asked, 3600));
			trace.warning("unanswered-request", lost);
			for (const line of refusals) trace.warning("auth-failed", line);
			trace.answers(["password|credentials|403"]);
		},
	},
];
