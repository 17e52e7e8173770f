// The messages of one Call-ID, with their tags and CSeq numbers.

import type { Client } from "./client.ts";
import { type Header, type Message, messageOf, type RequestOptions, type ResponseOptions } from "./message.ts";

/** One side of a dialog. */
export interface Party {
	readonly uri: string;
	tag: string;
	readonly epid: string | undefined;
}

/** A call or a subscription started by the client. */
export function dialogTo(client: Client, remote: string, options: { epid?: string } = {}): Dialog {
	return new Dialog(client, {
		callId: client.newCallId(),
		local: ownParty(client),
		remote: { uri: remote, tag: client.newTag(), epid: options.epid },
	});
}

/** One started by the other side. */
export function dialogFrom(client: Client, remote: string, options: { epid?: string } = {}): Dialog {
	return new Dialog(client, {
		callId: client.trace.dice.hex(32),
		local: ownParty(client),
		remote: { uri: remote, tag: client.newTag(), epid: options.epid ?? client.trace.dice.hex(10) },
	});
}

/** The client's side of a dialog, with a new tag. */
export function ownParty(client: Client): Party {
	return { uri: client.uri, tag: client.newTag(), epid: client.epid };
}

/** Messages of one Call-ID. */
export class Dialog {
	readonly client: Client;
	readonly callId: string;
	readonly local: Party;
	readonly remote: Party;
	/** The last CSeq number of each side: each side has its own sequence (RFC 3261 12.2.1.1). */
	cseq: number;
	remoteCseq: number;
	/** Whether both tags are known: requests then carry a To tag. */
	open: boolean;

	constructor(client: Client, init: { callId: string; local: Party; remote: Party }) {
		this.client = client;
		this.callId = init.callId;
		this.local = init.local;
		this.remote = init.remote;
		this.cseq = 0;
		this.remoteCseq = 0;
		this.open = false;
	}

	/** Continues a dialog whose earlier messages are in an older log. */
	established(cseq: number, remoteCseq = 0): this {
		this.open = true;
		this.cseq = cseq;
		this.remoteCseq = remoteCseq;
		return this;
	}

	/** A request of the client. ACK and CANCEL take the number of the INVITE, given in `options.cseq`. */
	request(method: string, options: RequestOptions = {}): Message {
		const { client } = this;
		const number = options.cseq ?? ++this.cseq;
		const toTag = options.toTag ?? (this.open ? this.remote.tag : undefined);
		const unsigned = method === "CANCEL" || (method === "REGISTER" && !this.open);
		const headers: Header[] = [
			["Via", client.via()],
			["Max-Forwards", "70"],
			["From", this.#party(this.local, this.local.tag)],
			["To", this.#party(this.remote, toTag)],
			["Call-ID", this.callId],
			["CSeq", options.cseqText ?? `${number} ${method}`],
			["User-Agent", client.product.agent],
			...(options.headers ?? []),
			...(unsigned ? [] : client.auth.signed()),
		];
		const uri = options.uri ?? this.remote.uri;
		return messageOf(`${method} ${uri} SIP/2.0`, method, headers, options, client);
	}

	/** A request that arrives through the server. */
	incoming(method: string, options: RequestOptions = {}): Message {
		const { client } = this;
		const { dice } = client.trace;
		const number = options.cseq ?? ++this.remoteCseq;
		const toTag = options.toTag ?? (this.open ? this.local.tag : undefined);
		const branch = `z9hG4bK${dice.hex(8).toUpperCase()}.${dice.hex(8).toUpperCase()}`;
		const headers: Header[] = [
			...client.auth.info(),
			["Via", `SIP/2.0/${client.transport} ${client.server};branch=${branch};branched=FALSE`],
			...this.#origin(),
			["Max-Forwards", "69"],
			["From", this.#party(this.remote, this.remote.tag)],
			["To", this.#party(this.local, toTag)],
			["Call-ID", this.callId],
			["CSeq", options.cseqText ?? `${number} ${method}`],
			...(options.headers ?? []),
		];
		const uri = options.uri ?? `sip:${client.address};transport=${client.transport.toLowerCase()}`;
		return messageOf(`${method} ${uri} SIP/2.0`, method, headers, options, client);
	}

	/** The response of the other side with its tag; a 2xx, or a provisional response other than 100, opens the dialog. */
	reply(request: Message, status: number, options: ResponseOptions = {}): Message {
		const message = this.client.reply(request, status, { toTag: this.#tagged(), ...options });
		if (status > 100 && status < 300) this.open = true;
		return message;
	}

	/** The client's response to a request of the other side. */
	answer(request: Message, status: number, options: ResponseOptions = {}): Message {
		const message = this.client.answer(request, status, { toTag: this.local.tag, ...options });
		if (status > 100 && status < 300) this.open = true;
		return message;
	}

	/** The client's ACK; for a non-2xx response it is part of the INVITE transaction (RFC 3261 17.1.1.3). */
	ack(cseq: number, options: RequestOptions = {}): Message {
		return this.request("ACK", { cseq, toTag: this.remote.tag, ...options });
	}

	/** The Via of the other person's client; requests from the server itself have none. */
	#origin(): readonly Header[] {
		const { client } = this;
		if (this.remote.uri === client.uri) return [];
		return [["Via", `SIP/2.0/${client.transport} 192.0.2.77:5062;ms-received-port=5062;ms-received-cid=7A2100`]];
	}

	#tagged(): string {
		const { epid, tag } = this.remote;
		return epid === undefined ? tag : `${tag};epid=${epid}`;
	}

	#party(party: Party, tag: string | undefined): string {
		const known = tag === undefined ? "" : `;tag=${tag}`;
		const id = party.epid === undefined || tag === undefined ? "" : `;epid=${party.epid}`;
		return `<${party.uri}>${known}${id}`;
	}
}
