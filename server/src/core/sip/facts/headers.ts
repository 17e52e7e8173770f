// SIP headers: all of RFC 3261, the registered ones that occur beside this product family, and Microsoft's own.

/** What a header is about. */
export type HeaderKind =
	| "routing"
	| "dialog"
	| "auth"
	| "content"
	| "capability"
	| "event"
	| "identity"
	| "diagnostic"
	| "microsoft"
	| "other";

/** How the kinds of headers are called. */
export const headerKinds: Readonly<Record<HeaderKind, string>> = {
	routing: "routing header",
	dialog: "dialog header",
	auth: "sign-in header",
	content: "content header",
	capability: "capability header",
	event: "event header",
	identity: "identity header",
	diagnostic: "diagnostic header",
	microsoft: "Microsoft header",
	other: "header",
};

/** One SIP header. */
export interface Header {
	/** The canonical spelling; on the wire any case will do. */
	readonly name: string;
	/** The one-letter name, for those that have one. */
	readonly compact?: string;
	readonly kind: HeaderKind;
	/** What the header says: capital first, no full stop. */
	readonly meaning: string;
	readonly source: string;
}

/** All headers, in alphabetical order whatever the case. */
export const headers = [
	{
		name: "Accept",
		kind: "content",
		meaning: "Which content types the sender can take in the body of an answer",
		source: "RFC 3261 §20.1",
	},
	{
		name: "Accept-Contact",
		compact: "a",
		kind: "routing",
		meaning: "Which of several devices the caller would like to reach",
		source: "RFC 3841",
	},
	{
		name: "Accept-Encoding",
		kind: "content",
		meaning: "Which encodings of a body the sender can take",
		source: "RFC 3261 §20.2",
	},
	{
		name: "Accept-Language",
		kind: "content",
		meaning: "Which languages the sender would like",
		source: "RFC 3261 §20.3",
	},
	{
		name: "Accept-Resource-Priority",
		kind: "other",
		meaning: "Which priorities of requests the sender can handle",
		source: "RFC 4412",
	},
	{ name: "Alert-Info", kind: "other", meaning: "Which ring tone to use", source: "RFC 3261 §20.4" },
	{ name: "AlertMsg-Error", kind: "diagnostic", meaning: "What was wrong with an alert", source: "RFC 8876" },
	{ name: "Allow", kind: "capability", meaning: "Which methods the sender supports", source: "RFC 3261 §20.5" },
	{
		name: "Allow-Events",
		compact: "u",
		kind: "event",
		meaning: "Which event packages the sender supports",
		source: "RFC 6665",
	},
	{
		name: "Answer-Mode",
		kind: "other",
		meaning: "Whether the call should be answered by itself or by a person",
		source: "RFC 5373",
	},
	{
		name: "Authentication-Info",
		kind: "auth",
		meaning: "The server's signature over this message, which proves that it comes from the server",
		source: "RFC 3261 §20.6; [MS-SIPAE]",
	},
	{
		name: "Authorization",
		kind: "auth",
		meaning: "The credentials of the client for the server",
		source: "RFC 3261 §20.7; [MS-SIPAE]",
	},
	{
		name: "Call-ID",
		compact: "i",
		kind: "dialog",
		meaning: "The name that all messages of one call or registration share",
		source: "RFC 3261 §20.8",
	},
	{
		name: "Call-Info",
		kind: "other",
		meaning: "Where to find more about the caller or the called person",
		source: "RFC 3261 §20.9",
	},
	{
		name: "Contact",
		compact: "m",
		kind: "routing",
		meaning: "The address at which the sender can be reached directly",
		source: "RFC 3261 §20.10",
	},
	{ name: "Content-Disposition", kind: "content", meaning: "What the body is for", source: "RFC 3261 §20.11" },
	{
		name: "Content-Encoding",
		compact: "e",
		kind: "content",
		meaning: "How the body is encoded",
		source: "RFC 3261 §20.12",
	},
	{
		name: "Content-ID",
		kind: "content",
		meaning: "The name of the body, so that other parts can refer to it",
		source: "RFC 8262",
	},
	{ name: "Content-Language", kind: "content", meaning: "The language of the body", source: "RFC 3261 §20.13" },
	{
		name: "Content-Length",
		compact: "l",
		kind: "content",
		meaning: "The length of the body in bytes",
		source: "RFC 3261 §20.14",
	},
	{
		name: "Content-Transfer-Encoding",
		kind: "content",
		meaning: "How this part of the body is written, such as binary or base64",
		source: "RFC 2045 §6",
	},
	{ name: "Content-Type", compact: "c", kind: "content", meaning: "The type of the body", source: "RFC 3261 §20.15" },
	{
		name: "CSeq",
		kind: "dialog",
		meaning: "The number and method of the request, which a response repeats",
		source: "RFC 3261 §20.16",
	},
	{
		name: "Date",
		kind: "other",
		meaning: "The sender's date and time in GMT, which sign-in compares with the clock of the client",
		source: "RFC 3261 §20.17",
	},
	{ name: "Diversion", kind: "routing", meaning: "From whom and why the call was forwarded", source: "RFC 5806" },
	{ name: "Encryption", kind: "auth", meaning: "That the body is encrypted, no longer in use", source: "RFC 2543" },
	{
		name: "EndPoints",
		kind: "microsoft",
		meaning: "The people in a conversation with more than two",
		source: "Public client traces; pidgin-sipe",
	},
	{ name: "Error-Info", kind: "diagnostic", meaning: "Where to find more about an error", source: "RFC 3261 §20.18" },
	{
		name: "Event",
		compact: "o",
		kind: "event",
		meaning: "The event package that a subscription or notification is about",
		source: "RFC 6665",
	},
	{
		name: "Expires",
		kind: "other",
		meaning: "After how many seconds the registration, subscription or invitation ends",
		source: "RFC 3261 §20.19",
	},
	{
		name: "Feature-Caps",
		kind: "capability",
		meaning: "Which capabilities a server on the way has",
		source: "RFC 6809",
	},
	{ name: "Flow-Timer", kind: "routing", meaning: "How often the client has to send keep-alives", source: "RFC 5626" },
	{
		name: "From",
		compact: "f",
		kind: "dialog",
		meaning: "Who the request comes from, with the tag that the sender chose",
		source: "RFC 3261 §20.20",
	},
	{ name: "Geolocation", kind: "other", meaning: "Where to find the location of the caller", source: "RFC 6442" },
	{
		name: "Geolocation-Error",
		kind: "diagnostic",
		meaning: "Why the location of the caller could not be used",
		source: "RFC 6442",
	},
	{
		name: "Geolocation-Routing",
		kind: "other",
		meaning: "Whether the call may be routed by the location of the caller",
		source: "RFC 6442",
	},
	{
		name: "Hide",
		kind: "routing",
		meaning: "That the route should be hidden from others, no longer in use",
		source: "RFC 2543",
	},
	{
		name: "History-Info",
		kind: "routing",
		meaning: "Over which addresses the request came here, and why",
		source: "RFC 7044",
	},
	{
		name: "Identity",
		compact: "y",
		kind: "identity",
		meaning: "A signature over the identity of the caller",
		source: "RFC 8224",
	},
	{
		name: "Identity-Info",
		kind: "identity",
		meaning: "Where to get the certificate of the signed identity, no longer in use",
		source: "RFC 4474",
	},
	{
		name: "In-Reply-To",
		kind: "dialog",
		meaning: "To which earlier calls this one is an answer",
		source: "RFC 3261 §20.21",
	},
	{ name: "Info-Package", kind: "event", meaning: "What kind of INFO this is", source: "RFC 6086" },
	{ name: "Join", kind: "dialog", meaning: "The call that this new one should be joined with", source: "RFC 3911" },
	{
		name: "Max-Breadth",
		kind: "routing",
		meaning: "To how many targets at once the request may be forked",
		source: "RFC 5393",
	},
	{
		name: "Max-Forwards",
		kind: "routing",
		meaning: "Through how many more servers the request may go",
		source: "RFC 3261 §20.22",
	},
	{
		name: "Message-Id",
		kind: "microsoft",
		meaning: "The id of an instant message, for reports on its delivery",
		source: "pidgin-sipe",
	},
	{
		name: "MIME-Version",
		kind: "content",
		meaning: "The version of MIME that the body follows",
		source: "RFC 3261 §20.24",
	},
	{
		name: "Min-Expires",
		kind: "other",
		meaning: "The shortest expiry time that the server accepts",
		source: "RFC 3261 §20.23",
	},
	{ name: "Min-SE", kind: "other", meaning: "The shortest session timer that the sender accepts", source: "RFC 4028" },
	{
		name: "ms-application-via",
		kind: "microsoft",
		meaning: "Which server applications have handled the request already",
		source: "[MS-OCER] (text of id 12007)",
	},
	{
		name: "ms-client-diagnostics",
		kind: "diagnostic",
		meaning: "Why the client refused or ended something, by id",
		source: "[MS-OCER] 2.2.1.2",
	},
	{
		name: "Ms-Conversation-ID",
		kind: "microsoft",
		meaning: "The conversation that a call or message belongs to",
		source: "Public client traces; pidgin-sipe",
	},
	{
		name: "ms-diagnostics",
		kind: "diagnostic",
		meaning: "Why the server refused something, by id",
		source: "[MS-OCER] 2.2.1",
	},
	{
		name: "ms-diagnostics-public",
		kind: "diagnostic",
		meaning: "Why the server refused something, in the version for other organizations",
		source: "[MS-OCER] 2.2.1",
	},
	{
		name: "ms-edge-proxy-message-trust",
		kind: "microsoft",
		meaning: "Whether the message came through the Edge server from outside, and from whom",
		source: "[MS-SIPRE] 2.2.15",
	},
	{
		name: "ms-endpoint-location-data",
		kind: "microsoft",
		meaning: "Whether the device is inside or outside of the network",
		source: "Public client traces",
	},
	{
		name: "ms-im-format",
		kind: "microsoft",
		meaning: "The first instant message in formatted text, which comes with the invitation",
		source: "Public client traces",
	},
	{
		name: "ms-keep-alive",
		kind: "microsoft",
		meaning: "How often the client has to send keep-alives on the connection",
		source: "[MS-CONMGMT] 2.2.1",
	},
	{
		name: "Ms-Mcu-Contact",
		kind: "microsoft",
		meaning: "The address of the conferencing server",
		source: "[MS-OCER] (text of id 3011)",
	},
	{
		name: "ms-mediation-generated",
		kind: "microsoft",
		meaning: "That the Mediation Server made this message itself",
		source: "[MS-OCPSTN] 4.8",
	},
	{
		name: "ms-piggyback-cseq",
		kind: "microsoft",
		meaning: "That the response carries a first notification, and its number",
		source: "[MS-SIP] 3.4",
	},
	{ name: "Ms-Sender", kind: "microsoft", meaning: "Who wrote the instant message", source: "pidgin-sipe" },
	{
		name: "ms-split-domain-info",
		kind: "microsoft",
		meaning: "How a domain is shared between a deployment on premises and one online",
		source: "Microsoft Learn, Skype for Business hybrid troubleshooting",
	},
	{
		name: "ms-subnet",
		kind: "microsoft",
		meaning: "The subnet of the client, for bandwidth policy and emergency calls",
		source: "Public client traces",
	},
	{
		name: "ms-telemetry-id",
		kind: "microsoft",
		meaning: "An id under which the service logs the request",
		source: "Microsoft Learn, Skype for Business troubleshooting",
	},
	{
		name: "ms-text-format",
		kind: "microsoft",
		meaning: "The format of an instant message that comes with the invitation, or the message itself",
		source: "pidgin-sipe",
	},
	{
		name: "ms-user-logon-data",
		kind: "microsoft",
		meaning: "Whether the user is signed in from inside or outside",
		source: "Microsoft Learn, Skype for Business troubleshooting",
	},
	{ name: "Organization", kind: "identity", meaning: "The organization of the sender", source: "RFC 3261 §20.25" },
	{
		name: "P-Access-Network-Info",
		kind: "other",
		meaning: "Over which kind of network the client is connected",
		source: "RFC 7315",
	},
	{
		name: "P-Answer-State",
		kind: "other",
		meaning: "Whether the answer was given on behalf of the called person (push-to-talk)",
		source: "RFC 4964",
	},
	{
		name: "P-Asserted-Identity",
		kind: "identity",
		meaning: "Who the sender is, as the server has proved it",
		source: "RFC 3325",
	},
	{
		name: "P-Asserted-Service",
		kind: "identity",
		meaning: "Which service the request belongs to, as the network has checked it",
		source: "RFC 6050",
	},
	{
		name: "P-Associated-URI",
		kind: "identity",
		meaning: "Which other addresses belong to the registered user",
		source: "RFC 7315",
	},
	{
		name: "P-Called-Party-ID",
		kind: "identity",
		meaning: "The address that was called in the first place",
		source: "RFC 7315",
	},
	{ name: "P-Charging-Function-Addresses", kind: "other", meaning: "Where charging records go", source: "RFC 7315" },
	{ name: "P-Charging-Vector", kind: "other", meaning: "An id for charging", source: "RFC 7315" },
	{ name: "P-Early-Media", kind: "other", meaning: "Whether sound before the answer is allowed", source: "RFC 5009" },
	{ name: "P-Media-Authorization", kind: "auth", meaning: "A token for reserving bandwidth", source: "RFC 3313" },
	{
		name: "P-Preferred-Identity",
		kind: "identity",
		meaning: "Which of its addresses the sender wants to be shown",
		source: "RFC 3325",
	},
	{ name: "P-Preferred-Service", kind: "identity", meaning: "Which service the sender asks for", source: "RFC 6050" },
	{
		name: "P-Private-Network-Indication",
		kind: "other",
		meaning: "That the call belongs to a private network",
		source: "RFC 7316",
	},
	{
		name: "P-Profile-Key",
		kind: "identity",
		meaning: "The key of the profile that the address belongs to",
		source: "RFC 5002",
	},
	{ name: "P-Served-User", kind: "identity", meaning: "The user that a server acts for", source: "RFC 5502" },
	{ name: "P-User-Database", kind: "routing", meaning: "Which database holds the user", source: "RFC 4457" },
	{
		name: "P-Visited-Network-ID",
		kind: "other",
		meaning: "The network that the client is visiting",
		source: "RFC 7315",
	},
	{
		name: "Path",
		kind: "routing",
		meaning: "Over which servers the registered client can be reached",
		source: "RFC 3327",
	},
	{ name: "Permission-Missing", kind: "auth", meaning: "Whose consent is missing", source: "RFC 5360" },
	{ name: "Policy-Contact", kind: "other", meaning: "Where to get the policies for the session", source: "RFC 6794" },
	{ name: "Policy-ID", kind: "other", meaning: "Which policy server the session was shown to", source: "RFC 6794" },
	{
		name: "presence-state",
		kind: "microsoft",
		meaning: "What the sign-in did at the registrar, and whether it is the user's own pool",
		source: "[MS-SIPREGE]",
	},
	{ name: "Priority", kind: "other", meaning: "How urgent the request is", source: "RFC 3261 §20.26" },
	{
		name: "Priv-Answer-Mode",
		kind: "other",
		meaning: "As Answer-Mode, for somebody with the right to insist on it",
		source: "RFC 5373",
	},
	{ name: "Privacy", kind: "identity", meaning: "What the servers should keep from others", source: "RFC 3323" },
	{
		name: "Proxy-Authenticate",
		kind: "auth",
		meaning: "The challenge of a proxy: how the client can prove who it is",
		source: "RFC 3261 §20.27; [MS-SIPAE]",
	},
	{
		name: "Proxy-Authentication-Info",
		kind: "auth",
		meaning: "The proxy's signature over this message",
		source: "[MS-SIPAE]",
	},
	{
		name: "Proxy-Authorization",
		kind: "auth",
		meaning: "The credentials of the client for the proxy",
		source: "RFC 3261 §20.28; [MS-SIPAE]",
	},
	{
		name: "Proxy-Require",
		kind: "capability",
		meaning: "Which extensions every proxy on the way must support",
		source: "RFC 3261 §20.29",
	},
	{ name: "RAck", kind: "dialog", meaning: "Which provisional response a PRACK confirms", source: "RFC 3262" },
	{ name: "Reason", kind: "diagnostic", meaning: "Why a request such as BYE or CANCEL was sent", source: "RFC 3326" },
	{
		name: "Record-Route",
		kind: "routing",
		meaning: "The servers that want to stay on the route of the dialog",
		source: "RFC 3261 §20.30",
	},
	{ name: "Recv-Info", kind: "capability", meaning: "Which kinds of INFO the sender takes", source: "RFC 6086" },
	{
		name: "Refer-Events-At",
		kind: "event",
		meaning: "Where to subscribe to how the REFER is getting on",
		source: "RFC 7614",
	},
	{
		name: "Refer-Sub",
		kind: "event",
		meaning: "Whether the sender of a REFER wants to be told how it goes",
		source: "RFC 4488",
	},
	{
		name: "Refer-To",
		compact: "r",
		kind: "routing",
		meaning: "Whom the other side should contact",
		source: "RFC 3515",
	},
	{
		name: "Referred-By",
		compact: "b",
		kind: "identity",
		meaning: "Who asked for this request by a REFER",
		source: "RFC 3892",
	},
	{
		name: "Reject-Contact",
		compact: "j",
		kind: "routing",
		meaning: "Which devices the caller does not want to reach",
		source: "RFC 3841",
	},
	{
		name: "Remote-Party-ID",
		kind: "identity",
		meaning: "Who the caller or called person is, in an old draft",
		source: "draft-ietf-sip-privacy",
	},
	{ name: "Replaces", kind: "dialog", meaning: "The call that this new one takes the place of", source: "RFC 3891" },
	{
		name: "Reply-To",
		kind: "identity",
		meaning: "The address for an answer, when it is not From",
		source: "RFC 3261 §20.31",
	},
	{
		name: "Request-Disposition",
		compact: "d",
		kind: "routing",
		meaning: "How the caller wants the servers to handle the request",
		source: "RFC 3841",
	},
	{
		name: "Require",
		kind: "capability",
		meaning: "Which extensions the other side must support",
		source: "RFC 3261 §20.32",
	},
	{ name: "Resource-Priority", kind: "other", meaning: "Which priority the request has", source: "RFC 4412" },
	{
		name: "Response-Key",
		kind: "auth",
		meaning: "The key for encrypting the answer, no longer in use",
		source: "RFC 2543",
	},
	{
		name: "Retry-After",
		kind: "diagnostic",
		meaning: "After how many seconds to try again",
		source: "RFC 3261 §20.33",
	},
	{
		name: "Roster-Manager",
		kind: "microsoft",
		meaning: "Who manages the list of people in a conversation",
		source: "Public client traces; pidgin-sipe",
	},
	{
		name: "Route",
		kind: "routing",
		meaning: "The servers that the request has to go through",
		source: "RFC 3261 §20.34",
	},
	{
		name: "RSeq",
		kind: "dialog",
		meaning: "The number of a provisional response that has to be confirmed",
		source: "RFC 3262",
	},
	{
		name: "Security-Client",
		kind: "auth",
		meaning: "Which security mechanisms the client supports",
		source: "RFC 3329",
	},
	{
		name: "Security-Server",
		kind: "auth",
		meaning: "Which security mechanisms the server supports",
		source: "RFC 3329",
	},
	{
		name: "Security-Verify",
		kind: "auth",
		meaning: "What the server said about security mechanisms, repeated by the client",
		source: "RFC 3329",
	},
	{ name: "Server", kind: "capability", meaning: "The software of the server", source: "RFC 3261 §20.35" },
	{
		name: "Service-Route",
		kind: "routing",
		meaning: "The route to the services of the home server",
		source: "RFC 3608",
	},
	{
		name: "Session-Expires",
		compact: "x",
		kind: "dialog",
		meaning: "After how many seconds the call ends unless it is renewed",
		source: "RFC 4028",
	},
	{
		name: "Session-ID",
		kind: "dialog",
		meaning: "A name of the call that survives servers which change the Call-ID",
		source: "RFC 7989",
	},
	{ name: "SIP-ETag", kind: "event", meaning: "The version of the published state", source: "RFC 3903" },
	{
		name: "SIP-If-Match",
		kind: "event",
		meaning: "The version of the published state that this request builds on",
		source: "RFC 3903",
	},
	{
		name: "Subject",
		compact: "s",
		kind: "other",
		meaning: "What the call or conversation is about",
		source: "RFC 3261 §20.36",
	},
	{
		name: "Subscription-State",
		kind: "event",
		meaning: "Whether the subscription is active, and why not",
		source: "RFC 6665",
	},
	{
		name: "Supported",
		compact: "k",
		kind: "capability",
		meaning: "Which extensions the sender supports",
		source: "RFC 3261 §20.37",
	},
	{
		name: "Suppress-If-Match",
		kind: "event",
		meaning: "That no notification is wanted when nothing has changed",
		source: "RFC 5839",
	},
	{ name: "Target-Dialog", kind: "dialog", meaning: "A dialog that shows the request is allowed", source: "RFC 4538" },
	{
		name: "Timestamp",
		kind: "other",
		meaning: "When the request was sent, for measuring the delay",
		source: "RFC 3261 §20.38",
	},
	{
		name: "To",
		compact: "t",
		kind: "dialog",
		meaning: "Whom the request is for, with the tag that the receiver chose",
		source: "RFC 3261 §20.39",
	},
	{ name: "Trigger-Consent", kind: "auth", meaning: "Whose consent is to be asked for", source: "RFC 5360" },
	{
		name: "TriggeredInvite",
		kind: "microsoft",
		meaning: "That the invitation follows from an earlier one, as when a chat grows into a conference",
		source: "pidgin-sipe",
	},
	{
		name: "Unsupported",
		kind: "capability",
		meaning: "Which required extensions the server does not support",
		source: "RFC 3261 §20.40",
	},
	{ name: "User-Agent", kind: "capability", meaning: "The software of the client", source: "RFC 3261 §20.41" },
	{
		name: "User-to-User",
		kind: "other",
		meaning: "Data that the two ends of the call exchange, such as of a call center",
		source: "RFC 7433",
	},
	{
		name: "Via",
		compact: "v",
		kind: "routing",
		meaning: "The way the request has come, which the response goes back",
		source: "RFC 3261 §20.42",
	},
	{
		name: "Warning",
		kind: "diagnostic",
		meaning: "A code and a text about what went wrong",
		source: "RFC 3261 §20.43",
	},
	{
		name: "WWW-Authenticate",
		kind: "auth",
		meaning: "The challenge of the server: how the client can prove who it is",
		source: "RFC 3261 §20.44; [MS-SIPAE]",
	},
] as const satisfies readonly Header[];

const byName: ReadonlyMap<string, Header> = new Map(
	headers.flatMap((row: Header) => {
		const long: [string, Header] = [row.name.toLowerCase(), row];
		return row.compact === undefined ? [long] : [long, [row.compact, row] as [string, Header]];
	}),
);

/** The row of a header by its full or compact name, in any case; undefined when it is unknown. */
export function header(name: string): Header | undefined {
	return byName.get(name.toLowerCase());
}
