import { Buffer } from "node:buffer";
import { kerberosToken, ntlmAuthenticate, ntlmChallenge, tlsFinished, tlsFlight } from "./tokens.ts";
import type { Trace } from "./trace.ts";

export type Header = readonly [name: string, value: string];

export interface Message {
	readonly start: string;
	readonly method: string;
	readonly headers: readonly Header[];
	readonly body: string;
	/** Addresses for the framing records. */
	readonly server: string;
	readonly local: string;
}

export type Scheme = "NTLM" | "Kerberos" | "TLS-DSK";

interface Product {
	readonly agent: string;
	readonly server: string | undefined;
	/** Version of the authentication protocol, undefined for 2. */
	readonly version: number | undefined;
}

const PRODUCTS = {
	messenger: { agent: "RTC/1.3.5315 (Messenger 5.1.0530)", server: undefined, version: undefined },
	oc2005: { agent: "RTC/1.3.5369 (Communicator 1.0.559)", server: undefined, version: undefined },
	oc2007: {
		agent: "UCCP/2.0.6362.0 OC/2.0.6362.0 (Microsoft Office Communicator)",
		server: "RTC/3.0",
		version: 3,
	},
	r2: {
		agent: "UCCAPI/3.5.6907.0 OC/3.5.6907.0 (Microsoft Office Communicator 2007 R2)",
		server: "RTC/3.5",
		version: 4,
	},
	lync2010: { agent: "UCCAPI/4.0.7577.0 OC/4.0.7577.0 (Microsoft Lync 2010)", server: "RTC/4.0", version: 4 },
	lync2013: { agent: "UCCAPI/15.0.4569.1503 OC/15.0.4569.1503 (Microsoft Lync)", server: "RTC/5.0", version: 4 },
	sfb: { agent: "UCCAPI/16.0.4266.1001 OC/16.0.4266.1001 (Skype for Business)", server: "RTC/6.0", version: 4 },
} satisfies Record<string, Product>;

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
	/** Whether the server asks with 407 and `Proxy-…` headers, not with 401 and `WWW-…`. */
	readonly proxy?: boolean;
	/** A signature of earlier on: the client is signed in when the log begins. */
	readonly signedIn?: Scheme;
}

export interface RequestOptions {
	readonly uri?: string;
	readonly headers?: readonly Header[];
	readonly body?: readonly [type: string, body: string];
	readonly cseq?: number;
	/** Value of the CSeq header where it shall not be what it should. */
	readonly cseqText?: string;
	/** The to tag where it shall be another than the dialog's. */
	readonly toTag?: string;
	/** Header names to leave out. */
	readonly without?: readonly string[];
}

export interface ResponseOptions {
	readonly reason?: string;
	readonly headers?: readonly Header[];
	readonly body?: readonly [type: string, body: string];
	readonly toTag?: string;
	readonly without?: readonly string[];
}

const REASONS: Readonly<Record<number, string>> = {
	100: "Trying",
	101: "Progress Report",
	180: "Ringing",
	183: "Session Progress",
	200: "OK",
	202: "Accepted",
	301: "Moved Permanently",
	400: "Bad request",
	401: "Unauthorized",
	403: "Forbidden",
	404: "Not Found",
	407: "Proxy Authentication Required",
	408: "Request Timeout",
	421: "Extension Required",
	480: "Temporarily Unavailable",
	481: "Call Leg/Transaction Does Not Exist",
	486: "Busy Here",
	487: "Request Terminated",
	488: "Not Acceptable Here",
	489: "Bad event",
	491: "Request Pending",
	503: "Service Unavailable",
	504: "Server time-out",
	600: "Busy Everywhere",
	603: "Decline",
};

const REALM = "SIP Communications Service";
const METHODS = "INVITE, MESSAGE, INFO, SUBSCRIBE, OPTIONS, BYE, CANCEL, NOTIFY, ACK, REFER";

interface Signature {
	readonly scheme: Scheme;
	readonly opaque: string;
	count: number;
	serverCount: number;
}

interface Party {
	readonly uri: string;
	tag: string;
	readonly epid: string | undefined;
}

/** `4004;source="pool.contoso.com";reason="…"`: a header with the cause of a failure ([MS-OCER] 2.2.1). */
export function diagnostics(id: number, reason: string, source: string, more = ""): Header {
	return ["ms-diagnostics", `${id};reason="${reason}";source="${source}"${more}`];
}

/** A client program: what it and its server write. */
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
	signature: Signature | undefined;
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
		if (options.signedIn !== undefined) this.establish(options.signedIn, undefined, 12 + trace.dice.next(30));
	}

	get uri(): string {
		return `sip:${this.user}@${this.domain}`;
	}

	get targetname(): string {
		return this.signature?.scheme === "Kerberos" ? `sip/${this.pool}` : this.pool;
	}

	/** From here on requests and responses are signed. */
	establish(scheme: Scheme, opaque = this.trace.dice.hex(8).toUpperCase(), count = 0): void {
		this.signature = { scheme, opaque, count, serverCount: count };
	}

	/** Another server, over a new connection. */
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

	/** The place an endpoint can be reached at in a dialog. */
	endpoint(): string {
		if (this.#rtc) return `<sip:${this.address}>`;
		return `<${this.uri};opaque=user:epid:${Buffer.from(this.uuid.slice(0, 15)).toString("base64url")}AA;gruu>`;
	}

	/** A call, a subscription, a registration that the client begins. */
	dialog(remote: string, options: { epid?: string } = {}): Dialog {
		return new Dialog(this, {
			callId: this.newCallId(),
			local: { uri: this.uri, tag: this.newTag(), epid: this.epid },
			remote: { uri: remote, tag: this.newTag(), epid: options.epid },
			begun: "here",
		});
	}

	/** One that the other side begins. */
	dialogFrom(remote: string, options: { epid?: string } = {}): Dialog {
		return new Dialog(this, {
			callId: this.trace.dice.hex(32),
			local: { uri: this.uri, tag: this.newTag(), epid: this.epid },
			remote: { uri: remote, tag: this.newTag(), epid: options.epid ?? this.trace.dice.hex(10) },
			begun: "there",
		});
	}

	registration(): Registration {
		return new Registration(this);
	}

	/** A whole sign-in; leaves the client signed in, gives the lines of the challenges and of the final 200. */
	signIn(scheme: Scheme, offers: readonly Scheme[] = ["NTLM", "Kerberos"]): SignInLines {
		const registration = this.registration();
		return registration.signIn(scheme, offers);
	}

	/** Credentials over an established security association, for a request of the client. */
	signed(): readonly Header[] {
		const signature = this.signature;
		if (signature === undefined) return [];
		signature.count++;
		const name = this.proxy ? "Proxy-Authorization" : "Authorization";
		const { dice } = this.trace;
		return [
			[
				name,
				`${signature.scheme} qop="auth", realm="${REALM}", opaque="${signature.opaque}", targetname="${this.targetname}", crand="${dice.hex(8)}", cnum="${signature.count}", response="${this.#proof(false)}"`,
			],
		];
	}

	/** The server's signature, for responses and requests of the server. */
	info(): readonly Header[] {
		const signature = this.signature;
		if (signature === undefined) return [];
		signature.serverCount++;
		const name = this.proxy ? "Proxy-Authentication-Info" : "Authentication-Info";
		const rand = this.trace.dice.hex(8).toUpperCase();
		return [
			[
				name,
				`${signature.scheme} rspauth="${this.#proof(true)}", srand="${rand}", snum="${signature.serverCount}", opaque="${signature.opaque}", qop="auth", targetname="${this.targetname}", realm="${REALM}"`,
			],
		];
	}

	#proof(upper: boolean): string {
		const { dice } = this.trace;
		const scheme = this.signature?.scheme;
		const text =
			scheme === "Kerberos"
				? `602306092A864886F71201020201011100FFFFFFFF${dice.hex(32)}`
				: scheme === "NTLM"
					? `01000000${dice.hex(16)}64000000`
					: dice.hex(96);
		return upper ? text.toUpperCase() : text.toLowerCase();
	}

	/** Handshake credentials with a token. */
	credentials(scheme: Scheme, token: string | undefined, opaque?: string): Header {
		const data = token === undefined ? "" : `, gssapi-data="${token}"`;
		const target = scheme === "Kerberos" ? `sip/${this.pool}` : this.pool;
		const version = this.product.version === undefined ? "" : `, version=${this.product.version}`;
		const association = opaque === undefined ? "" : `, opaque="${opaque}"`;
		return [
			this.proxy ? "Proxy-Authorization" : "Authorization",
			`${scheme} qop="auth", realm="${REALM}"${association}, targetname="${target}"${version}${data}`,
		];
	}

	/** The first challenge, and one that refuses: all schemes on offer, no token. */
	offer(schemes: readonly Scheme[], ...more: readonly Header[]): ResponseOptions {
		const version = this.product.version === undefined ? "" : `, version=${this.product.version}`;
		const offers = schemes.map((scheme): Header => {
			const target = scheme === "Kerberos" ? `sip/${this.pool}` : this.pool;
			const sts =
				scheme === "TLS-DSK" ? `, sts-uri="https://${this.pool}:443/CertProv/CertProvisioningService.svc"` : "";
			return [this.#challengeName(), `${scheme} realm="${REALM}", targetname="${target}"${version}${sts}`];
		});
		return { headers: [["Date", this.trace.date()], ...offers, ...more] };
	}

	/** A challenge in the middle of a handshake: one scheme, its token. */
	handshake(scheme: Scheme, token: string, opaque: string): ResponseOptions {
		const target = scheme === "Kerberos" ? `sip/${this.pool}` : this.pool;
		const version = this.product.version === undefined ? "" : `, version=${this.product.version}`;
		return {
			headers: [
				["Date", this.trace.date()],
				[
					this.#challengeName(),
					`${scheme} opaque="${opaque}", gssapi-data="${token}", targetname="${target}", realm="${REALM}"${version}`,
				],
			],
		};
	}

	get challengeStatus(): 401 | 407 {
		return this.proxy ? 407 : 401;
	}

	#challengeName(): string {
		return this.proxy ? "Proxy-Authenticate" : "WWW-Authenticate";
	}

	token(scheme: Scheme): string {
		const { dice } = this.trace;
		if (scheme === "Kerberos") return kerberosToken(dice);
		if (scheme === "TLS-DSK") return tlsFlight(dice, 300);
		return ntlmAuthenticate(dice, this.domain.split(".")[0]!.toUpperCase(), this.user, `${this.user.toUpperCase()}-PC`);
	}

	serverToken(scheme: Scheme): string {
		const { dice } = this.trace;
		if (scheme !== "NTLM") return tlsFlight(dice, 900);
		return ntlmChallenge(dice, this.domain.split(".")[0]!.toUpperCase(), this.pool.split(".")[0]!.toUpperCase());
	}

	/** The answer of the server, or of the other side, to a request of the client. */
	reply(request: Message, status: number, options: ResponseOptions = {}): Message {
		const refusal = status === 401 || status === 407;
		const port = this.address.split(":")[1];
		const lines: Header[] = [...(refusal || status === 100 ? [] : this.info()), ...(options.headers ?? [])];
		for (const [name, value] of request.headers) {
			if (name === "Via") lines.push([name, `${value};ms-received-port=${port};ms-received-cid=${this.cid}`]);
			else if (name === "From" || name === "Call-ID" || name === "CSeq") lines.push([name, value]);
			else if (name === "To") lines.push([name, tagged(value, status, options.toTag ?? this.serverTag())]);
		}
		const server = this.product.server;
		if (server !== undefined && status > 100) lines.push(["Server", server]);
		return this.finish(
			`SIP/2.0 ${status} ${options.reason ?? REASONS[status]}`,
			request.method,
			lines,
			options.body,
			options.without,
		);
	}

	/** The client's answer to a request it received. */
	answer(request: Message, status: number, options: ResponseOptions = {}): Message {
		const lines: Header[] = [];
		for (const [name, value] of request.headers) {
			if (["Via", "From", "Call-ID", "CSeq", "Record-Route"].includes(name)) lines.push([name, value]);
			else if (name === "To")
				lines.push([name, tagged(value, status, `${options.toTag ?? this.newTag()};epid=${this.epid}`)]);
		}
		if (status > 100) lines.push(...(options.headers ?? []), ["User-Agent", this.product.agent], ...this.signed());
		return this.finish(
			`SIP/2.0 ${status} ${options.reason ?? REASONS[status]}`,
			request.method,
			lines,
			options.body,
			options.without,
		);
	}

	finish(
		start: string,
		method: string,
		headers: readonly Header[],
		body: readonly [type: string, body: string] | undefined,
		without: readonly string[] = [],
	): Message {
		const [type, text] = body ?? ["", ""];
		const lines = [...headers];
		if (type !== "") lines.push(["Content-Type", type]);
		lines.push(["Content-Length", String(Buffer.byteLength(text))]);
		return {
			start,
			method,
			headers: lines.filter(([name]) => !without.includes(name)),
			body: text,
			server: this.server,
			local: this.address,
		};
	}
}

/** The To header of an answer; a 100 does without a tag (RFC 3261 8.2.6.2). */
function tagged(to: string, status: number, tag: string): string {
	return to.includes(";tag=") || status === 100 ? to : `${to};tag=${tag}`;
}

/** A CANCEL, or the ACK to a non-2xx, runs over the one hop of its request (RFC 3261 9.1, 17.1.1.3): its top Via only. */
export function sameHop(message: Message, request: Message): Message {
	const via = request.headers.find(([name]) => name === "Via")!;
	const first = message.headers.findIndex(([name]) => name === "Via");
	const headers = message.headers.filter(([name], index) => name !== "Via" || index === first);
	return { ...message, headers: headers.map((header) => (header[0] === "Via" ? via : header)) };
}

/** Messages of one Call-ID. */
export class Dialog {
	readonly client: Client;
	readonly callId: string;
	readonly local: Party;
	readonly remote: Party;
	/** Last CSeq number of each side: each counts on its own (RFC 3261 12.2.1.1). */
	cseq: number;
	remoteCseq: number;
	/** Whether both tags are known: requests then carry a To tag. */
	open: boolean;

	constructor(client: Client, init: { callId: string; local: Party; remote: Party; begun: "here" | "there" }) {
		this.client = client;
		this.callId = init.callId;
		this.local = init.local;
		this.remote = init.remote;
		this.cseq = 0;
		this.remoteCseq = 0;
		this.open = false;
	}

	/** As if earlier messages stood in an older log. */
	established(cseq: number, remoteCseq = 0): this {
		this.open = true;
		this.cseq = cseq;
		this.remoteCseq = remoteCseq;
		return this;
	}

	/** A request of the client. ACK and CANCEL take the number of the INVITE, which stands in `options.cseq`. */
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
			...(unsigned ? [] : client.signed()),
		];
		const uri = options.uri ?? this.remote.uri;
		return client.finish(`${method} ${uri} SIP/2.0`, method, headers, options.body, options.without);
	}

	/** A request that comes in over the server. */
	incoming(method: string, options: RequestOptions = {}): Message {
		const { client } = this;
		const { dice } = client.trace;
		const number = options.cseq ?? ++this.remoteCseq;
		const toTag = options.toTag ?? (this.open ? this.local.tag : undefined);
		const branch = `z9hG4bK${dice.hex(8).toUpperCase()}.${dice.hex(8).toUpperCase()}`;
		const headers: Header[] = [
			...client.info(),
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
		return client.finish(`${method} ${uri} SIP/2.0`, method, headers, options.body, options.without);
	}

	/** The answer of the other side with its tag; a 2xx or a ringing opens the dialog. */
	reply(request: Message, status: number, options: ResponseOptions = {}): Message {
		const message = this.client.reply(request, status, { toTag: this.#tagged(), ...options });
		if (status > 100 && status < 300) this.open = true;
		return message;
	}

	/** The client's answer to a request of the other side. */
	answer(request: Message, status: number, options: ResponseOptions = {}): Message {
		const message = this.client.answer(request, status, { toTag: this.local.tag, ...options });
		if (status > 100 && status < 300) this.open = true;
		return message;
	}

	/** The client's ACK; to anything but a 2xx it is part of the INVITE's transaction (RFC 3261 17.1.1.3). */
	ack(cseq: number, options: RequestOptions = {}): Message {
		return this.request("ACK", { cseq, toTag: this.remote.tag, ...options });
	}

	/** The hop of the other person's client; what the server itself sends has none. */
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

export interface SignInLines {
	/** Lines of the 401 or 407 in order. */
	readonly challenges: readonly number[];
	/** Lines of the REGISTER requests in order. */
	readonly requests: readonly number[];
	/** Line of the 200. */
	readonly ok: number;
}

/** The REGISTER requests of one Call-ID. */
export class Registration extends Dialog {
	readonly serverTag: string;

	constructor(client: Client) {
		super(client, {
			callId: client.newCallId(),
			local: { uri: client.uri, tag: client.newTag(), epid: client.epid },
			remote: { uri: client.uri, tag: "", epid: undefined },
			begun: "here",
		});
		this.serverTag = client.serverTag();
	}

	/** A REGISTER: with the credentials given, or signed where the client is signed in and none are given. */
	register(credentials?: Header, options: RequestOptions & { signed?: boolean } = {}): Message {
		const { client } = this;
		const auth = credentials !== undefined ? [credentials] : options.signed === true ? client.signed() : [];
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

	/** REGISTER without credentials, and the challenge; returns the lines. */
	first(offers: readonly Scheme[], ...more: readonly Header[]): { request: number; response: number } {
		const { client } = this;
		return client.trace.ask(this.register(), 46, (request) =>
			this.reply(request, client.challengeStatus, client.offer(offers, ...more)),
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
			return trace.ask(this.register(client.credentials(scheme, token, association)), 58, (request) =>
				this.reply(request, client.challengeStatus, client.handshake(scheme, answer, opaque)),
			);
		};
		const answer = client.serverToken(scheme);
		if (scheme === "NTLM") return { lines: [round("", answer)], opaque };
		const hello = round(client.token(scheme), answer);
		return { lines: [hello, round(tlsFlight(trace.dice, 700), tlsFinished(trace.dice), opaque)], opaque };
	}

	/** The REGISTER with the token that decides. */
	final(scheme: Scheme, opaque: string | undefined, options: RequestOptions = {}): Message {
		const { client } = this;
		// TLS-DSK has no token left to send after its handshake: the last REGISTER is signed, and that is all.
		const token = scheme === "TLS-DSK" ? undefined : client.token(scheme);
		const [name, value] = client.credentials(scheme, token, opaque);
		const { dice } = client.trace;
		const signature = scheme === "TLS-DSK" || (scheme === "NTLM" && client.product.version === 4);
		const proof = scheme === "TLS-DSK" ? dice.hex(96) : `01000000${dice.hex(16)}64000000`;
		const more = signature ? `, crand="${dice.hex(8)}", cnum="1", response="${proof}"` : "";
		return this.register([name, value + more], options);
	}

	/** The whole of it. */
	signIn(scheme: Scheme, offers: readonly Scheme[] = ["NTLM", "Kerberos"]): SignInLines {
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
		client.establish(scheme, opaque);
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
			this.reply(asked, client.challengeStatus, client.offer(offers, ...more)),
		);
		return {
			challenges: lines.map((line) => line.response),
			requests: [...lines.map((line) => line.request), last.request],
			ok: last.response,
		};
	}
}
