/** Subscriptions to data on a server, SERVICE requests, and their responses. */

import type { Body } from "./bodies.ts";
import { Client, type ClientOptions } from "./client.ts";
import { dialogTo } from "./dialog.ts";
import type { Header } from "./message.ts";
import type { Trace } from "./trace.ts";

export const BOB = "sip:bob@contoso.com";
export const CAROL = "sip:carol@fabrikam.com";

export function newClient(trace: Trace, options: Partial<ClientOptions> = {}): Client {
	const old = trace.shape === "rtcdll";
	return new Client(trace, { product: old ? "oc2005" : "lync2013", signedIn: old ? "NTLM" : "TLS-DSK", ...options });
}

export interface Answer {
	readonly status?: number;
	readonly headers?: readonly Header[];
	readonly body?: Body;
	readonly reason?: string;
}

/** A subscription to presence, settings or contacts, and its response. */
export function subscribe(
	trace: Trace,
	client: Client,
	event: string,
	answer: Answer,
	options: { to?: string; body?: Body } = {},
): { request: number; response: number } {
	const dialog = dialogTo(client, options.to ?? client.uri);
	const headers: readonly Header[] = [
		["Event", event],
		["Supported", "ms-piggyback-first-notify"],
	];
	const request = dialog.request(
		"SUBSCRIBE",
		options.body === undefined ? { headers } : { headers, body: options.body },
	);
	return trace.ask(request, 85, (asked) => {
		const more: readonly Header[] = answer.status === undefined ? [["Expires", "28800"]] : [];
		return dialog.reply(asked, answer.status ?? 200, { ...answer, headers: [...more, ...(answer.headers ?? [])] });
	});
}

/** A SERVICE request and its response. */
export function service(
	trace: Trace,
	client: Client,
	body: Body,
	answer: Answer,
): { request: number; response: number } {
	const dialog = dialogTo(client, client.uri);
	return trace.ask(dialog.request("SERVICE", { body }), 95, (asked) =>
		dialog.reply(asked, answer.status ?? 200, answer),
	);
}
