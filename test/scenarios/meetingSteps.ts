/** Steps of a meeting: joining the focus, watching the roster, calling MCUs, requests to the factory, and a guest. */

import { c3p, c3pResponse, media, roster } from "./bodies.ts";
import { Client, type ClientOptions } from "./client.ts";
import { type Dialog, dialogTo } from "./dialog.ts";
import { diagnostics, type Header } from "./message.ts";
import type { Call } from "./steps.ts";
import type { Trace } from "./trace.ts";

const ORGANISER = "sip:dave@contoso.com";

/** Address of the focus of a meeting, or of one of its MCUs ([MS-CONFBAS] 3.1.1). */
export function conference(organiser: string, service: string): string {
	return `${organiser};gruu;opaque=app:conf:${service}:id:7KQ2TN4M`;
}

/** The C3P command with which a user joins. */
export function addUser(focus: string, user: string): string {
	return `<addUser><conferenceKeys confEntity="${focus}"/><ci:user xmlns:ci="urn:ietf:params:xml:ns:conference-info" entity="${user}"><ci:roles><ci:entry>attendee</ci:entry></ci:roles><ci:endpoint entity="{5F5B0E1A-0C2D-4A55-9E0B-5A3C9F1D2B11}"/></ci:user></addUser>`;
}

export interface Joining extends Call {
	readonly focus: string;
	readonly user: string;
}

export function newClient(trace: Trace, options: Partial<ClientOptions> = {}): Client {
	return new Client(trace, { product: "lync2013", signedIn: "TLS-DSK", user: "alice", ...options });
}

/** The INVITE to the focus. */
export function join(
	trace: Trace,
	client: Client,
	organiser = ORGANISER,
	user = client.uri,
	headers: Header[] = [],
): Joining {
	const focus = conference(organiser, "focus");
	const dialog = dialogTo(client, focus);
	return { ...invite(trace, client, dialog, user, headers), focus, user };
}

function invite(trace: Trace, client: Client, dialog: Dialog, user: string, headers: readonly Header[] = []): Call {
	const focus = dialog.remote.uri;
	const message = dialog.request("INVITE", {
		headers: [["Contact", client.endpoint()], ["Supported", "ms-sender"], ...headers],
		body: c3p(focus, user, 13, addUser(focus, user)),
	});
	return { client, dialog, invite: message, line: trace.sent(message) };
}

/** The 200 with the response of the focus, and the ACK; returns the line of the 200. */
export function answered(
	trace: Trace,
	{ dialog, invite, focus, user }: Joining,
	code: string,
	command?: string,
): number {
	const body = c3pResponse(focus, user, 13, code, command ?? addUser(focus, user));
	const contact: Header = ["Contact", `<${focus}>;isfocus`];
	const line = trace.wait(120).received(dialog.reply(invite, 200, { headers: [contact], body }));
	trace.wait(3).sent(dialog.ack(dialog.cseq));
	return line;
}

/** The refusal of the INVITE, and the ACK; returns the line of the refusal. */
export function refused(trace: Trace, { dialog, invite }: Call, status: number, ...headers: readonly Header[]): number {
	const line = trace.wait(140).received(dialog.reply(invite, status, { headers }));
	trace.wait(3).sent(dialog.ack(dialog.cseq));
	return line;
}

/** The subscription to the roster, and its first NOTIFY. */
export function watch(trace: Trace, { client, focus, user }: Joining): Dialog {
	const dialog = dialogTo(client, focus);
	const request = dialog.request("SUBSCRIBE", {
		headers: [
			["Event", "conference"],
			["Accept", "application/conference-info+xml"],
			["Expires", "3600"],
		],
	});
	trace.wait(20).ask(request, 70, (asked) => dialog.reply(asked, 200, { headers: [["Expires", "3600"]] }));
	notice(trace.wait(90), dialog, roster(focus, 1, user, "full", "connected"));
	return dialog;
}

export function notice(trace: Trace, dialog: Dialog, body: readonly [string, string]): number {
	const headers: readonly Header[] = [
		["Event", "conference"],
		["subscription-state", "active;expires=3600"],
	];
	return trace.received(dialog.incoming("BENOTIFY", { headers, body }));
}

/** The INVITE to one of the meeting's MCUs. */
export function mcu(trace: Trace, client: Client, service: string, sections: readonly string[]): Call {
	const dialog = dialogTo(client, conference(ORGANISER, service));
	const message = dialog.request("INVITE", {
		headers: [["Contact", client.endpoint()]],
		body: media("192.0.2.21", sections),
	});
	const line = trace.wait(60).sent(message);
	trace.wait(30).received(client.reply(message, 100));
	return { client, dialog, invite: message, line };
}

export function mcuTaken(trace: Trace, made: Call, sections: readonly string[]): void {
	trace.wait(300).received(made.dialog.reply(made.invite, 200, { body: media("198.51.100.30", sections) }));
	trace.wait(3).sent(made.dialog.ack(1));
}

export function leave(trace: Trace, ...dialogs: readonly Dialog[]): void {
	for (const dialog of dialogs) trace.wait(20).ask(dialog.request("BYE"), 60, (asked) => dialog.reply(asked, 200));
}

/** A request from the focus with the result of a command, and this client's response; returns its line. */
export function told(trace: Trace, { dialog }: Joining, body: readonly [string, string]): number {
	const info = dialog.incoming("INFO", { body });
	const line = trace.received(info);
	trace.wait(3).sent(dialog.answer(info, 200));
	return line;
}

/** A command to the focus factory and its response ([MS-CONFPRO] 3.1). */
export function factory(trace: Trace, client: Client, command: string, code: string, result: string): number[] {
	const uri = `${client.uri};gruu;opaque=app:conf:focus-factory`;
	const dialog = dialogTo(client, uri);
	const lines = trace.ask(dialog.request("SERVICE", { body: c3p(uri, client.uri, 41, command) }), 110, (asked) =>
		dialog.reply(asked, 200, { body: c3pResponse(uri, client.uri, 41, code, result) }),
	);
	return [lines.request, lines.response];
}

/** The address of a guest, who has no account here. */
const GUEST = "sip:0c1d6a2e-58f4-4f7e-8d0c-2b7e5c1a9f33@anonymous.invalid";

/** 504 to the INVITE to a partner's focus: no federation with that domain. */
export function notFederated(trace: Trace, client: Client): { first: Joining; line: number } {
	const first = join(trace, client, "sip:eve@fabrikam.com");
	const reason = "Cannot route From and To domains in this combination";
	const line = refused(trace, first, 504, diagnostics(1017, reason, "edge.contoso.com"));
	return { first, line };
}

/** The same client as a guest through the partner's edge, without an account, up to the INVITE with credentials. */
export function asGuest(trace: Trace): Joining {
	const client = new Client(trace, {
		product: "lync2013",
		domain: "fabrikam.com",
		serverIp: "203.0.113.20",
		pool: "edge.fabrikam.com",
	});
	const focus = conference("sip:eve@fabrikam.com", "focus");
	const dialog = dialogTo(client, focus);
	Object.assign(dialog.local, { uri: GUEST });
	const digest = 'Digest realm="SIP Communications Service"';
	const nonce = trace.dice.hex(32);
	const challenge: Header[] = [
		["Date", trace.date()],
		["WWW-Authenticate", `${digest}, nonce="${nonce}", opaque="5A1B3C7D", algorithm=MD5, qop="auth"`],
	];
	const plain = invite(trace.wait(400), client, dialog, GUEST);
	const asked = trace.wait(60).received(dialog.reply(plain.invite, 401, { headers: challenge }));
	trace.wait(2).sent(dialog.ack(1));
	const proof = `${digest}, username="guest", nonce="${nonce}", uri="${focus}", response="${trace.dice.hex(32)}", qop=auth, nc=00000001, cnonce="${trace.dice.hex(8)}", opaque="5A1B3C7D"`;
	const made = invite(trace.wait(40), client, dialog, GUEST, [["Authorization", proof]]);
	trace.hint("auth-challenge", asked);
	return { ...made, focus, user: GUEST };
}
