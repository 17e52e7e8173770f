// Authentication headers: challenges, credentials and signatures ([MS-SIPAE] 2.2, RFC 3261 §20.44, RFC 2617).

/** The parts of `NTLM realm="…", targetname="…"`. */
export interface AuthHeader {
	/** The scheme as written: NTLM, Kerberos, TLS-DSK, Digest, Basic. */
	readonly scheme: string;
	/** Values by lowercase name, without quotes. Of duplicates, the first counts. */
	readonly parameters: ReadonlyMap<string, string>;
}

/** Parses an unfolded header value. Accepts any text and skips what is not `name=value`. */
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

/** A name is matched only from its first letter, so that a long word without `=` takes linear time. */
const PARAMETER = /(?<![a-z0-9-])([a-z][a-z0-9-]*)\s*=\s*(?:"([^"]*)"?|([^\s,"]*))/gi;

/**
 * True for credentials that the server can only accept or refuse: an NTLM message of type 3, any Kerberos or TLS-DSK token,
 * a Digest response, a Basic password ([MS-SIPAE] 3.2.5). False for NTLM's empty first token, and for the signature of a
 * request on an established security association.
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

/** True for a challenge that continues a handshake, because it contains a server token ([MS-SIPAE] 3.2.5.1). */
export function continuesHandshake({ parameters }: AuthHeader): boolean {
	return (parameters.get("gssapi-data") ?? "") !== "";
}

/** True for signed credentials: a security association is established, or this request completes its handshake. */
export function isSigned({ parameters }: AuthHeader): boolean {
	return parameters.has("crand") && (parameters.get("response") ?? "") !== "";
}

/** Base64 of `NTLMSSP\0` and the message type 3, AUTHENTICATE ([MS-NLMP] 2.2.1.3). */
const NTLM_TYPE_3 = "TlRMTVNTUAAD";

/**
 * `pool.contoso.com`: the server named by a realm or targetname. A Kerberos targetname is that of NTLM preceded by a
 * service, `sip/pool.contoso.com` ([MS-SIPAE] 2.2.2).
 */
export function serverName(name: string): string {
	return name.replace(/^sips?\//i, "");
}
