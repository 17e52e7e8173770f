// The REGISTER requests of a client, up to the 200 or the refusal.

import type { Client } from "./client.ts";
import { BOTH, type Scheme, THREE } from "./credentials.ts";
import { Dialog, ownParty } from "./dialog.ts";
import type { Header, Message, RequestOptions, ResponseOptions } from "./message.ts";
import type { Rule } from "./scenario.ts";
import { tlsFinished, tlsFlight } from "./tokens.ts";
import type { Trace } from "./trace.ts";

/** The lines of a sign-in in the log. */
export interface SignInLines {
	/** Lines of the 401 or 407 in order. */
	readonly challenges: readonly number[];
	/** Lines of the REGISTER requests in order. */
	readonly requests: readonly number[];
	/** Line of the 200. */
	readonly ok: number;
}

/** A complete sign-in; leaves the client signed in, returns the lines of the challenges and of the final 200. */
export function signIn(client: Client, scheme: Scheme, offers?: readonly Scheme[]): SignInLines {
	return new Registration(client).signIn(scheme, offers);
}

/** The REGISTER requests of one Call-ID. */
export class Registration extends Dialog {
	readonly serverTag: string;

	constructor(client: Client) {
		super(client, {
			callId: client.newCallId(),
			local: ownParty(client),
			remote: { uri: client.uri, tag: "", epid: undefined },
		});
		this.serverTag = client.serverTag();
	}

	/** A REGISTER with the given credentials; if none are given and the client is signed in, it is signed. */
	register(credentials?: Header, options: RequestOptions & { signed?: boolean } = {}): Message {
		const { client } = this;
		const auth = credentials !== undefined ? [credentials] : options.signed === true ? client.auth.signed() : [];
		return this.request("REGISTER", {
			...options,
			uri: options.uri ?? `sip:${client.domain}`,
			headers: [["Contact", client.contact()], ...(options.headers ?? [["Event", "registration"]]), ...auth],
		});
	}

	override reply(request: Message, status: number, options: ResponseOptions = {}): Message {
		return this.client.reply(request, status, { toTag: this.serverTag, ...options });
	}

	/** The 200 of a registrar. */
	registered(request: Message, expires = 7200, ...more: readonly Header[]): Message {
		const { client } = this;
		return this.reply(request, 200, {
			headers: [
				["Contact", `<sip:${client.address};transport=${client.transport.toLowerCase()}>;expires=${expires}`],
				["Expires", String(expires)],
				["presence-state", `register-action="${expires === 0 ? "removed" : "added"}"`],
				["Allow-Events", "vnd-microsoft-provisioning,vnd-microsoft-roaming-contacts,presence"],
				["ms-keep-alive", "UAS; tcp=no; hop-hop=yes; end-end=no; timeout=300"],
				...more,
			],
		});
	}

	/** A REGISTER without credentials, and the challenge; returns the lines. */
	first(offers: readonly Scheme[], ...more: readonly Header[]): { request: number; response: number } {
		const { client } = this;
		return client.trace.ask(this.register(), 46, (request) =>
			this.reply(request, client.auth.status, client.auth.offer(offers, ...more)),
		);
	}

	/** The rounds after the first challenge up to the one before the last REGISTER. */
	rounds(scheme: Scheme): { lines: { request: number; response: number }[]; opaque: string | undefined } {
		const { client } = this;
		const { trace } = client;
		if (scheme === "Kerberos") return { lines: [], opaque: undefined };
		const opaque = trace.dice.hex(8).toUpperCase();
		const round = (token: string, answer: string, association?: string): { request: number; response: number } => {
			trace.wait(31);
			return trace.ask(this.register(client.auth.of(scheme, token, association)), 58, (request) =>
				this.reply(request, client.auth.status, client.auth.handshake(scheme, answer, opaque)),
			);
		};
		const answer = client.auth.serverToken(scheme);
		if (scheme === "NTLM") return { lines: [round("", answer)], opaque };
		const hello = round(client.auth.token(scheme), answer);
		return { lines: [hello, round(tlsFlight(trace.dice, 700), tlsFinished(trace.dice), opaque)], opaque };
	}

	/** The REGISTER with the token that decides. */
	final(scheme: Scheme, opaque: string | undefined, options: RequestOptions = {}): Message {
		const { client } = this;
		// TLS-DSK has no token left to send after its handshake: the last REGISTER is only signed.
		const token = scheme === "TLS-DSK" ? undefined : client.auth.token(scheme);
		const [name, value] = client.auth.of(scheme, token, opaque);
		const { dice } = client.trace;
		const signature = scheme === "TLS-DSK" || (scheme === "NTLM" && client.product.version === 4);
		const proof = scheme === "TLS-DSK" ? dice.hex(96) : `01000000${dice.hex(16)}64000000`;
		const more = signature ? `, crand="${dice.hex(8)}", cnum="1", response="${proof}"` : "";
		return this.register([name, value + more], options);
	}

	/** The complete sign-in. */
	signIn(scheme: Scheme, offers: readonly Scheme[] = BOTH): SignInLines {
		const first = this.first(offers);
		const rest = this.complete(scheme);
		return {
			challenges: [first.response, ...rest.challenges],
			requests: [first.request, ...rest.requests],
			ok: rest.ok,
		};
	}

	/** From the first challenge to the 200. */
	complete(scheme: Scheme): SignInLines {
		const { client } = this;
		const { trace } = client;
		const { lines, opaque } = this.rounds(scheme);
		trace.wait(240);
		const request = this.final(scheme, opaque);
		client.auth.establish(scheme, opaque);
		const last = trace.ask(request, 140, (asked) => this.registered(asked));
		return {
			challenges: lines.map((line) => line.response),
			requests: [...lines.map((line) => line.request), last.request],
			ok: last.response,
		};
	}

	/** From the first challenge to the refusal: a challenge without a token after the token that decides. */
	refused(scheme: Scheme, offers: readonly Scheme[], ...more: readonly Header[]): SignInLines {
		const { client } = this;
		const { trace } = client;
		const { lines, opaque } = this.rounds(scheme);
		trace.wait(240);
		const last = trace.ask(this.final(scheme, opaque), 130, (asked) =>
			this.reply(asked, client.auth.status, client.auth.offer(offers, ...more)),
		);
		return {
			challenges: lines.map((line) => line.response),
			requests: [...lines.map((line) => line.request), last.request],
			ok: last.response,
		};
	}
}

/** A final response that is not a challenge: one exchange, with the failure on the response. */
export function refusedOutright(
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

/** Records without SIP, which show that the log continues. */
export function idle(trace: Trace, seconds: number): void {
	trace.idle(seconds, (passed) => `Idle check: no user input, ${passed} s since the last change`);
}
