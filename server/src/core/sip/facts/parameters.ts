// Parameters: of SIP headers, of the addresses in them, and of the challenges and credentials of a sign-in.

/** One parameter, in the places where it means the same. */
export interface Parameter {
	readonly name: string;
	/** The headers it stands in, `URI` for one inside an address (`<sip:…;transport=tls>` or a Request-URI). */
	readonly in: readonly string[];
	/** A clause: capital first, no full stop. */
	readonly meaning: string;
	/** Values with a meaning of their own, in lower case. */
	readonly values?: Readonly<Record<string, string>>;
	/** The value is a number of seconds. */
	readonly seconds?: true;
	readonly source: string;
}

const CHALLENGE = ["WWW-Authenticate", "Proxy-Authenticate"] as const;
const CREDENTIALS = ["Authorization", "Proxy-Authorization"] as const;
const SIGNATURE = ["Authentication-Info", "Proxy-Authentication-Info"] as const;
const AUTH = [...CHALLENGE, ...CREDENTIALS, ...SIGNATURE] as const;
const DIAGNOSTICS = ["ms-diagnostics", "ms-diagnostics-public", "ms-client-diagnostics"] as const;

const TRANSPORTS: Readonly<Record<string, string>> = {
	tls: "encrypted over TCP",
	tcp: "not encrypted",
	udp: "not encrypted, and messages can get lost",
	sctp: "not encrypted",
	ws: "over a WebSocket",
};

/** All parameters, in alphabetical order whatever the case, `+` left out; the same name comes once for each meaning. */
export const parameters: readonly Parameter[] = [
	{
		name: "algorithm",
		in: [...CHALLENGE, ...CREDENTIALS],
		meaning: "The hash that a Digest response is made with",
		source: "RFC 3261 §20.7",
	},
	{
		name: "alias",
		in: ["Via"],
		meaning: "Requests may come back over the same connection",
		source: "RFC 5923",
	},
	{
		name: "appName",
		in: DIAGNOSTICS,
		meaning: "The server application that reports the error",
		source: "Microsoft Learn, Skype for Business troubleshooting",
	},
	{
		name: "audio",
		in: ["Contact"],
		meaning: "That the device takes calls",
		source: "RFC 3840 §9",
	},
	{
		name: "automata",
		in: ["Contact"],
		meaning: "That a machine answers there, not a person",
		source: "RFC 3840 §9",
	},
	{
		name: "boundary",
		in: ["Content-Type"],
		meaning: "The line that separates the parts of the body",
		source: "RFC 2046 §5.1.1",
	},
	{
		name: "branch",
		in: ["Via"],
		meaning:
			"The name of the transaction, which the response repeats. It begins with z9hG4bK; clients of this product family write none, their servers do",
		source: "RFC 3261 §8.1.1.7",
	},
	{
		name: "branched",
		in: ["Via"],
		meaning: "Whether the server sent the request on to several places",
		values: { true: "to several", false: "to one" },
		source: "Public client traces",
	},
	{
		name: "CalledNumber",
		in: DIAGNOSTICS,
		meaning: "The number that was called",
		source: "Public server traces",
	},
	{
		name: "CalleeMediaDebug",
		in: DIAGNOSTICS,
		meaning:
			"What the called side knows about the media connection: addresses, ports, and what the connectivity checks found",
		source: "Public Lync client traces",
	},
	{
		name: "CallerMediaDebug",
		in: DIAGNOSTICS,
		meaning:
			"What the calling side knows about the media connection: addresses, ports, and what the connectivity checks found",
		source: "Public Lync client traces",
	},
	{
		name: "cause",
		in: ["Reason"],
		meaning: "The number of the reason, in the numbering of the protocol named before it",
		source: "RFC 3326 §2",
	},
	{
		name: "cause",
		in: ["URI"],
		meaning: "Why the call was forwarded, as a status code (302 always, 408 no answer, 486 busy)",
		source: "RFC 4458",
	},
	{
		name: "charset",
		in: ["Content-Type", "Accept"],
		meaning: "The encoding of the characters in the body",
		source: "RFC 2046 §4.1.2",
	},
	{
		name: "cnonce",
		in: CREDENTIALS,
		meaning: "A random value of the client in a Digest response",
		source: "RFC 2617 §3.2.2",
	},
	{
		name: "cnum",
		in: CREDENTIALS,
		meaning: "The number of the signed message, counted by the client; a number may not come twice",
		source: "[MS-SIPAE]",
	},
	{
		name: "comp",
		in: ["Via", "URI"],
		meaning: "Whether messages are compressed (sigcomp)",
		source: "RFC 3486",
	},
	{
		name: "component",
		in: DIAGNOSTICS,
		meaning: "The part of the server that reports the error",
		source: "Public client traces",
	},
	{
		name: "crand",
		in: CREDENTIALS,
		meaning: "A random value of the client that goes into the signature",
		source: "[MS-SIPAE]",
	},
	{
		name: "domain",
		in: [...CHALLENGE, ...DIAGNOSTICS],
		meaning: "The domain that is meant",
		source: "RFC 3261 §20.44; [MS-OCER] 2.2.1",
	},
	{
		name: "duration",
		in: ["Retry-After"],
		meaning: "For how long the server will then be there, in seconds",
		source: "RFC 3261 §20.33",
	},
	{
		name: "early-only",
		in: ["Replaces"],
		meaning: "That the call is only replaced as long as nobody has answered it",
		source: "RFC 3891 §3",
	},
	{
		name: "end-end",
		in: ["ms-keep-alive"],
		meaning: "Whether keep-alives go from one end to the other",
		values: { yes: "they do", no: "they do not" },
		source: "[MS-CONMGMT] 2.2.1",
	},
	{
		name: "epid",
		in: ["From", "To", "Contact", "URI"],
		meaning:
			"The endpoint: which device or installation of the user this is. It stays the same over sign-ins, so it tells several devices of one user apart",
		source: "[MS-SIPRE]",
	},
	{
		name: "ErrorType",
		in: DIAGNOSTICS,
		meaning: "What kind of error it is, in the words of the sender",
		source: "Public client traces",
	},
	{
		name: "expires",
		in: ["Contact"],
		meaning: "How long this address stays registered; 0 takes it away, which signs the device out",
		seconds: true,
		source: "RFC 3261 §10.2.1.1",
	},
	{
		name: "expires",
		in: ["Subscription-State"],
		meaning: "How long the subscription still runs",
		seconds: true,
		source: "RFC 6665",
	},
	{
		name: "ext",
		in: ["URI"],
		meaning: "The extension of the telephone number",
		source: "RFC 3966",
	},
	{
		name: "filename",
		in: ["Content-Disposition"],
		meaning: "The name of the file",
		source: "RFC 2183",
	},
	{
		name: "fqdn1",
		in: DIAGNOSTICS,
		meaning: "The name of the server that DNS gave",
		source: "Public meeting server traces",
	},
	{
		name: "from-tag",
		in: ["Replaces", "Join"],
		meaning: "The From tag of the call that is meant, as the receiver of the request sees it",
		source: "RFC 3891 §3",
	},
	{
		name: "gr",
		in: ["URI"],
		meaning: "That the address leads to one particular device of the user (globally routable)",
		source: "RFC 5627",
	},
	{
		name: "gruu",
		in: ["URI"],
		meaning: "That the address leads to one particular device of the user, over the servers (globally routable)",
		source: "[MS-SIPRE]",
	},
	{
		name: "gruu",
		in: ["Contact"],
		meaning: "The address by which others reach just this device, over the servers (globally routable)",
		source: "[MS-SIPRE]",
	},
	{
		name: "gssapi-data",
		in: [...CHALLENGE, ...CREDENTIALS],
		meaning:
			"The security token of NTLM, Kerberos or TLS-DSK, in base64; empty in the first answer to an NTLM challenge",
		source: "[MS-SIPAE]",
	},
	{
		name: "handling",
		in: ["Content-Disposition"],
		meaning: "Whether the receiver must understand the body",
		values: { optional: "it may leave the body aside", required: "it must refuse the request if it does not" },
		source: "RFC 3261 §20.11",
	},
	{
		name: "hop-hop",
		in: ["ms-keep-alive"],
		meaning: "Whether keep-alives go between the client and the first server on the way",
		values: { yes: "they do", no: "they do not" },
		source: "[MS-CONMGMT] 3.4.5",
	},
	{
		name: "HRESULT",
		in: DIAGNOSTICS,
		meaning: "The error code of Windows behind the error",
		source: "Public client traces",
	},
	{
		name: "id",
		in: ["Event"],
		meaning: "Which of several subscriptions of the same dialog is meant",
		source: "RFC 6665",
	},
	{
		name: "index",
		in: ["History-Info"],
		meaning: "The place in the chain of forwards: 1.2 is the second try after 1",
		source: "RFC 7044",
	},
	{
		name: "isfocus",
		in: ["Contact"],
		meaning: "That the address is that of a conference",
		source: "RFC 4579",
	},
	{
		name: "isGateway",
		in: ["Contact"],
		meaning: "That the address is that of a Mediation Server",
		source: "Public server traces",
	},
	{
		name: "local-tag",
		in: ["Target-Dialog"],
		meaning: "The tag of the receiver of the request in the dialog that is meant",
		source: "RFC 4538 §7",
	},
	{
		name: "lr",
		in: ["URI"],
		meaning: "Loose routing: the server leaves the Request-URI as it is and goes by the Route headers",
		source: "RFC 3261 §19.1.1",
	},
	{
		name: "maddr",
		in: ["Via", "URI"],
		meaning: "The address to send to, instead of the host",
		source: "RFC 3261 §19.1.1",
	},
	{
		name: "MediaType",
		in: DIAGNOSTICS,
		meaning: "Which media failed",
		source: "Public Lync client traces",
	},
	{
		name: "method",
		in: ["URI"],
		meaning: "The method of the request that is made from this address",
		source: "RFC 3261 §19.1.1",
	},
	{
		name: "methods",
		in: ["Contact"],
		meaning: "Which methods the device takes at this address",
		source: "RFC 3840 §9",
	},
	{
		name: "ms-body",
		in: ["ms-text-format", "ms-im-format"],
		meaning: "The first instant message, in base64",
		source: "Public client traces; pidgin-sipe",
	},
	{
		name: "ms-ep-fqdn",
		in: ["ms-edge-proxy-message-trust"],
		meaning: "The Edge server that the message came in through",
		source: "[MS-SIPRE] 2.2.15",
	},
	{
		name: "ms-fe",
		in: ["URI"],
		meaning: "The front-end server of the pool that handles this dialog",
		source: "Public client traces",
	},
	{
		name: "ms-internal-info",
		in: ["Via"],
		meaning: "What the server wants to know again when the response comes back; only the server can read it",
		source: "Public client traces",
	},
	{
		name: "ms-media-location-type",
		in: ["ms-endpoint-location-data"],
		meaning: "Where the media of the device comes from",
		source: "Public client traces",
	},
	{
		name: "ms-opaque",
		in: ["URI", "Contact"],
		meaning: "A value that the client chose for itself, and that others only hand back",
		source: "[MS-SIPRE]",
	},
	{
		name: "ms-received-cid",
		in: ["Via", "URI", "Contact"],
		meaning:
			"The id that the server gave to the connection on which the request came in; it finds the way back to the client by it",
		source: "[MS-SIPRE]",
	},
	{
		name: "ms-received-port",
		in: ["Via"],
		meaning:
			"The port that the server saw the request come from; another than the client wrote means address translation on the way",
		source: "[MS-SIPRE]",
	},
	{
		name: "ms-remote-fqdn",
		in: ["ms-edge-proxy-message-trust"],
		meaning: "The server of the other organization",
		source: "[MS-SIPRE] 2.2.15",
	},
	{
		name: "ms-route-sig",
		in: ["URI"],
		meaning: "The server's signature over the route, so that nobody can change it",
		source: "[MS-SIPRE]",
	},
	{
		name: "ms-rrsig",
		in: ["Record-Route"],
		meaning: "The server's signature over this header",
		source: "Public client traces",
	},
	{
		name: "ms-source-network",
		in: ["ms-edge-proxy-message-trust"],
		meaning: "Which outer network the message came from",
		values: { federation: "a federated partner", publiccloud: "a public instant messaging provider" },
		source: "[MS-SIPRE] 2.2.15",
	},
	{
		name: "ms-source-type",
		in: ["ms-edge-proxy-message-trust"],
		meaning: "From whom the Edge server got the message",
		values: {
			authorizedserver: "a server that the administrator authorized",
			autofederation: "a partner found by DNS",
			directpartner: "a partner that the administrator named",
			edgeproxygenerated: "the Edge server itself",
			internetuser: "a user outside of the network",
		},
		source: "[MS-SIPRE] 2.2.15",
	},
	{
		name: "ms-source-verified-user",
		in: ["ms-edge-proxy-message-trust"],
		meaning: "Whether the sender's address has been verified",
		values: { verified: "it has", unverified: "it has not" },
		source: "[MS-SIPRE] 2.2.15",
	},
	{
		name: "ms-target-phone",
		in: ["History-Info"],
		meaning: "The telephone number that belongs to this target",
		source: "Public client traces",
	},
	{
		name: "msgr",
		in: ["Content-Type"],
		meaning: "How the instant message looks: font, colour and so on, in base64",
		source: "pidgin-sipe",
	},
	{
		name: "name",
		in: ["Content-Type"],
		meaning: "The name of the file",
		source: "RFC 2045 §5.1",
	},
	{
		name: "nc",
		in: CREDENTIALS,
		meaning: "How often the client has used this nonce",
		source: "RFC 2617 §3.2.2",
	},
	{
		name: "nonce",
		in: [...CHALLENGE, ...CREDENTIALS],
		meaning: "A value of the server that a Digest response has to be made with, so that no old one can be used again",
		source: "RFC 2617 §3.2.1",
	},
	{
		name: "ob",
		in: ["URI"],
		meaning: "That the client keeps a connection open for requests to this address",
		source: "RFC 5626 §4.3",
	},
	{
		name: "opaque",
		in: AUTH,
		meaning: "The name of the security association that sign-in set up; all signed messages of it carry the same value",
		source: "[MS-SIPAE]",
	},
	{
		name: "opaque",
		in: ["URI"],
		meaning: "What the server needs to find the device, service or application that the address stands for",
		source: "[MS-SIPRE]",
	},
	{
		name: "PeerServer",
		in: DIAGNOSTICS,
		meaning: "The server on the other side: the place to ask next",
		source: "Public client traces",
	},
	{
		name: "phone-context",
		in: ["URI"],
		meaning: "Where the number is valid; for this product family the dial plan that makes it a full one",
		source: "RFC 3966",
	},
	{
		name: "privacy",
		in: ["Diversion"],
		meaning: "Whether the number should be hidden from others",
		source: "RFC 5806",
	},
	{
		name: "ProfileName",
		in: DIAGNOSTICS,
		meaning: "The dial plan that was used",
		source: "Public server traces",
	},
	{
		name: "proxy",
		in: ["Contact"],
		meaning: "What the server may do with this address",
		values: { replace: "it puts the address and port there that it sees the client at" },
		source: "[MS-SIPRE]",
	},
	{
		name: "purpose",
		in: ["Call-Info"],
		meaning: "What is found at the address, such as a picture",
		source: "RFC 3261 §20.9",
	},
	{
		name: "q",
		in: ["Contact", "Accept", "Accept-Language", "Accept-Encoding"],
		meaning: "How much this one is preferred, from 0 to 1",
		source: "RFC 3261 §20.10",
	},
	{
		name: "qop",
		in: AUTH,
		meaning: "What is protected",
		values: { auth: "the sender is proved, the body is not signed", "auth-int": "the body is signed too" },
		source: "RFC 3261 §20.44; [MS-SIPAE]",
	},
	{
		name: "realm",
		in: AUTH,
		meaning: "Where the credentials count; servers of this product family all write SIP Communications Service",
		source: "RFC 3261 §20.44; [MS-SIPAE]",
	},
	{
		name: "reason",
		in: DIAGNOSTICS,
		meaning: "The error in the words of the server, which change with the release; the id before it counts",
		source: "[MS-OCER] 2.2.1",
	},
	{
		name: "reason",
		in: ["Subscription-State"],
		meaning: "Why the subscription ended",
		values: {
			deactivated: "subscribe again at once, on another server",
			giveup: "no decision could be had in time",
			invariant: "the state will never change again",
			noresource: "what was watched is gone",
			probation: "try again later",
			rejected: "the subscription was refused, trying again will not help",
			timeout: "it was not renewed in time",
		},
		source: "RFC 6665 §4.1.3",
	},
	{
		name: "reason",
		in: ["Diversion"],
		meaning: "Why the call was forwarded: busy, no answer, always",
		source: "RFC 5806",
	},
	{
		name: "received",
		in: ["Via"],
		meaning:
			"The address that the server saw the request come from; it is written when the header has a host name, or another address, mostly because of address translation",
		source: "RFC 3261 §18.2.1",
	},
	{
		name: "refresher",
		in: ["Session-Expires"],
		meaning: "Which side renews the session",
		values: { uac: "the one that sent the request", uas: "the one that answers it" },
		source: "RFC 4028 §4",
	},
	{
		name: "reg-id",
		in: ["Contact"],
		meaning: "Which of several connections of the client this is",
		source: "RFC 5626",
	},
	{
		name: "register-action",
		in: ["presence-state"],
		meaning: "What the registration did",
		values: {
			added: "a new registration of this device",
			refreshed: "a registration that stood already was renewed",
			fixed: "a registration was put right",
		},
		source: "[MS-SIPREGE]",
	},
	{
		name: "remote-tag",
		in: ["Target-Dialog"],
		meaning: "The tag of the sender of the request in the dialog that is meant",
		source: "RFC 4538 §7",
	},
	{
		name: "response",
		in: CREDENTIALS,
		meaning: "The signature of the client over the message, or the Digest response",
		source: "[MS-SIPAE]; RFC 2617 §3.2.2",
	},
	{
		name: "retry-after",
		in: ["Subscription-State"],
		meaning: "When to subscribe again",
		seconds: true,
		source: "RFC 6665 §4.1.3",
	},
	{
		name: "rn",
		in: ["URI"],
		meaning: "The number by which the networks route the call, after number portability",
		source: "RFC 4694",
	},
	{
		name: "rport",
		in: ["Via"],
		meaning: "The port that the request came from; empty in the request, filled in by the server",
		source: "RFC 3581",
	},
	{
		name: "rspauth",
		in: SIGNATURE,
		meaning:
			"The signature of the server over this message. One that begins with 0100 was made by NTLM, one with 6023 by Kerberos",
		source: "[MS-SIPAE]",
	},
	{
		name: "screen",
		in: ["Diversion"],
		meaning: "Whether the network has checked the number",
		source: "RFC 5806",
	},
	{
		name: "sip.instance",
		in: ["Contact"],
		meaning: "A UUID of the device or installation that never changes; +sip.instance tells devices of one user apart",
		source: "RFC 5626 §4.1",
	},
	{
		name: "SipResponseCode",
		in: DIAGNOSTICS,
		meaning: "The status code that the next server or gateway answered with",
		source: "Public client traces",
	},
	{
		name: "SipResponseText",
		in: DIAGNOSTICS,
		meaning: "The reason phrase that the next server or gateway answered with",
		source: "Public client traces",
	},
	{
		name: "snum",
		in: SIGNATURE,
		meaning: "The number of the signed message, counted by the server",
		source: "[MS-SIPAE]",
	},
	{
		name: "source",
		in: DIAGNOSTICS,
		meaning: "The server that reports the error: the place to look at next",
		source: "[MS-OCER] 2.2.1",
	},
	{
		name: "srand",
		in: SIGNATURE,
		meaning: "A random value of the server that goes into the signature",
		source: "[MS-SIPAE]",
	},
	{
		name: "stale",
		in: CHALLENGE,
		meaning: "Whether only the nonce was too old",
		values: { true: "the password was right, try again with the new nonce", false: "the credentials were refused" },
		source: "RFC 2617 §3.2.1",
	},
	{
		name: "start",
		in: ["Content-Type"],
		meaning: "Which part of the body is the root, from which the others are reached",
		source: "RFC 2387",
	},
	{
		name: "sts-uri",
		in: CHALLENGE,
		meaning: "The web service where the client gets its certificate for TLS-DSK",
		source: "[MS-SIPAE]",
	},
	{
		name: "summary",
		in: DIAGNOSTICS,
		meaning: "More about the error, in the words of the server",
		source: "Microsoft Learn, Skype for Business hybrid troubleshooting",
	},
	{
		name: "tag",
		in: ["From", "To"],
		meaning:
			"One side of the dialog: From tag, To tag and Call-ID together name it. A To without a tag begins something new",
		source: "RFC 3261 §19.3",
	},
	{
		name: "target",
		in: ["URI"],
		meaning: "Whose voice mail the call is for",
		source: "RFC 4458",
	},
	{
		name: "targetname",
		in: AUTH,
		meaning: "The server to sign in to: its full name, for Kerberos its service name, which begins with sip/",
		source: "[MS-SIPAE]",
	},
	{
		name: "tcp",
		in: ["ms-keep-alive"],
		meaning: "Whether the keep-alives of TCP itself are used",
		values: { yes: "they are", no: "they are not" },
		source: "[MS-CONMGMT] 2.2.1",
	},
	{
		name: "text",
		in: ["Contact"],
		meaning: "That the device takes instant messages",
		source: "RFC 3840 §9",
	},
	{
		name: "text",
		in: ["Reason"],
		meaning: "The reason in the words of the sender",
		source: "RFC 3326 §2",
	},
	{
		name: "timeout",
		in: ["ms-keep-alive"],
		meaning: "After how long without a word the connection counts as dead",
		seconds: true,
		source: "[MS-CONMGMT] 2.2.1",
	},
	{
		name: "to-tag",
		in: ["Replaces", "Join"],
		meaning: "The To tag of the call that is meant, as the receiver of the request sees it",
		source: "RFC 3891 §3",
	},
	{
		name: "transport",
		in: ["URI"],
		meaning: "How to connect to the address",
		values: TRANSPORTS,
		source: "RFC 3261 §19.1.1",
	},
	{
		name: "ttl",
		in: ["Via", "URI"],
		meaning: "How far a multicast packet may go",
		source: "RFC 3261 §19.1.1",
	},
	{
		name: "type",
		in: ["Content-Type"],
		meaning: "The type of the root part of the body",
		source: "RFC 2387",
	},
	{
		name: "uri",
		in: CREDENTIALS,
		meaning: "The address that the Digest response was made for",
		source: "RFC 2617 §3.2.2",
	},
	{
		name: "user",
		in: ["URI"],
		meaning: "What the part before the @ is",
		values: { phone: "a telephone number", ip: "a user name" },
		source: "RFC 3261 §19.1.1",
	},
	{
		name: "username",
		in: CREDENTIALS,
		meaning: "Who signs in, by Digest",
		source: "RFC 3261 §20.7",
	},
	{
		name: "UserType",
		in: DIAGNOSTICS,
		meaning: "Which side reports the failure: Caller or Callee",
		source: "Public Lync client traces",
	},
	{
		name: "version",
		in: [...CHALLENGE, ...CREDENTIALS],
		meaning:
			"The version of the signatures; missing means 2. From 3 on the To address and the asserted identities are signed as well, and from 4 on the last message of an NTLM handshake is signed",
		source: "[MS-SIPAE]",
	},
	{
		name: "video",
		in: ["Contact"],
		meaning: "That the device takes video calls",
		source: "RFC 3840 §9",
	},
	{
		name: "WinsockFailureCode",
		in: DIAGNOSTICS,
		meaning: "The error of the network connection, by its number and name in Windows",
		source: "Public client traces",
	},
	{
		name: "WinsockFailureDescription",
		in: DIAGNOSTICS,
		meaning: "The error of the network connection in words",
		source: "Public client traces",
	},
];

/** The row of a parameter by its name in any case, with or without `+`, for one header or for `URI`. */
export function parameterFact(name: string, place: string): Parameter | undefined {
	const wanted = name.replace(/^\+/, "").toLowerCase();
	return byName.get(wanted)?.find((row) => row.in.includes(place));
}

const byName = new Map<string, Parameter[]>();
for (const row of parameters) {
	const key = row.name.toLowerCase();
	byName.set(key, [...(byName.get(key) ?? []), row]);
}
