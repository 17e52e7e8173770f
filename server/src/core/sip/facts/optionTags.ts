// Option tags of Supported, Require, Proxy-Require and Unsupported headers.

/** One extension that a side can support or require. */
export interface OptionTag {
	readonly name: string;
	/** A clause: capital first, no full stop. */
	readonly meaning: string;
	readonly source: string;
}

/** The option tags that turn up in these logs, in alphabetical order whatever the case. */
export const optionTags: readonly OptionTag[] = [
	{ name: "100rel", meaning: "Provisional responses are confirmed with PRACK", source: "RFC 3262" },
	{ name: "199", meaning: "Telling when one branch of a forked call has ended", source: "RFC 6228" },
	{ name: "adhoclist", meaning: "One SUBSCRIBE for a list of contacts in its body", source: "[MS-PRES]" },
	{ name: "answermode", meaning: "Saying whether a call should be answered by itself", source: "RFC 5373" },
	{
		name: "categoryList",
		meaning: "A SUBSCRIBE names the categories of presence that it is about",
		source: "[MS-PRES]",
	},
	{
		name: "com.microsoft.autoextend",
		meaning: "Every notification renews the subscription, so that the client need not",
		source: "[MS-SIP] 3.6",
	},
	{ name: "com.microsoft.msrtc.presence", meaning: "The presence of the 2007 release and later", source: "[MS-PRES]" },
	{
		name: "com.microsoft.rtc-multiparty",
		meaning: "Conversations with more than two without a server (2005 release)",
		source: "Public client traces; pidgin-sipe",
	},
	{ name: "early-session", meaning: "Media before the answer in a session description of its own", source: "RFC 3959" },
	{ name: "eventlist", meaning: "One subscription for a list of people", source: "RFC 4662" },
	{ name: "from-change", meaning: "The address in From may change during a dialog", source: "RFC 4916" },
	{ name: "geolocation-http", meaning: "A location that is fetched by HTTP", source: "RFC 6442" },
	{ name: "geolocation-sip", meaning: "A location that is fetched by SIP", source: "RFC 6442" },
	{ name: "gruu", meaning: "Addresses that lead to one particular device (GRUU)", source: "RFC 5627" },
	{
		name: "gruu-10",
		meaning: "Addresses that lead to one particular device (GRUU), by draft 10",
		source: "[MS-SIPRE]",
	},
	{ name: "histinfo", meaning: "The History-Info header", source: "RFC 7044" },
	{ name: "ice", meaning: "Finding a way for the media by connectivity checks (ICE)", source: "RFC 5768" },
	{ name: "join", meaning: "The Join header", source: "RFC 3911" },
	{ name: "ms-benotify", meaning: "Notifications without an answer (BENOTIFY)", source: "[MS-SIP] 3.5" },
	{ name: "ms-conf-invite", meaning: "Invitations to a conference", source: "Public client traces; pidgin-sipe" },
	{
		name: "ms-delayed-accept",
		meaning: "An invitation to a conversation that is accepted only when the user looks at it",
		source: "Public client traces",
	},
	{
		name: "ms-dialog-route-set-update",
		meaning: "The route of a dialog may change while it lasts, as when a server is replaced",
		source: "Public client traces",
	},
	{ name: "ms-early-media", meaning: "Sound before the call is answered", source: "[MS-OCPSTN]" },
	{
		name: "ms-embedded-first-message",
		meaning: "The first instant message inside the invitation",
		source: "Public client traces",
	},
	{ name: "ms-forking", meaning: "Requests that go to several devices at once", source: "[MS-SIPRE]" },
	{
		name: "ms-keepalive-deregister",
		meaning: "The server signs a client out whose keep-alives stop",
		source: "Public client traces",
	},
	{
		name: "ms-piggyback-first-notify",
		meaning: "The first notification inside the response to SUBSCRIBE",
		source: "[MS-SIP] 3.4",
	},
	{ name: "ms-renders-gif", meaning: "Pictures (GIF) in instant messages are shown", source: "Public client traces" },
	{ name: "ms-renders-isf", meaning: "Ink in instant messages is shown", source: "Public client traces" },
	{
		name: "ms-renders-mime-alternative",
		meaning: "Instant messages in several formats at once",
		source: "Public client traces",
	},
	{
		name: "ms-safe-transfer",
		meaning: "Call transfer that keeps the call when the transfer fails",
		source: "Public client traces",
	},
	{
		name: "ms-sender",
		meaning: "The Ms-Sender header, which says who wrote an instant message",
		source: "Public client traces; pidgin-sipe",
	},
	{
		name: "ms-ucs",
		meaning: "The contact list may be kept in Exchange (unified contact store)",
		source: "pidgin-sipe",
	},
	{
		name: "ms-userservices-state-notification",
		meaning: "The server says when its user services stop and come back",
		source: "Public client traces",
	},
	{
		name: "msrtc-event-categories",
		meaning: "Presence in categories, as in the 2007 release and later",
		source: "[MS-PRES]",
	},
	{ name: "multiple-refer", meaning: "REFER to several targets at once", source: "RFC 5368" },
	{ name: "norefersub", meaning: "REFER without a subscription to how it goes", source: "RFC 4488" },
	{ name: "nosub", meaning: "REFER without a subscription to how it goes, and without a new one", source: "RFC 7614" },
	{ name: "outbound", meaning: "Connections that the client keeps open for the way back", source: "RFC 5626" },
	{ name: "path", meaning: "The Path header", source: "RFC 3327" },
	{ name: "precondition", meaning: "Media only after bandwidth has been reserved", source: "RFC 3312" },
	{ name: "pref", meaning: "What the caller prefers among several devices", source: "RFC 3840" },
	{ name: "privacy", meaning: "The Privacy header", source: "RFC 3323" },
	{ name: "recipient-list-invite", meaning: "An INVITE to a list of people", source: "RFC 5366" },
	{ name: "replaces", meaning: "The Replaces header", source: "RFC 3891" },
	{ name: "resource-priority", meaning: "Priorities of requests", source: "RFC 4412" },
	{ name: "sdp-anat", meaning: "Addresses of both IPv4 and IPv6 in a session description", source: "RFC 4092" },
	{ name: "sec-agree", meaning: "Agreement on security mechanisms", source: "RFC 3329" },
	{ name: "siprec", meaning: "Recording of calls by another server", source: "RFC 7866" },
	{ name: "tdialog", meaning: "The Target-Dialog header", source: "RFC 4538" },
	{ name: "timer", meaning: "Calls that end unless they are renewed (session timer)", source: "RFC 4028" },
	{ name: "uui", meaning: "The User-to-User header", source: "RFC 7433" },
];

const byName: ReadonlyMap<string, OptionTag> = new Map(optionTags.map((row) => [row.name.toLowerCase(), row]));

/** The row of an option tag, in any case. */
export function optionTag(name: string): OptionTag | undefined {
	return byName.get(name.toLowerCase());
}
