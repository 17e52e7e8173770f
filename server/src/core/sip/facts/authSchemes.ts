// The schemes of a sign-in, as named first in challenges, credentials and signatures.

/** One scheme. */
export interface AuthScheme {
	readonly name: string;
	/** A clause: capital first, no full stop. */
	readonly meaning: string;
	readonly source: string;
}

/** All schemes, in alphabetical order. */
export const authSchemes: readonly AuthScheme[] = [
	{ name: "Basic", meaning: "Name and password, hardly hidden", source: "RFC 2617 §2" },
	{ name: "Digest", meaning: "Name and a hash of the password", source: "RFC 3261 §22.4" },
	{
		name: "Kerberos",
		meaning:
			"A ticket of the domain controller; one challenge is enough. The client must reach a domain controller and its clock must be within five minutes",
		source: "[MS-SIPAE]; [MS-SIP] 4.2",
	},
	{
		name: "NTLM",
		meaning: "Name and password of Windows, by challenge and response; two challenges are normal",
		source: "[MS-SIPAE] 4.1; [MS-NLMP]",
	},
	{
		name: "TLS-DSK",
		meaning:
			"A certificate that the server issued to this user and device, by a TLS handshake inside SIP; several challenges are normal",
		source: "[MS-SIPAE]",
	},
];

const byName: ReadonlyMap<string, AuthScheme> = new Map(authSchemes.map((row) => [row.name.toLowerCase(), row]));

/** The row of a scheme, in any case. */
export function authScheme(name: string): AuthScheme | undefined {
	return byName.get(name.toLowerCase());
}
