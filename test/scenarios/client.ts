// A client and its server: their identities, and how they respond.

import { Buffer } from "node:buffer";
import { Credentials, type Scheme } from "./credentials.ts";
import { type Header, type Message, messageOf, type ResponseOptions, statusLine, tagged } from "./message.ts";
import { PRODUCTS, type Product } from "./products.ts";
import type { Trace } from "./trace.ts";

/** The options of a client; anything omitted has a default or a random value. */
export interface ClientOptions {
	readonly product: keyof typeof PRODUCTS;
	readonly user?: string;
	readonly domain?: string;
	readonly ip?: string;
	readonly port?: number;
	readonly transport?: "TCP" | "TLS" | "UDP";
	/** Host name of the server; `pool` in the user's domain by default. */
	readonly pool?: string;
	readonly serverIp?: string;
	/** Whether the server challenges with 407 and `Proxy-…` headers instead of 401 and `WWW-…`. */
	readonly proxy?: boolean;
	/** The scheme of an earlier sign-in: the client is signed in when the log begins. */
	readonly signedIn?: Scheme;
}

const METHODS = "INVITE, MESSAGE, INFO, SUBSCRIBE, OPTIONS, BYE, CANCEL, NOTIFY, ACK, REFER";

/** A client program, and what it and its server write. */
export class Client {
	readonly trace: Trace;
	readonly product: Product;
	readonly user: string;
	readonly domain: string;
	readonly transport: string;
	readonly epid: string;
	readonly uuid: string;
	readonly proxy: boolean;
	readonly address: string;
	pool: string;
	server: string;
	cid: string;
	readonly auth: Credentials;
	readonly #rtc: boolean;

	constructor(trace: Trace, options: ClientOptions) {
		this.trace = trace;
		this.product = PRODUCTS[options.product];
		this.#rtc = options.product === "messenger" || options.product === "oc2005";
		this.user = options.user ?? "alice";
		this.domain = options.domain ?? "contoso.com";
		this.transport = options.transport ?? (this.#rtc ? "TCP" : "TLS");
		const ip = options.ip ?? "192.0.2.21";
		this.address = `${ip}:${options.port ?? 1100 + trace.dice.next(60000)}`;
		this.pool = options.pool ?? `pool.${this.domain}`;
		this.server = `${options.serverIp ?? "198.51.100.10"}:${this.transport === "TLS" ? 5061 : 5060}`;
		this.proxy = options.proxy ?? false;
		this.epid = trace.dice.hex(10);
		this.uuid = trace.dice.uuid();
		this.cid = `${trace.dice.hex(4).toUpperCase()}00`;
		this.auth = new Credentials(this);
		if (options.signedIn !== undefined) this.auth.establish(options.signedIn, undefined, 12 + trace.dice.next(30));
	}

	get uri(): string {
		return `sip:${this.user}@${this.domain}`;
	}

	/** Moves to another server, over a new connection. */
	moveTo(pool: string, ip: string): void {
		this.pool = pool;
		this.server = `${ip}:${this.transport === "TLS" ? 5061 : 5060}`;
		this.cid = `${this.trace.dice.hex(4).toUpperCase()}00`;
	}

	newTag(): string {
		return this.trace.dice.hex(this.#rtc ? 32 : 10);
	}

	newCallId(): string {
		const id = this.trace.dice.hex(32);
		return this.#rtc ? `${id}@${this.address.split(":")[0]}` : id;
	}

	serverTag(): string {
		return this.trace.dice.hex(32).toUpperCase();
	}

	via(): string {
		return `SIP/2.0/${this.transport} ${this.address}`;
	}

	contact(): string {
		if (this.#rtc) return `<sip:${this.address}>;methods="${METHODS}"`;
		return `<sip:${this.address};transport=${this.transport.toLowerCase()};ms-opaque=${this.epid}>;methods="${METHODS}, BENOTIFY";proxy=replace;+sip.instance="<urn:uuid:${this.uuid.toUpperCase()}>"`;
	}

	/** The address of an endpoint within a dialog. */
	endpoint(): string {
		if (this.#rtc) return `<sip:${this.address}>`;
		return `<${this.uri};opaque=user:epid:${Buffer.from(this.uuid.slice(0, 15)).toString("base64url")}AA;gruu>`;
	}

	/** The response of the server, or of the other side, to a request of the client. */
	reply(request: Message, status: number, options: ResponseOptions = {}): Message {
		const refusal = status === 401 || status === 407;
		const port = this.address.split(":")[1];
		const lines: Header[] = [...(refusal || status === 100 ? [] : this.auth.info()), ...(options.headers ?? [])];
		for (const [name, value] of request.headers) {
			if (name === "Via") lines.push([name, `${value};ms-received-port=${port};ms-received-cid=${this.cid}`]);
			else if (name === "From" || name === "Call-ID" || name === "CSeq") lines.push([name, value]);
			else if (name === "To") lines.push([name, tagged(value, status, options.toTag ?? this.serverTag())]);
		}
		const server = this.product.server;
		if (server !== undefined && status > 100) lines.push(["Server", server]);
		return messageOf(statusLine(status, options.reason), request.method, lines, options, this);
	}

	/** The client's response to a request it received. */
	answer(request: Message, status: number, options: ResponseOptions = {}): Message {
		const lines: Header[] = [];
		for (const [name, value] of request.headers) {
			if (["Via", "From", "Call-ID", "CSeq", "Record-Route"].includes(name)) lines.push([name, value]);
			else if (name === "To")
				lines.push([name, tagged(value, status, `${options.toTag ?? this.newTag()};epid=${this.epid}`)]);
		}
		if (status > 100) lines.push(...(options.headers ?? []), ["User-Agent", this.product.agent], ...this.auth.signed());
		return messageOf(statusLine(status, options.reason), request.method, lines, options, this);
	}
}
