// The headers of a sign-in: challenges, credentials and signatures ([MS-SIPAE] 2.2, RFC 3261 §20.44, RFC 2617).

/** `NTLM realm="…", targetname="…"` taken apart. */
export interface AuthHeader {
	/** The scheme as written: NTLM, Kerberos, TLS-DSK, Digest, Basic. */
	readonly scheme: string;
	/** Names in lower case; values without their quotes. Of a name that comes twice the first counts. */
	readonly parameters: ReadonlyMap<string, string>;
}

/** Reads an unfolded header value. Any text gives an answer; what is no `name=value` is left out. */
export function readAuth(value: string): AuthHeader {
	const scheme = /^\s*([^\s,="]*)/.exec(value)![1]!;
	const parameters = new Map<string, string>();
	PARAMETER.lastIndex = value.indexOf(scheme) + scheme.length;
	for (let match = PARAMETER.exec(value); match; match = PARAMETER.exec(value)) {
		const name = match[1]!.toLowerCase();
		if (!parameters.has(name)) parameters.set(name, match[2] ?? match[3] ?? "");
	}
	return { scheme, parameters };
}

/** A name is tried from its first letter only, so that a long word without `=` is read once and not from each letter on. */
const PARAMETER = /(?<![a-z0-9-])([a-z][a-z0-9-]*)\s*=\s*(?:"([^"]*)"?|([^\s,"]*))/gi;

/**
 * True for credentials after which the server can only accept or refuse: an NTLM message of type 3, any Kerberos or
 * TLS-DSK token, a Digest response, a Basic password ([MS-SIPAE] 3.2.5). The empty first token of NTLM is none, nor is
 * the signature of a request on an association that stands already.
 */
export function isFinalToken({ scheme, parameters }: AuthHeader): boolean {
	const token = parameters.get("gssapi-data") ?? "";
	switch (scheme.toLowerCase()) {
		case "ntlm":
			return token.startsWith(NTLM_TYPE_3);
		case "kerberos":
		case "tls-dsk":
			return token !== "";
		case "digest":
			return parameters.has("response");
		case "basic":
			return true;
		default:
			return false;
	}
}

/** True for a challenge that goes on with a handshake: it carries a token of the server ([MS-SIPAE] 3.2.5.1). */
export function continuesHandshake({ parameters }: AuthHeader): boolean {
	return (parameters.get("gssapi-data") ?? "") !== "";
}

/** True for credentials with a signature: an association stands, or the request ends the handshake of one. */
export function isSigned({ parameters }: AuthHeader): boolean {
	return parameters.has("crand") && (parameters.get("response") ?? "") !== "";
}

/** Base64 of `NTLMSSP\0` and the message type 3, AUTHENTICATE ([MS-NLMP] 2.2.1.3). */
const NTLM_TYPE_3 = "TlRMTVNTUAAD";

/**
 * `pool.contoso.com`: the server that a realm or a targetname names. A targetname of Kerberos is that of NTLM with a service
 * before it, `sip/pool.contoso.com` ([MS-SIPAE] 2.2.2).
 */
export function serverName(name: string): string {
	return name.replace(/^sips?\//i, "");
}
