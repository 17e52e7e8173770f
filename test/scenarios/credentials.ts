// Credentials of a client and challenges of its server, during and after a sign-in ([MS-SIPAE]).

import type { Header, ResponseOptions } from "./message.ts";
import type { Product } from "./products.ts";
import { kerberosToken, ntlmAuthenticate, ntlmChallenge, tlsFlight } from "./tokens.ts";
import type { Trace } from "./trace.ts";

/** An authentication scheme. */
export type Scheme = "NTLM" | "Kerberos" | "TLS-DSK";

/** The schemes that servers offer: those of Live Communications Server, and those of Lync. */
export const BOTH: readonly Scheme[] = ["NTLM", "Kerberos"];
export const THREE: readonly Scheme[] = ["TLS-DSK", "NTLM", "Kerberos"];

/** The server's reason text for wrong credentials. */
export const HANDSHAKE_FAILED = "Final handshake failed";

const REALM = "SIP Communications Service";

/** The owner of the credentials. */
interface Owner {
	readonly trace: Trace;
	readonly product: Product;
	readonly user: string;
	readonly domain: string;
	/** Host name of the server; changes when the client moves to another one. */
	readonly pool: string;
	readonly proxy: boolean;
}

interface Signature {
	readonly scheme: Scheme;
	readonly opaque: string;
	count: number;
	serverCount: number;
}

/** How one client and its server authenticate each other. */
export class Credentials {
	readonly #owner: Owner;
	/** Set while the client is signed in. */
	signature: Signature | undefined;

	constructor(owner: Owner) {
		this.#owner = owner;
	}

	/** From now on requests and responses are signed. */
	establish(scheme: Scheme, opaque = this.#owner.trace.dice.hex(8).toUpperCase(), count = 0): void {
		this.signature = { scheme, opaque, count, serverCount: count };
	}

	/** Credentials over an established security association, for a request of the client. */
	signed(): readonly Header[] {
		const signature = this.signature;
		if (signature === undefined) return [];
		signature.count++;
		const name = this.#owner.proxy ? "Proxy-Authorization" : "Authorization";
		const { dice } = this.#owner.trace;
		return [
			[
				name,
				`${signature.scheme} qop="auth", realm="${REALM}", opaque="${signature.opaque}", targetname="${this.#target(signature.scheme)}", crand="${dice.hex(8)}", cnum="${signature.count}", response="${this.#proof(false)}"`,
			],
		];
	}

	/** The server's signature, for responses and requests of the server. */
	info(): readonly Header[] {
		const signature = this.signature;
		if (signature === undefined) return [];
		signature.serverCount++;
		const name = this.#owner.proxy ? "Proxy-Authentication-Info" : "Authentication-Info";
		const rand = this.#owner.trace.dice.hex(8).toUpperCase();
		return [
			[
				name,
				`${signature.scheme} rspauth="${this.#proof(true)}", srand="${rand}", snum="${signature.serverCount}", opaque="${signature.opaque}", qop="auth", targetname="${this.#target(signature.scheme)}", realm="${REALM}"`,
			],
		];
	}

	#proof(upper: boolean): string {
		const { dice } = this.#owner.trace;
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
	of(scheme: Scheme, token: string | undefined, opaque?: string): Header {
		const data = token === undefined ? "" : `, gssapi-data="${token}"`;
		const target = this.#target(scheme);
		const version = this.#version();
		const association = opaque === undefined ? "" : `, opaque="${opaque}"`;
		return [
			this.#owner.proxy ? "Proxy-Authorization" : "Authorization",
			`${scheme} qop="auth", realm="${REALM}"${association}, targetname="${target}"${version}${data}`,
		];
	}

	/** The first challenge, or one that refuses: all schemes on offer, no token. */
	offer(schemes: readonly Scheme[], ...more: readonly Header[]): ResponseOptions {
		const version = this.#version();
		const offers = schemes.map((scheme): Header => {
			const target = this.#target(scheme);
			const sts =
				scheme === "TLS-DSK" ? `, sts-uri="https://${this.#owner.pool}:443/CertProv/CertProvisioningService.svc"` : "";
			return [this.#challengeName(), `${scheme} realm="${REALM}", targetname="${target}"${version}${sts}`];
		});
		return { headers: [["Date", this.#owner.trace.date()], ...offers, ...more] };
	}

	/** A challenge in the middle of a handshake: one scheme, its token. */
	handshake(scheme: Scheme, token: string, opaque: string): ResponseOptions {
		const target = this.#target(scheme);
		const version = this.#version();
		return {
			headers: [
				["Date", this.#owner.trace.date()],
				[
					this.#challengeName(),
					`${scheme} opaque="${opaque}", gssapi-data="${token}", targetname="${target}", realm="${REALM}"${version}`,
				],
			],
		};
	}

	get status(): 401 | 407 {
		return this.#owner.proxy ? 407 : 401;
	}

	#challengeName(): string {
		return this.#owner.proxy ? "Proxy-Authenticate" : "WWW-Authenticate";
	}

	token(scheme: Scheme): string {
		const { dice } = this.#owner.trace;
		if (scheme === "Kerberos") return kerberosToken(dice);
		if (scheme === "TLS-DSK") return tlsFlight(dice, 300);
		return ntlmAuthenticate(
			dice,
			this.#owner.domain.split(".")[0]!.toUpperCase(),
			this.#owner.user,
			`${this.#owner.user.toUpperCase()}-PC`,
		);
	}

	serverToken(scheme: Scheme): string {
		const { dice } = this.#owner.trace;
		if (scheme !== "NTLM") return tlsFlight(dice, 900);
		return ntlmChallenge(
			dice,
			this.#owner.domain.split(".")[0]!.toUpperCase(),
			this.#owner.pool.split(".")[0]!.toUpperCase(),
		);
	}

	#target(scheme: Scheme): string {
		return scheme === "Kerberos" ? `sip/${this.#owner.pool}` : this.#owner.pool;
	}

	#version(): string {
		const { version } = this.#owner.product;
		return version === undefined ? "" : `, version=${version}`;
	}
}
