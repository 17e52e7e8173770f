/** Steps that many scenarios share: a call that is made, rings, is answered, rejected, hung up; and time that passes. */

import { sdp } from "./bodies.ts";
import { Client, type ClientOptions } from "./client.ts";
import { type Dialog, dialogFrom, dialogTo } from "./dialog.ts";
import type { Header, Message } from "./message.ts";
import type { Trace } from "./trace.ts";

export interface Call {
	readonly client: Client;
	readonly dialog: Dialog;
	readonly invite: Message;
	/** Line of the INVITE. */
	readonly line: number;
}

/** The client's INVITE with an offer. */
export function call(
	trace: Trace,
	to: string,
	options: Partial<ClientOptions> = {},
	body?: readonly [type: string, body: string],
): Call {
	const rtcdll = trace.shape === "rtcdll";
	const client = new Client(trace, {
		product: rtcdll ? "messenger" : "r2",
		signedIn: rtcdll ? "Kerberos" : "NTLM",
		...options,
	});
	const dialog = dialogTo(client, to, { epid: trace.dice.hex(10) });
	const invite = dialog.request("INVITE", {
		headers: [["Contact", client.endpoint()]],
		body: body ?? sdp(client.address.split(":")[0]!, 50000 + 2 * trace.dice.next(5000)),
	});
	return { client, dialog, invite, line: trace.sent(invite) };
}

/** 100 from the server, and the ringing of the other side. */
export function ringing(trace: Trace, { client, dialog, invite }: Call): void {
	trace.wait(40).received(client.reply(invite, 100));
	trace.wait(700).received(dialog.reply(invite, 180));
}

/** The final response and the ACK; returns the line of the response. */
export function end(trace: Trace, { dialog, invite }: Call, status: number, ...headers: readonly Header[]): number {
	const line = trace.received(dialog.reply(invite, status, { headers }));
	trace.wait(3).sent(dialog.ack(dialog.cseq));
	return line;
}

/** The 200 with the other side's media, and the ACK. */
export function pickUp(trace: Trace, { dialog, invite }: Call, body = sdp("192.0.2.77", 50712)): number {
	const line = trace.received(dialog.reply(invite, 200, { body }));
	trace.wait(3).sent(dialog.ack(dialog.cseq));
	return line;
}

export function hangUp(trace: Trace, { dialog }: Call): void {
	trace.ask(dialog.request("BYE"), 70, (asked) => dialog.reply(asked, 200));
}

/** An incoming INVITE. */
export function incoming(trace: Trace, from: string): Call {
	const client = new Client(trace, { product: trace.shape === "rtcdll" ? "messenger" : "lync2010", signedIn: "NTLM" });
	const dialog = dialogFrom(client, from);
	const invite = dialog.incoming("INVITE", {
		headers: [["Contact", `<${from};gruu;opaque=user:epid:x>`]],
		body: sdp("192.0.2.77", 50712),
	});
	return { client, dialog, invite, line: trace.received(invite) };
}

/** The log continues. */
export function later(trace: Trace, client: Client, ms: number): void {
	const dialog = dialogFrom(client, "sip:monitor@contoso.com");
	const options = dialog.incoming("OPTIONS");
	trace.wait(ms).received(options);
	trace.wait(2).sent(dialog.answer(options, 200));
}
