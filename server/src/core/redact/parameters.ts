// Parameters with identifying data in SIP headers, URIs, challenges and credentials.

/** The kind of a parameter value; the magic cookie of a branch is kept. */
export type ParameterKind = "account" | "callId" | "credential" | "epid" | "host" | "id" | "tag" | "branch";

/** The kind of data in a parameter, ignoring case; `undefined` if it identifies nobody or is unknown. */
export function kindOfParameter(name: string): ParameterKind | undefined {
	return KINDS.get(name.replace(/^\+/, "").toLowerCase());
}

/** True for a name such as `password` or `access_token`, wherever it is used. */
export function isSecretName(name: string): boolean {
	return SECRET.test(name);
}

const SECRET =
	/^(?:.*[_-])?(?:passw(?:or)?d|pwd|passphrase|secret|api[_-]?key|access[_-]?token|token|webticket|cookie|session[_-]?key)$/i;

const KINDS: ReadonlyMap<string, ParameterKind> = new Map([
	...named("tag", "tag from-tag to-tag local-tag remote-tag"),
	...named("epid", "epid ms-epid"),
	...named("branch", "branch"),
	...named("host", "received maddr source ms-source poolfqdn ms-fe phone-context sent-by orig-ioi term-ioi"),
	...named(
		"id",
		"opaque ms-opaque ms-received-cid sip.instance instance gr gruu cid icid-value ms-conversation-id requestid " +
			"ms-correlation-id callbackid confid conversationid correlationid session-id nonce",
	),
	...named("callId", "callid call-id replaces-call-id"),
	...named("account", "username"),
	...named(
		"credential",
		"gssapi-data response rspauth crand srand cnonce password ms-body msgr ice-pwd inline access_token",
	),
]);

function named(kind: ParameterKind, names: string): readonly (readonly [string, ParameterKind])[] {
	return names.split(" ").map((name) => [name, kind] as const);
}
